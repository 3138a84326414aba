"""A graph that stays in its files is written for the import as one that is held."""

from pathlib import Path

from kg.resolve import resolve
from kg.store.bulk import write_import
from kg.store.embedded import write_graph, written_graph
from tests.invented import archive


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_graph_in_its_files_is_written_as_one_that_is_held(tmp_path: Path) -> None:
    graph = resolve(archive())
    write_graph(graph, tmp_path / "graph")
    write_import(graph, "mark", tmp_path / "held")
    write_import(written_graph(tmp_path / "graph"), "mark", tmp_path / "walked")
    assert files(tmp_path / "walked") == files(tmp_path / "held")
    rows = sum(data.count(b"\n") for name, data in files(tmp_path / "held").items() if name.endswith(".csv") and "header" not in name)
    assert rows == len(graph.nodes) + len(graph.edges) + 1  # and the record of the load
