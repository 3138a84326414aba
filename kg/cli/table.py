"""Rows of an answer as a table for the eye, as CSV, or as a JSON array of objects."""

import csv
import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, TextIO


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: Format, stream: TextIO) -> None:
    """All rows in the given format."""
    {Format.table: _table, Format.csv: _csv, Format.json: _json}[form](columns, rows, stream)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    width = None if stream.isatty() else 100_000  # in a file or a pipe nothing is folded
    for line in Console(file=stream, width=width).render_lines(table, pad=False):
        print("".join(segment.text for segment in line).rstrip(), file=stream)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _json(columns: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    objects = [dict(zip(columns, row, strict=True)) for row in rows]
    json.dump(objects, stream, ensure_ascii=False, indent=1, default=str)
    stream.write("\n")


def _cell(value: Any) -> str:
    """A value in one cell: empty for nothing, a list's items apart by `; `."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
