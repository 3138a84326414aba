"""Values that wait on the disk come back as they were, and sorted ones in order."""

from itertools import chain
from pathlib import Path
from random import Random

import pytest

from kg.spool import Filed, Listed, Sorter, Spool

PIECES = [b"", b"a", "字".encode() * 9, bytes(1 << 21), bytes(1 << 21), b"behind what memory holds"]


def test_pieces_come_back_in_whatever_order_they_are_asked_for(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    for number, piece in enumerate(PIECES):
        assert spool.put(piece) == number
        assert spool[number // 2] == PIECES[number // 2]  # read between two that are written
    assert [spool[number] for number in (5, 0, 3, 2, 4, 1)] == [PIECES[number] for number in (5, 0, 3, 2, 4, 1)]
    assert len(spool) == len(PIECES)
    assert not list(tmp_path.iterdir())


def test_values_of_any_kind_come_back() -> None:
    values = [None, "字", ("a", frozenset({1})), {"b": [0.5]}]
    listed: Listed[object] = Listed()
    assert [listed[listed.put(value)] for value in values] == values


def test_values_of_one_key_stay_together() -> None:
    filed: Filed[str, int] = Filed()
    for number in range(10):
        filed.put("odd" if number % 2 else "even", number)
    assert {key: filed.of(key) for key in filed} == {"even": [0, 2, 4, 6, 8], "odd": [1, 3, 5, 7, 9]}


SORTED = [
    # keys as they come, their order by number
    ([], []),
    ([("b",), ("a",)], [1, 0]),
    ([("a", "b"), ("a",), ("a", "a")], [1, 2, 0]),
    ([("a",), ("a",), ("a",)], [0, 1, 2]),
    ([("字",), ("z",), ("",)], [2, 1, 0]),
]


@pytest.mark.parametrize("run", [1, 2, 100])
@pytest.mark.parametrize(("keys", "order"), SORTED, ids=str)
def test_sorted_by_key_then_by_coming(keys: list[tuple[str, ...]], order: list[int], run: int) -> None:
    sorter = Sorter(run=run)
    for key in keys:
        sorter.put(key, {"of": list(key)})
    for _ in range(2):  # as often as needed
        assert list(sorter) == [(keys[number], number, {"of": list(keys[number])}) for number in order]


def test_many_runs_make_one_order() -> None:
    keys = [(str(Random(number).random()),) for number in range(3000)]
    sorter = Sorter(run=700)
    for key in chain(keys, keys):
        sorter.put(key, None)
    assert [key for key, _, _ in sorter] == sorted([*keys, *keys])
