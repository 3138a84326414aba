"""`kg review` walks the open pairs; what is judged counts from the next build on, until its line is taken out."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.facts import Facts
from tests.cli.conftest import Run, facts

SAME = ("nodes.jsonl", "edges.jsonl")


def namesakes() -> list[Facts]:
    """苗青禾 is mayor in two reports, and in a third nobody knows who."""
    one, two = facts()
    bare = replace(two.people[0], roles=())
    third = replace(two, document=replace(two.document, id="d3", place=None), people=(bare,), meetings=(), relations=())
    return [one, two, third]


@pytest.fixture
def graph(kg: Run, tmp_path: Path) -> Path:
    (tmp_path / "f.jsonl").write_text("".join(f.to_json() + "\n" for f in namesakes()), "utf-8")
    assert kg("build", "f.jsonl", "-o", "graph").returncode == 0
    return tmp_path / "graph"


def bytes_of(graph: Path) -> list[bytes]:
    return [(graph / name).read_bytes() for name in SAME]


def test_a_judgement_lasts_and_can_be_undone(kg: Run, graph: Path) -> None:
    before = bytes_of(graph)
    done = kg("review", "-g", "graph", "--who", "王编辑", given="s\n同一市长\n")
    assert done.returncode == 0
    assert "苗青禾@d1" in done.stdout and "苗青禾@d3" in done.stdout and "青川市政府 市长" in done.stdout
    assert "1 judged. They count from the next build on: kg build graph/facts.jsonl -o graph" in done.stderr
    lines = (graph / "judgements.csv").read_text("utf-8").splitlines()
    assert lines[0] == "when,who,what,one,other,why" and len(lines) == 2
    assert lines[1].split(",", 1)[1] in ("王编辑,same,苗青禾@d1,苗青禾@d3,同一市长", "王编辑,same,苗青禾@d3,苗青禾@d1,同一市长")

    kg("build", "graph/facts.jsonl", "-o", "graph")
    assert "苗青禾" not in kg("query", "namesakes", "-g", "graph").stdout
    assert "同一市长" in (graph / "nodes.jsonl").read_text("utf-8")
    assert "0 open pairs" in kg("review", "-g", "graph").stderr

    (graph / "judgements.csv").write_text(lines[0] + "\n", "utf-8")
    kg("build", "graph/facts.jsonl", "-o", "graph")
    assert bytes_of(graph) == before


def test_judgements_kept_elsewhere(kg: Run, graph: Path, tmp_path: Path) -> None:
    kg("review", "-g", "graph", "--judgements", "mine.csv", given="d\n\n")
    assert not (graph / "judgements.csv").exists()
    done = kg("build", "graph/facts.jsonl", "-o", "graph", "--judgements", "mine.csv")
    assert done.returncode == 0 and "0 open pairs" in kg("review", "-g", "graph").stderr
    assert "no such file" in kg("build", "f.jsonl", "-o", "graph", "--judgements", "nowhere.csv").stderr


def test_later_leaves_no_line_and_unsure_is_not_asked_again(kg: Run, graph: Path) -> None:
    done = kg("review", "-g", "graph", given="x\n\n")
    assert "'x' is none of them" in done.stderr and not (graph / "judgements.csv").exists()
    kg("review", "-g", "graph", given="u\n待查\n")
    kg("build", "graph/facts.jsonl", "-o", "graph")
    assert "0 open pairs" in kg("review", "-g", "graph").stderr
    assert "待查" in kg("review", "-g", "graph", "--again", given="q\n").stdout


def test_a_line_that_finds_nothing_is_told(kg: Run, graph: Path) -> None:
    (graph / "judgements.csv").write_text("when,who,what,one,other,why\n2026-01-05,王编辑,same,苗青禾@d1,苗青禾@d8,\n", "utf-8")
    assert "changes nothing" in kg("build", "f.jsonl", "-o", "graph").stderr
