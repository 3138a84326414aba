"""Rows as a file that the engine copies in one go, every character of every text kept.

The engine's CSV takes an empty string for none and cannot hold quotes in a list. Therefore a string goes in with a mark before it,
and a list of strings as one string; `cypher/embedded/value_*.cypher` takes them apart again.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.graph import Value
from kg.schema import Column
from kg.store.statements import fill

Row = dict[str, Value]

TYPES = {
    **{"string": "STRING", "day": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOL"},
    **{"strings": "STRING[]", "ints": "INT64[]", "floats": "DOUBLE[]"},
}
_TEXT, _TEXTS = ("string", "day"), "strings"
_NONE, _EMPTY, _MARK = "n", "e", "x"
_SEPARATORS = range(0xE000, 0xF900)  # private use: no script has them
_PRIVATE = re.compile(f"[{chr(_SEPARATORS[0])}-{chr(_SEPARATORS[-1])}]")


def separator_of(texts: Iterable[str]) -> str:
    """A character that stands in none of the texts."""
    used = set[str]().union(*map(_PRIVATE.findall, texts))
    for char in map(chr, _SEPARATORS):
        if char not in used:
            return char
    raise StoreError("the graph uses every private character of Unicode. Clean the texts of its documents")


def texts_in(rows: Iterable[Row]) -> Iterator[str]:
    """The texts of all lists."""
    return (text for row in rows for cell in row.values() if isinstance(cell, list) for text in cell if isinstance(text, str))


def stage(path: Path, columns: Sequence[Column], rows: Iterable[Row], separator: str) -> None:
    """The rows as CSV without a header."""
    line = line_of(columns, separator)
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(map(line, rows))


def line_of(columns: Sequence[Column], separator: str) -> Callable[[Row], str]:
    """What makes a line of CSV of a row; of each of a million, hence by columns whose kinds are settled."""
    cells = [(column.name, _cell(column.type, separator)) for column in columns]
    return lambda row: ",".join([cell(row[name]) for name, cell in cells]) + "\n"


def _cell(kind: str, separator: str) -> Callable[[Any], str]:
    """What makes a cell of a value of a kind."""
    between = f"{separator}{_MARK}"
    if kind in _TEXT:
        return lambda value: _quoted(_NONE if value is None else f"{_MARK}{value}")
    if kind == _TEXTS:
        return lambda value: _quoted(_NONE if value is None else f"{_MARK}{between.join(value)}" if value else _EMPTY)
    if TYPES[kind].endswith("[]"):
        return lambda value: "" if value is None else f'"[{",".join(map(repr, value))}]"'
    return lambda value: "" if value is None else repr(value).lower()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def copy_statement(table: str, path: Path, columns: Sequence[Column], separator: str, ends: tuple[str, str] | None = None) -> str:
    """The statement that copies a staged file into a table; `ends` for a table of edges."""
    return fill(
        "embedded/copy",
        table=table,
        **source_of(path, columns),
        values=", ".join(values_of(columns, separator)),
        ends=fill("embedded/ends", source=ends[0], target=ends[1]) if ends else "",
    )


def source_of(path: Path, columns: Sequence[Column]) -> dict[str, str]:
    """What a statement that loads a staged file needs to know of it."""
    staged = ((f"c{n}", column.type) for n, column in enumerate(columns))
    types = ", ".join(f"{name} {'STRING' if kind == _TEXTS else TYPES[kind]}" for name, kind in staged)
    return {"path": str(path).replace("\\", "\\\\").replace("'", "\\'"), "columns": types}


def values_of(columns: Sequence[Column], separator: str) -> list[str]:
    """The values of the columns of a staged file."""
    return [_value(f"c{n}", column.type, separator) for n, column in enumerate(columns)]


def _value(column: str, kind: str, separator: str) -> str:
    if kind == _TEXTS:
        return fill("embedded/value_strings", column=column, separator=separator, mark=_MARK)
    return fill("embedded/value_string" if kind in _TEXT else "embedded/value", column=column)
