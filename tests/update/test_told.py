"""The facts that a build reads from the disk are those that it was given."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kg.errors import KgError
from kg.facts import Facts
from kg.facts_rows import from_bytes, to_bytes
from kg.resolve.judgements import Judgement, Judgements, judgements_of
from kg.store.folder import FACTS
from kg.update import build
from kg.update.told import Told
from tests.invented import archive
from tests.update.generated import papers


@pytest.mark.parametrize("facts", [*archive(), *papers(5, Random(41))], ids=lambda facts: facts.document.id)
def test_facts_come_back_from_bytes(facts: Facts) -> None:
    assert from_bytes(to_bytes(facts)) == facts


def test_each_document_is_told_once_and_in_order(tmp_path: Path) -> None:
    one, two, three = papers(3, Random(42))
    other = replace(two, document=replace(two.document, title="~"))  # behind every other by content
    assert other.to_json() > two.to_json()
    told = Told([three, two, one, other, two], Judgements(), tmp_path)
    expected = sorted([one, other, three], key=lambda facts: facts.document.id)
    assert list(told) == list(told) == expected
    lines = sorted([one, two, two, other, three], key=lambda facts: (facts.document.id, facts.to_json()))
    assert (tmp_path / FACTS).read_text("utf-8") == "".join(f"{facts.to_json()}\n" for facts in lines)


def test_judgements_count_but_do_not_come_into_the_file(tmp_path: Path) -> None:
    (one,) = papers(1, Random(43))
    line = Judgement("j:1", "2026-01-01", "x", "home", f"@{one.document.id}", "石亭市", "")
    (told,) = Told([one], judgements_of([line]), tmp_path)
    assert told.document.place == "石亭市" != one.document.place
    assert (tmp_path / FACTS).read_text("utf-8") == f"{one.to_json()}\n"


def test_a_build_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    def broken() -> list[Facts]:
        raise KgError("broken off")

    def facts():
        yield from papers(1, Random(44))
        yield from broken()

    with pytest.raises(KgError, match="broken off"):
        build(tmp_path / "graph", facts(), ())
    assert not (tmp_path / "graph").exists()
