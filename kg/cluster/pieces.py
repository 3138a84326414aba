"""Files of records in pieces that one process reads in less than a minute or so, each by itself and as often as needed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyarrow import ArrowException, parquet

from kg.cluster.places import Place
from kg.document import Document
from kg.errors import InputError
from kg.read.records import document_from, records_in

SUFFIXES = (".jsonl", ".parquet")
LINES = 1_000  # of a file of JSON lines
ROWS = 10_000  # of a Parquet file at most: what stands before them in their group of rows is decoded anew for each piece
_COLUMNS = ("path", "title", "source", "published", "text")
_AT_ONCE = 1 << 22  # bytes
_REPAIR = "Write the file again"


@dataclass(frozen=True, slots=True)
class Piece:
    """Records of one file that stand together: of JSON lines `size` bytes from byte `start` on, of Parquet so many rows.

    `before` records or lines stand in the file before them; `group`: the group of rows of a Parquet file, in which `start` counts.
    """

    file: Place
    start: int
    size: int
    before: int
    group: int = 0


def pieces_of(file: Place, lines: int = LINES, rows: int = ROWS) -> Iterator[Piece | InputError]:
    """All pieces of a file; an InputError where it cannot be read or is empty."""
    found: list[Piece] = []
    try:
        system, path = file.opened()
        if path.lower().endswith(".parquet"):
            found = list(_parquet_pieces(file, parquet.ParquetFile(path, filesystem=system).metadata, rows))
        else:
            with system.open_input_stream(path) as stream:
                found = list(_line_pieces(file, stream, lines))
        yield from found or (InputError(file.name, "empty", "Leave it out or put records in"),)
    except (OSError, ArrowException) as error:
        yield InputError(file.name, f"cannot be read ({error})", _REPAIR)


def _line_pieces(file: Place, stream: Any, lines: int) -> Iterator[Piece]:
    start = before = number = at = 0
    while data := stream.read(_AT_ONCE):
        for match in re.finditer(rb"\n", data):
            number += 1
            if number % lines == 0:
                yield Piece(file, start, at + match.end() - start, before)
                start, before = at + match.end(), number
        at += len(data)
    if at > start:
        yield Piece(file, start, at - start, before)


def _parquet_pieces(file: Place, metadata: Any, most: int) -> Iterator[Piece]:
    before = 0
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        for start in range(0, rows, most):
            yield Piece(file, start, min(most, rows - start), before + start, group)
        before += rows


def documents_of(piece: Piece) -> Iterator[Document | InputError]:
    """One value for each record, as one machine reads it. Raises OSError or ArrowException where the file is gone or broken."""
    system, path = piece.file.opened()
    if path.lower().endswith(".parquet"):
        yield from _rows(piece, parquet.ParquetFile(path, filesystem=system))
        return
    with system.open_input_file(path) as file:
        file.seek(piece.start)
        data = file.read(piece.size)
    yield from records_in(BytesIO(data), piece.file.name, piece.before)


def _rows(piece: Piece, file: Any) -> Iterator[Document | InputError]:
    columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
    at, end = 0, piece.start + piece.size
    for batch in file.iter_batches(batch_size=LINES, row_groups=[piece.group], columns=columns):
        skipped = min(max(0, piece.start - at), len(batch))
        rows = batch.slice(skipped, max(0, end - at - skipped)).to_pylist()
        for number, row in enumerate(rows, piece.before + at + skipped - piece.start + 1):
            yield document_from(_plain(row), f"{piece.file.name}:{number}")
        at += len(batch)
        if at >= end:
            return


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """The row as JSON would tell it: a day is text."""
    told: dict[str, Any] = json.loads(json.dumps(row, default=str))
    return told
