"""A graph to which documents come, in which they change and from which they go is, byte for byte, that of a build from scratch."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kg.errors import KgError, StoreError
from kg.facts import Facts
from kg.resolve import resolve
from kg.resolve.judgements import Judgement, judgements_of
from kg.store.database import opened, run
from kg.store.embedded import read_graph, write_graph
from kg.store.folder import LINES, STATE
from kg.store.manifest import is_late, read_manifest
from kg.store.place import replaced
from kg.update import build, update
from tests.update.generated import document, judgements, papers

FILES = ("nodes.jsonl", "edges.jsonl", "facts.jsonl", "manifest.json")


def bytes_of(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in FILES]


def asked(folder: Path) -> list[list[str]]:
    """All that the database answers."""
    with opened(folder / "graph.lbug", read_only=True) as database:
        nodes = run(database, "MATCH (n) RETURN n")[1]
        edges = run(database, "MATCH (a)-[e]->(b) RETURN label(e), a.id, a.code, b.id, b.code, e")[1]
    return [sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows) for rows in (nodes, edges)]


def scratch(told: Sequence[Facts], folder: Path, lines: list[Judgement] | None = None) -> Path:
    write_graph(resolve(told, judgements_of(lines or [])), folder, told)
    return folder


def equals_scratch(graph: Path, told: Sequence[Facts], folder: Path, lines: list[Judgement] | None = None) -> None:
    expected = scratch(told, folder, lines)
    assert bytes_of(graph) == bytes_of(expected)
    assert asked(graph) == asked(expected)


@pytest.mark.parametrize("seed", range(3))
def test_documents_that_come_in_any_order(seed: int, tmp_path: Path) -> None:
    told = papers(14, Random(seed))
    Random(seed + 100).shuffle(told)
    update(tmp_path / "graph", told[:6], (), ())
    for some in (told[6:7], told[7:8], told[8:]):
        update(tmp_path / "graph", some, (), ())
    equals_scratch(tmp_path / "graph", told, tmp_path / "scratch")


@pytest.mark.parametrize("seed", range(4))
def test_documents_come_change_and_go_while_people_judge(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    told = {one.document.id: one for one in papers(16, chance)}
    there, lines = dict(list(told.items())[:10]), list[Judgement]()
    update(tmp_path / "graph", list(there.values()), (), ())
    for _ in range(5):
        given = [chance.choice([told[id_], document(id_, chance)]) for id_ in chance.sample(sorted(told), chance.choice([0, 1, 2]))]
        gone = chance.sample(sorted(there.keys() - {one.document.id for one in given}), chance.choice([0, 1, 2]))
        lines = judgements(list(told.values()), 2, chance) if chance.random() < 0.5 else lines
        there = {id_: one for id_, one in there.items() if id_ not in gone} | {one.document.id: one for one in given}
        update(tmp_path / "graph", given, gone, lines)
        assert bytes_of(tmp_path / "graph") == bytes_of(scratch(list(there.values()), tmp_path / "scratch", lines))
    assert asked(tmp_path / "graph") == asked(tmp_path / "scratch")


@pytest.mark.parametrize("seed", range(4))
def test_files_that_are_written_late_are_the_same(seed: int, tmp_path: Path) -> None:
    """None of them lies there while something is missing in it, and whoever reads the graph finds all."""
    chance, graph = Random(seed + 50), tmp_path / "graph"
    told = {one.document.id: one for one in papers(14, chance)}
    there, lines = dict(list(told.items())[:8]), list[Judgement]()
    build(graph, list(there.values()), ())
    for step in range(6):
        given = [chance.choice([told[id_], document(id_, chance)]) for id_ in chance.sample(sorted(told), 2)]
        gone = chance.sample(sorted(there.keys() - {one.document.id for one in given}), chance.choice([0, 1]))
        lines = judgements(list(told.values()), 2, chance) if chance.random() < 0.3 else lines
        there = {id_: one for id_, one in there.items() if id_ not in gone} | {one.document.id: one for one in given}
        update(graph, given, gone, lines, at_once=0)
        if is_late(read_manifest(graph)):  # not, where a `renamed` settled all anew
            assert not [name for name in LINES if (graph / name).exists()]
        if step % 3 == 2:
            assert read_graph(graph) == resolve(there.values(), judgements_of(lines))
            equals_scratch(graph, list(there.values()), tmp_path / "scratch", lines)
            assert not list(graph.glob("*.outdated"))


def test_files_that_are_late_come_with_the_next_change_of_a_small_graph(tmp_path: Path) -> None:
    told = papers(9, Random(21))
    build(tmp_path / "graph", told[:7], ())
    update(tmp_path / "graph", told[7:8], (), (), at_once=0)
    assert not (tmp_path / "graph" / "facts.jsonl").exists()
    update(tmp_path / "graph", told[8:], (), ())
    equals_scratch(tmp_path / "graph", told, tmp_path / "scratch")


def test_files_that_are_late_count_when_all_is_settled_anew(tmp_path: Path) -> None:
    told = papers(9, Random(22))
    build(tmp_path / "graph", told[:7], ())
    update(tmp_path / "graph", told[7:8], (), (), at_once=0)
    lines = [Judgement("j.csv:1", "2026-01-05", "王编辑", "renamed", "安陵市政府", "安陵市人民政府本级", "")]
    update(tmp_path / "graph", told[8:], (), lines, at_once=0)
    equals_scratch(tmp_path / "graph", told, tmp_path / "scratch", lines)


def test_lines_that_are_lost_are_told(tmp_path: Path) -> None:
    told = papers(8, Random(23))
    build(tmp_path, told[:7], ())
    update(tmp_path, told[7:], (), (), at_once=0)
    (tmp_path / STATE).unlink()
    for read in (read_graph, lambda graph: update(graph, told[:1], (), ())):
        with pytest.raises(StoreError, match=r"state\.db: is lost"):
            read(tmp_path)


def test_what_comes_and_goes_leaves_nothing_behind(tmp_path: Path) -> None:
    told = papers(12, Random(5))
    update(tmp_path, told[:10], (), ())
    before, answers = bytes_of(tmp_path), asked(tmp_path)
    update(tmp_path, told[10:], (), ())
    assert bytes_of(tmp_path) != before
    update(tmp_path, (), [told[10].document.id, told[11].document.path], ())
    assert bytes_of(tmp_path) == before and asked(tmp_path) == answers


def test_a_document_given_again_takes_the_place_of_its_older_self(tmp_path: Path) -> None:
    told = papers(6, Random(6))
    update(tmp_path / "graph", told, (), ())
    other = document("d2", Random(60))
    newer = replace(other, document=replace(other.document, id="d2-of-today", path=told[2].document.path))
    update(tmp_path / "graph", [newer], (), ())
    equals_scratch(tmp_path / "graph", [newer, *(one for one in told if one.document.id != "d2")], tmp_path / "scratch")


@pytest.mark.parametrize("made", [build, lambda folder, told, _: scratch(told, folder)], ids=["with state", "without"])
def test_a_graph_built_in_one_go_can_be_added_to(made: Callable[..., object], tmp_path: Path) -> None:
    told = papers(8, Random(7))
    made(tmp_path / "graph", told[:7], ())
    update(tmp_path / "graph", told[7:], (), ())
    equals_scratch(tmp_path / "graph", told, tmp_path / "scratch")


def test_a_build_in_one_go_forgets_what_was_added(tmp_path: Path) -> None:
    told = papers(9, Random(8))
    update(tmp_path / "graph", told[:7], (), ())
    update(tmp_path / "graph", told[7:8], (), ())
    scratch(told[:3], tmp_path / "graph")
    assert not (tmp_path / "graph" / STATE).exists()
    equals_scratch(tmp_path / "graph", told[:3], tmp_path / "scratch")
    update(tmp_path / "graph", told[8:], (), ())
    equals_scratch(tmp_path / "graph", [*told[:3], told[8]], tmp_path / "scratch")


WRONG = [
    # withdrawn, what is said
    (["nowhere.txt"], "has no document nowhere.txt"),
    (["d0", "d1.txt", "d2"], "no document would be left"),
]


@pytest.mark.parametrize(("withdrawn", "words"), WRONG, ids=[words for _, words in WRONG])
def test_what_cannot_be_done_leaves_the_graph_as_it_was(withdrawn: list[str], words: str, tmp_path: Path) -> None:
    update(tmp_path, papers(3, Random(9)), (), ())
    before = bytes_of(tmp_path)
    with pytest.raises(KgError, match=words):
        update(tmp_path, (), withdrawn, ())
    assert bytes_of(tmp_path) == before and not list(tmp_path.glob(".*"))


def test_judgements_that_contradict_each_other_leave_the_graph_as_it_was(tmp_path: Path) -> None:
    told = [replace(one, people=(replace(one.people[0], name="卢志远"),), meetings=(), relations=()) for one in papers(4, Random(10))]
    update(tmp_path, told[:3], (), ())
    before = bytes_of(tmp_path)
    pairs = [("same", 0, 1), ("different", 0, 2), ("same", 1, 2)]
    lines = [Judgement(f"j.csv:{a}", "2026-01-05", "王编辑", what, f"卢志远@d{a}", f"卢志远@d{b}", "") for what, a, b in pairs]
    with pytest.raises(KgError, match="makes one person of two"):
        update(tmp_path, told[3:], (), lines)
    assert bytes_of(tmp_path) == before


def test_a_move_that_was_broken_off_is_finished_by_whoever_comes_next(tmp_path: Path) -> None:
    """A run is killed after the new files are whole, when some of them are in their places."""
    told = papers(5, Random(11))
    scratch(told, tmp_path / "new")
    scratch(told[:3], tmp_path / "graph")
    whole = tmp_path / "graph" / ".whole"
    whole.mkdir()
    for path in (tmp_path / "new").iterdir():
        path.rename((tmp_path / "graph" if path.name.startswith("e") else whole) / path.name)
    assert read_graph(tmp_path / "graph") == resolve(told)
    assert not whole.exists()


def test_the_log_of_the_database_is_written_into_it_when_it_has_grown_long(tmp_path: Path) -> None:
    told, log = papers(6, Random(12)), tmp_path / "graph" / "graph.lbug.wal"
    long = replace(told[5], document=replace(told[5].document, title="長" * (2 << 20)))
    update(tmp_path / "graph", told[:4], (), ())
    update(tmp_path / "graph", [long], (), ())
    assert log.stat().st_size > 4 << 20
    update(tmp_path / "graph", [told[4]], [long.document.id], ())
    assert not log.exists()
    equals_scratch(tmp_path / "graph", told[:5], tmp_path / "scratch")


def test_two_runs_do_not_write_one_graph(tmp_path: Path) -> None:
    told = papers(4, Random(13))
    update(tmp_path, told[:3], (), ())
    before = bytes_of(tmp_path)
    with replaced(tmp_path), pytest.raises(StoreError, match="another run is writing it"):
        update(tmp_path, told[3:], (), ())
    assert bytes_of(tmp_path) == before
