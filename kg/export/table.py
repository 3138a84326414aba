"""The graph as CSV, one file for each kind of node and edge, for Excel, WPS and R."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.graph import Graph
from kg.schema import edge_row, node_row, read_schema

_LIST = " | "


def write_tables(graph: Graph, folder: str | Path) -> list[Path]:
    """`Person.csv` … `MENTIONED_IN.csv` in the folder: the columns of the schema, those of edges after `source` and `target`.

    UTF-8 with a mark at the start, which Excel wants; lists joined by ` | `. Raises StoreError where a file cannot be written.
    """
    schema, folder = read_schema(), Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        nodes = [
            _write(folder / f"{name}.csv", [c.name for c in kind.columns], (node_row(kind, n) for n in graph.nodes if n.kind == name))
            for name, kind in schema.nodes.items()
        ]
        edges = [
            _write(
                folder / f"{name}.csv",
                ["source", "target", *(c.name for c in kind.columns)],
                ({"source": e.source, "target": e.target, **edge_row(kind, e)} for e in graph.edges if e.kind == name),
            )
            for name, kind in schema.edges.items()
        ]
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}. Give a folder that can be written") from error
    return nodes + edges


def _write(path: Path, columns: list[str], rows: Iterable[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {name: _LIST.join(map(str, cell)) if isinstance(cell, list) else cell for name, cell in row.items()} for row in rows
        )
    return path
