"""Changes to a database that is there. The engine keeps them in a log beside the file and reads it with the file, which stays as it is.

Only statements that go row by row come into the log; COPY does not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ladybug

from kg.graph import Edge, Node
from kg.schema import Column, edge_row, node_row, read_schema
from kg.store.database import ENDS, Ends, opened, run
from kg.store.staging import Row, separator_of, source_of, stage, texts_in, values_of
from kg.store.statements import fill


@dataclass(frozen=True, slots=True)
class Revision:
    """What goes and what comes. A node that changes stands in `set`; an edge that changes goes and comes. `ends` by the keys of edges."""

    gone: tuple[Node, ...]
    set: tuple[Node, ...]
    new: tuple[Node, ...]
    edges_gone: tuple[Edge, ...]
    edges_new: tuple[Edge, ...]
    ends: Mapping[tuple[str, str, str], tuple[str, str]]


def revise(path: Path, revision: Revision, keep_log: bool) -> None:
    """Change the database at `path`, whose log is `path.wal`; without `keep_log` that is written into the file at the end."""
    schema = read_schema()
    with opened(path, read_only=False) as database, TemporaryDirectory(dir=path.parent) as folder:
        for setting in ("keep_log", "no_checkpoint") if keep_log else ():
            run(database, fill(f"embedded/{setting}"))
        writer = _Writer(database, Path(folder) / "rows.csv")
        for ends, edges in _by_ends(revision.edges_gone, revision):
            writer.delete_edges(ends, edges)
        for act, nodes in ((writer.delete_nodes, revision.gone), (writer.set_nodes, revision.set), (writer.insert_nodes, revision.new)):
            for kind, some in groupby(sorted(nodes, key=lambda n: (n.kind, n.id)), key=lambda n: n.kind):
                act(kind, list(some))
        for ends, edges in _by_ends(revision.edges_new, revision):
            writer.insert_edges(ends, [{"source": e.source, "target": e.target, **edge_row(schema.edges[e.kind], e)} for e in edges])


def _by_ends(edges: Iterable[Edge], revision: Revision) -> Iterator[tuple[Ends, list[Edge]]]:
    def ends(edge: Edge) -> Ends:
        return (edge.kind, *revision.ends[edge.key])

    return ((key, list(some)) for key, some in groupby(sorted(edges, key=ends), key=ends))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Statements on one database; `staged` is where rows are put for them."""

    database: ladybug.Database
    staged: Path

    def delete_edges(self, ends: Ends, edges: list[Edge]) -> None:
        rows = [{"source": edge.source, "target": edge.target} for edge in edges]
        run(self.database, fill("embedded/delete_edges", **_names(ends)), {"rows": rows})

    def delete_nodes(self, kind: str, nodes: list[Node]) -> None:
        key = read_schema().nodes[kind].key
        run(self.database, fill("embedded/delete_nodes", kind=kind, key=key), {"rows": [{"id": node.id} for node in nodes]})

    def set_nodes(self, kind: str, nodes: list[Node]) -> None:
        table = read_schema().nodes[kind]
        change = ", ".join(f"n.`{c.name}` = `new {c.name}`" for c in table.columns if c.name != table.key)
        self._load("set_nodes", table.columns, [node_row(table, node) for node in nodes], kind=kind, key=table.key, set=change)

    def insert_nodes(self, kind: str, nodes: list[Node]) -> None:
        table = read_schema().nodes[kind]
        self._load("insert_nodes", table.columns, [node_row(table, node) for node in nodes], kind=kind, given=_given(table.columns))

    def insert_edges(self, ends: Ends, rows: list[Row]) -> None:
        columns = read_schema().edges[ends[0]].columns
        left = ", ".join(f"`new {c.name}`" for c in (ENDS[1], *columns))
        self._load("insert_edges", (*ENDS, *columns), rows, **_names(ends), names=left, given=_given(columns))

    def _load(self, name: str, columns: tuple[Column, ...], rows: list[Row], **names: Any) -> None:
        separator = separator_of(texts_in(rows))
        stage(self.staged, columns, rows, separator)
        values = (f"{value} AS `new {c.name}`" for c, value in zip(columns, values_of(columns, separator), strict=True))
        run(self.database, fill(f"embedded/{name}", **source_of(self.staged, columns), values=", ".join(values), **names))


def _given(columns: tuple[Column, ...]) -> str:
    return "{" + ", ".join(f"`{c.name}`: `new {c.name}`" for c in columns) + "}" if columns else ""


def _names(ends: Ends) -> dict[str, str]:
    nodes = read_schema().nodes
    kind, source, target = ends
    return {"kind": kind, "source": source, "target": target, "source_key": nodes[source].key, "target_key": nodes[target].key}
