"""A graph as one file of `ladybug`, in tables made from the schema, and asked.

The engine drops rows in silence on row-wise MERGE. Therefore: COPY of whole tables (`copied.py`), and a count at the end.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import ladybug

from kg.errors import StoreError
from kg.schema import Column, Schema, read_schema
from kg.store.plain import plain
from kg.store.staging import TYPES
from kg.store.statements import fill

ENDS = (Column("source", "string", "", ""), Column("target", "string", "", ""))

Ends = tuple[str, str, str]
T = TypeVar("T")


@contextmanager
def opened(path: Path, read_only: bool) -> Iterator[ladybug.Database]:
    """The database, closed afterwards."""
    database = ladybug.Database(str(path), read_only=read_only)
    try:
        yield database
    finally:
        database.close()


def run(database: ladybug.Database, statement: str, params: Mapping[str, Any] | None = None) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows of one statement, on a connection and a thread of its own: of answers that are as good it is always the same."""
    with ladybug.Connection(database, num_threads=1) as connection:
        result = connection.execute(statement, dict(params or {}))
        answer = result[-1] if isinstance(result, list) else result
        return answer.get_column_names(), [[plain(cell) for cell in row] for row in answer]


def create(database: ladybug.Database, schema: Schema) -> None:
    """The tables of all kinds, empty."""
    for node in schema.nodes.values():
        run(database, fill("embedded/create_node", kind=node.name, columns=_columns(node.columns), key=node.key))
    for edge in schema.edges.values():
        ends = ", ".join(f"FROM `{source}` TO `{target}`" for source, target in edge.ends)
        columns = f", {_columns(edge.columns)}" if edge.columns else ""
        run(database, fill("embedded/create_edge", kind=edge.name, ends=ends, columns=columns))


def _columns(columns: Sequence[Column]) -> str:
    return ", ".join(f"`{c.name}` {TYPES[c.type]}" for c in columns)


def counts(database: ladybug.Database) -> tuple[Counter[str], Counter[Ends]]:
    """How many nodes of each kind, and edges between each kind of ends, a database holds."""
    schema = read_schema()
    nodes = Counter({kind: run(database, fill("embedded/count_nodes", kind=kind))[1][0][0] for kind in schema.nodes})
    ends = ((edge.name, *ends) for edge in schema.edges.values() for ends in edge.ends)
    return nodes, Counter({key: run(database, fill("embedded/count_edges", **_named(key)))[1][0][0] for key in ends})


def _named(ends: Ends) -> dict[str, str]:
    return dict(zip(("kind", "source", "target"), ends, strict=True))


def check(held: tuple[Counter[str], Counter[T]], nodes: Counter[str], edges: Counter[T]) -> None:
    """Compare what a database holds with what was given. Raises StoreError."""
    lacks = [*_lacking("nodes", nodes, held[0]), *_lacking("edges", edges, held[1])]
    if lacks:
        raise StoreError(f"{lacks[0]}. The graph that was there before is untouched; build again, and report this")


def _lacking(what: str, given: Counter[T], there: Counter[T]) -> Iterator[str]:
    for key in sorted({*given, *there}, key=str):
        if given[key] != there[key]:
            yield f"{what} {key}: {there[key]} written of {given[key]}"
