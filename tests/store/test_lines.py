"""Lines of sorted files are found by their keys, and a few of them changed, as if the whole file had been read."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from kg.graph import Graph, Node, node_lines
from kg.store.ledger import Ledger
from kg.store.lines import NODE, Change, Lines

TEXTS = ["", "a", 'quoted "x"', "back\\slash", "字", "長" * 300, "\x01", "tab\t"]


def nodes(chance: Random, number: int) -> dict[tuple[str, ...], str]:
    made = [
        Node(chance.choice("AB"), f"{chance.choice(TEXTS)}{chance.randrange(40)}", {"text": chance.choice(TEXTS)}) for _ in range(number)
    ]
    graph = Graph.of(made, ())
    return {(node.kind, node.id): line for node, line in zip(graph.nodes, node_lines(graph), strict=True)}


def written(path: Path, lines: dict[tuple[str, ...], str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines.values()), "utf-8")
    return path


@pytest.mark.parametrize("number", [0, 1, 2, 60])
def test_every_line_is_found_by_its_key(number: int, tmp_path: Path) -> None:
    told, others = nodes(Random(number), number), nodes(Random(99), 60)
    lines = Lines(written(tmp_path / "nodes.jsonl", told), NODE)
    assert {key: lines.find(key) for key in told} == told
    assert {key for key in others if lines.find(key)} == others.keys() & told.keys()
    assert lines.starting(("A",)) == [line for key, line in told.items() if key[0] == "A"]
    lines.close()


@pytest.mark.parametrize("seed", range(20))
def test_a_few_lines_change_and_all_others_stay(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    old, new = nodes(chance, chance.choice([0, 1, 40])), nodes(chance, chance.choice([0, 1, 10]))
    gone = chance.sample(sorted(old), len(old) // 4)
    lines = Lines(written(tmp_path / "old.jsonl", old), NODE)
    given = dict.fromkeys(gone) | new
    changes, digest = lines.changes(given), lines.written(tmp_path / "new.jsonl", given)
    lines.close()
    left = {key: line for key, line in old.items() if key not in gone} | new
    expected = written(tmp_path / "expected.jsonl", dict(sorted(left.items())))
    assert (tmp_path / "new.jsonl").read_bytes() == expected.read_bytes()
    assert digest == sha256(expected.read_bytes()).hexdigest()
    differing = sorted({key for key, _ in {*old.items()} ^ {*left.items()}})
    assert changes == {key: Change(old.get(key), left.get(key)) for key in differing}


@pytest.mark.parametrize("seed", range(20))
def test_what_came_since_counts_as_if_it_stood_in_the_file(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    old, first, second = (nodes(chance, chance.choice(numbers)) for numbers in ([0, 1, 40], [0, 10], [0, 10]))
    gone = dict.fromkeys(chance.sample(sorted(old), len(old) // 4))
    with closing(Ledger(tmp_path / "state.db")) as ledger:
        late = ledger.late("nodes.jsonl")
        for came in (first, gone | second):
            late.put(came.items())
        left = {key: line for key, line in (old | first | gone | second).items() if line}
        lines = Lines(written(tmp_path / "nodes.jsonl", old), NODE, late)
        assert {key: lines.find(key) for key in old | first | second} == {key: left.get(key) for key in old | first | second}
        assert lines.starting(("A",)) == [line for (kind, _), line in sorted(left.items()) if kind == "A"]
        lines.written(tmp_path / "new.jsonl", dict(late.starting()))
        lines.close()
    expected = written(tmp_path / "expected.jsonl", dict(sorted(left.items())))
    assert (tmp_path / "new.jsonl").read_bytes() == expected.read_bytes()


def test_a_file_that_is_not_there_is_empty(tmp_path: Path) -> None:
    lines = Lines(tmp_path / "nowhere.jsonl", NODE)
    assert lines.find(("A", "x")) is None and not lines.starting(())
