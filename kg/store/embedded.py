"""A graph folder written in one go, read, and asked."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import file_digest
from itertools import groupby
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.facts import Facts
from kg.graph import Graph, Written, edge_lines, node_lines
from kg.schema import check_schema
from kg.store.database import opened, run, write_database
from kg.store.folder import DATABASE, EDGES, FACTS, LINES, NODES
from kg.store.late import brought_up
from kg.store.manifest import read_manifest, write_manifest
from kg.store.place import replaced


def write_graph(graph: Graph, folder: str | Path, facts: Iterable[Facts] = ()) -> None:
    """The graph, and the facts it came from, as a folder. All is written and counted beside it first: on failure what was there stays.

    Raises StoreError where the graph breaks the schema, or the folder cannot be written.
    """
    check_schema(graph)
    with replaced(Path(folder)) as new:
        write_files(graph, new, facts)


def write_files(graph: Graph, folder: Path, facts: Iterable[Facts]) -> None:
    """The files of a graph, in a folder that has none. Raises StoreError where the database does not hold what the graph holds."""
    _write_lines(folder / NODES, node_lines(graph))
    _write_lines(folder / EDGES, edge_lines(graph))
    _write_lines(folder / FACTS, _fact_lines(facts))
    write_database(graph, folder / DATABASE)
    counts = Counter(node.kind for node in graph.nodes), Counter(edge.kind for edge in graph.edges)
    write_manifest(folder, *counts, {name: _sum(folder / name) for name in LINES})


def _fact_lines(facts: Iterable[Facts]) -> Iterator[str]:
    """The lines in order, each made when its turn comes: all of them at once are larger than the facts."""
    for _, same in groupby(sorted(facts, key=_written_id), key=_written_id):
        yield from sorted(one.to_json() for one in same)


def _written_id(facts: Facts) -> str:
    return json.dumps(facts.document.id, ensure_ascii=False)


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)


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
