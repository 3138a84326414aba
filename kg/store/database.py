"""A graph as one file of `ladybug`, in tables made from the schema.

The engine drops rows in silence on row-wise MERGE. Therefore: COPY of whole tables, and a count at the end.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import ladybug

from kg.errors import StoreError
from kg.graph import Edge, Graph, Node
from kg.schema import Column, Schema, edge_row, node_row, read_schema
from kg.store.plain import plain
from kg.store.staging import TYPES, Row, copy_statement, separator_of, stage
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


def write_database(graph: Graph, path: Path) -> None:
    """The graph in a new file at `path`, row by row. Raises StoreError where the file does not hold what the graph holds."""
    schema = read_schema()
    ends = _ends_of(graph)
    separator = separator_of(chain(_node_rows(graph.nodes, schema), _edge_rows(graph.edges, schema)))
    with opened(path, read_only=False) as database, TemporaryDirectory(dir=path.parent) as folder:
        _create(database, schema)
        staged = Path(folder) / "rows.csv"
        for kind, nodes in groupby(graph.nodes, key=lambda node: node.kind):
            stage(staged, schema.nodes[kind].columns, _node_rows(nodes, schema), separator)
            run(database, copy_statement(kind, staged, schema.nodes[kind].columns, separator))
        for (kind, source, target), edges in ends.items():
            columns = (*ENDS, *schema.edges[kind].columns)
            stage(staged, columns, _edge_rows((graph.edges[i] for i in edges), schema), separator)
            run(database, copy_statement(kind, staged, columns, separator, (source, target)))
    with opened(path, read_only=True) as database:
        held = counts(database)
    check(held, Counter(node.kind for node in graph.nodes), Counter({key: len(edges) for key, edges in ends.items()}))


def _ends_of(graph: Graph) -> dict[Ends, "array[int]"]:
    """The places of the edges of each kind between each two kinds of nodes."""
    kinds = {node.id: node.kind for node in graph.nodes}
    found: dict[Ends, array[int]] = {}
    for i, edge in enumerate(graph.edges):
        found.setdefault((edge.kind, kinds[edge.source], kinds[edge.target]), array("l")).append(i)
    return found


def _node_rows(nodes: Iterable[Node], schema: Schema) -> Iterator[Row]:
    yield from (node_row(schema.nodes[node.kind], node) for node in nodes)


def _edge_rows(edges: Iterable[Edge], schema: Schema) -> Iterator[Row]:
    for edge in edges:
        yield {"source": edge.source, "target": edge.target, **edge_row(schema.edges[edge.kind], edge)}


def _create(database: ladybug.Database, schema: Schema) -> None:
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
