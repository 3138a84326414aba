"""A graph folder written in one go, read, and asked."""

from collections.abc import Iterable, Mapping
from hashlib import file_digest
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.facts import Facts
from kg.graph import Graph, Things, Written, edge_lines, node_lines
from kg.schema import check_schema
from kg.store.copied import write_database
from kg.store.database import opened, run
from kg.store.facts import write_facts
from kg.store.folder import DATABASE, EDGES, LINES, NODES
from kg.store.late import brought_up
from kg.store.manifest import read_manifest, write_manifest
from kg.store.place import replaced
from kg.store.staging import separator_of


def write_graph(graph: Graph, folder: str | Path, facts: Iterable[Facts] = ()) -> None:
    """The graph, and the facts it came from, as a folder. All is written and counted beside it first: on failure what was there stays.

    Raises StoreError where the graph breaks the schema, or the folder cannot be written.
    """
    check_schema(graph)
    with replaced(Path(folder)) as new:
        write_facts(new, facts)
        write_files(graph, new)


def write_files(graph: Things, folder: Path) -> None:
    """All other files of a graph. Raises StoreError where the graph breaks the schema, or the database does not hold what it holds."""
    _write_lines(folder / NODES, node_lines(graph))
    _write_lines(folder / EDGES, edge_lines(graph))
    counts = write_database(graph, folder / DATABASE, _separator(folder))
    write_manifest(folder, *counts, {name: _sum(folder / name) for name in LINES})


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def _separator(folder: Path) -> str:
    with (folder / NODES).open(encoding="utf-8", newline="\n") as nodes, (folder / EDGES).open(encoding="utf-8", newline="\n") as edges:
        return separator_of(chain(nodes, edges))


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def read_graph(folder: str | Path) -> Graph:
    """The graph of a folder. Raises StoreError where there is none, or its files do not belong together."""
    written = written_graph(folder)
    return Graph(tuple(written.nodes), tuple(written.edges))


def written_graph(folder: str | Path) -> Written:
    """The same, left in its files. Raises StoreError."""
    folder = Path(folder)
    manifest = brought_up(folder)
    for name in (NODES, EDGES):
        if _sum(folder / name) != manifest["sha256"][name]:
            raise StoreError(f"{folder / name}: not what the manifest says. Build the graph again with `kg build`")
    return Written(folder / NODES, folder / EDGES)


def ask(folder: str | Path, cypher: str, params: Mapping[str, Any] | None = None) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows of a Cypher statement, which may read only. Nodes, edges and paths come as objects of their properties.

    Raises StoreError where `folder` holds no graph, or the engine refuses the statement.
    """
    read_manifest(folder)
    try:
        with opened(Path(folder) / DATABASE, read_only=True) as database:
            return run(database, cypher, params)
    except RuntimeError as error:
        raise StoreError(f"the statement was refused: {error}") from error
