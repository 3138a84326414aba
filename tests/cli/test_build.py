"""`kg build`, `kg extract` and `kg export` on facts: nothing lost, every bad line named, the same bytes in any order."""

from pathlib import Path

import networkx as nx
import pytest

from tests.cli.conftest import Run, facts

SAME = ("nodes.jsonl", "edges.jsonl", "facts.jsonl")


def test_counts_go_to_stderr_and_the_graph_to_its_folder(kg: Run, facts_file: Path, tmp_path: Path) -> None:
    done = kg("build", facts_file, "-o", "graph")
    assert done.returncode == 0 and not done.stdout
    assert [line.split() for line in done.stderr.splitlines() if line.startswith(("Person", "Meeting", "CHAIRED"))] == [
        ["Meeting", "2"],
        ["Person", "2"],
        ["CHAIRED", "1"],
    ]
    assert (tmp_path / "graph" / "nodes.jsonl").is_file()


def test_order_of_inputs_changes_nothing(kg: Run, tmp_path: Path) -> None:
    for name, one in zip(("a.jsonl", "b.jsonl"), facts(), strict=True):
        (tmp_path / name).write_text(one.to_json() + "\n", "utf-8")
    kg("build", "a.jsonl", "b.jsonl", "-o", "one")
    kg("build", "b.jsonl", "a.jsonl", "b.jsonl", "-o", "other")
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes() for name in SAME)
    assert kg("extract", "a.jsonl", "b.jsonl").stdout == kg("extract", "b.jsonl", "a.jsonl").stdout


def test_standard_streams(kg: Run, facts_file: Path) -> None:
    given = facts_file.read_text("utf-8")
    assert kg("extract", "-", given=given).stdout == given
    assert kg("build", "-", "-o", "graph", given=given).returncode == 0
    assert kg("export", "graphml", "-g", "graph", "-o", "-").stdout.startswith("<?xml")
    assert "温如山" in kg("query", "chaired_most", "-g", "graph").stdout


def test_bad_lines_are_named_and_the_rest_is_done(kg: Run, facts_file: Path) -> None:
    with facts_file.open("a", encoding="utf-8") as stream:
        stream.write('{"document": {"id"\n{"document": {"id": "d3"}, "relations": []}\n')
    done = kg("build", facts_file, "nowhere.txt", "-o", "graph")
    assert done.returncode == 1 and "3 inputs" in done.stderr
    assert all(place in done.stderr for place in ("facts.jsonl:3", "facts.jsonl:4", "nowhere.txt"))
    assert "温如山" in kg("query", "chaired_most", "-g", "graph").stdout


def test_nothing_readable_leaves_the_graph_as_it_was(kg: Run, facts_file: Path, tmp_path: Path) -> None:
    kg("build", facts_file, "-o", "graph")
    before = {path.name: path.read_bytes() for path in (tmp_path / "graph").iterdir()}
    done = kg("build", "nowhere.txt", "-o", "graph")
    assert done.returncode == 1 and "nothing to build from" in done.stderr and "nowhere.txt" in done.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "graph").iterdir()} == before


def test_output_appears_whole_or_not_at_all(kg: Run, facts_file: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for out in ("nowhere/facts.jsonl", "folder"):
        done = kg("extract", facts_file, "-o", out)
        assert done.returncode == 1 and out in done.stderr and "-o" in done.stderr and "Traceback" not in done.stderr
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]
    assert kg("extract", facts_file, "-o", "/dev/null").returncode == 0 and Path("/dev/null").is_char_device()


@pytest.mark.parametrize("edges", ["pair", "each"])
def test_graphml_opens_in_networkx(kg: Run, facts_file: Path, tmp_path: Path, edges: str) -> None:
    kg("build", facts_file, "-o", "graph")
    assert kg("export", "graphml", "-g", "graph", "-o", "g.graphml", "--edges", edges).returncode == 0
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True, edge_key_type=str)
    assert "温如山" in {label for _, label in read.nodes(data="label")}
