"""A graph as one file of `ladybug`, in tables made from the schema.

The engine drops rows in silence on row-wise MERGE, and crashes when a prepared COPY runs twice on one connection.
Therefore: COPY of whole batches, a connection for each, and a count at the end.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug

from kg.errors import StoreError
from kg.graph import Graph, Value
from kg.schema import Column, Schema, edge_row, node_row, read_schema
from kg.store.plain import plain
from kg.store.statements import fill

_BATCH = 5000  # rows; 20,000 quotes of 10,000 characters would not fit in memory at once
_TYPES = {"string": "STRING", "day": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOL"}
_LISTS = {"strings": "STRING[]", "ints": "INT64[]", "floats": "DOUBLE[]"}
_SOURCE, _TARGET = "source", "target"

Row = dict[str, Value]
Ends = tuple[str, str, str]


@contextmanager
def opened(path: Path, read_only: bool) -> Iterator[ladybug.Database]:
    """The database, closed afterwards."""
    database = ladybug.Database(str(path), read_only=read_only)
    try:
        yield database
    finally:
        database.close()


def run(database: ladybug.Database, statement: str, params: Mapping[str, Any] | None = None) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows of one statement, on a connection of its own."""
    with ladybug.Connection(database) as connection:
        result = connection.execute(statement, dict(params or {}))
        answer = result[-1] if isinstance(result, list) else result
        return answer.get_column_names(), [[plain(cell) for cell in row] for row in answer]


def write_database(graph: Graph, path: Path) -> None:
    """The graph in a new file at `path`. Raises StoreError where the file does not hold what the graph holds."""
    schema = read_schema()
    nodes = _node_rows(graph, schema)
    edges = _edge_rows(graph, schema)
    with opened(path, read_only=False) as database:
        _create(database, schema)
        for kind, rows in nodes.items():
            _copy(database, fill("embedded/copy_nodes", kind=kind, values=_values(rows[0])), rows)
        for (kind, source, target), rows in edges.items():
            values = _values(rows[0])
            _copy(database, fill("embedded/copy_edges", kind=kind, source=source, target=target, values=values), rows)
    with opened(path, read_only=True) as database:
        _check(database, schema, {k: len(v) for k, v in nodes.items()}, {k: len(v) for k, v in edges.items()})


def _node_rows(graph: Graph, schema: Schema) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for node in graph.nodes:
        rows.setdefault(node.kind, []).append(node_row(schema.nodes[node.kind], node))
    return rows


def _edge_rows(graph: Graph, schema: Schema) -> dict[Ends, list[Row]]:
    kinds = {node.id: node.kind for node in graph.nodes}
    rows: dict[Ends, list[Row]] = {}
    for edge in graph.edges:
        ends: Row = {_SOURCE: edge.source, _TARGET: edge.target}
        key = edge.kind, kinds[edge.source], kinds[edge.target]
        rows.setdefault(key, []).append({**ends, **edge_row(schema.edges[edge.kind], edge)})
    return rows


def _create(database: ladybug.Database, schema: Schema) -> None:
    for node in schema.nodes.values():
        run(database, fill("embedded/create_node", kind=node.name, columns=_columns(node.columns), key=node.key))
    for edge in schema.edges.values():
        ends = ", ".join(f"FROM `{source}` TO `{target}`" for source, target in edge.ends)
        columns = f", {_columns(edge.columns)}" if edge.columns else ""
        run(database, fill("embedded/create_edge", kind=edge.name, ends=ends, columns=columns))


def _columns(columns: Sequence[Column]) -> str:
    return ", ".join(f"`{c.name}` {(_TYPES | _LISTS)[c.type]}" for c in columns)


def _values(row: Row) -> str:
    return ", ".join(f"row.`{name}`" for name in row)


def _copy(database: ladybug.Database, statement: str, rows: list[Row]) -> None:
    for start in range(0, len(rows), _BATCH):
        run(database, statement, {"rows": rows[start : start + _BATCH]})


def _check(database: ladybug.Database, schema: Schema, nodes: Mapping[str, int], edges: Mapping[Ends, int]) -> None:
    """Compare what the file holds with what was given."""
    held = Counter({kind: run(database, fill("embedded/count_nodes", kind=kind))[1][0][0] for kind in schema.nodes})
    for kind in schema.nodes:
        _equal(f"nodes {kind}", nodes.get(kind, 0), held[kind])
    for edge in schema.edges.values():
        for source, target in edge.ends:
            count = run(database, fill("embedded/count_edges", kind=edge.name, source=source, target=target))[1][0][0]
            _equal(f"edges {source}-{edge.name}->{target}", edges.get((edge.name, source, target), 0), count)


def _equal(what: str, given: int, held: int) -> None:
    if given != held:
        raise StoreError(f"{what}: {held} written of {given}. The graph that was there before is untouched; build again, and report this")
