"""Paths → documents, one after another; what cannot be read becomes a value too, so that the rest goes on."""

import os
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

from kg.document import Document
from kg.errors import InputError
from kg.read.checks import document_of
from kg.read.encoding import decode
from kg.read.page import title_of
from kg.read.records import read_records

PAGES = frozenset({".txt", ".md", ".html", ".htm"})
RECORDS = frozenset({".jsonl"})
_READABLE = "Give .txt, .md, .html or .jsonl"


def read_documents(paths: Iterable[str | Path]) -> Iterator[Document | InputError]:
    """One value for each document, in the order of the paths: a Document, or an InputError that is not raised.

    A directory stands for its readable files, at any depth, sorted by name; hidden ones and other suffixes are passed
    over. `-` is standard input: JSON lines where it begins with `{`, else one page.
    """
    for given in paths:
        if str(given) == "-":
            yield from _standard_input(sys.stdin.buffer.read())
        elif Path(given).is_dir():
            yield from _directory(Path(given))
        else:
            yield from _file(Path(given))


def _directory(folder: Path) -> Iterator[Document | InputError]:
    files = sorted(
        Path(root, name)
        for root, folders, names in os.walk(folder)
        for name in names
        if not any(part.startswith(".") for part in Path(root, name).relative_to(folder).parts)
        and Path(name).suffix.lower() in PAGES | RECORDS
    )
    if not files:
        yield InputError(str(folder), "a directory without readable files", _READABLE)
    for file in files:
        yield from _file(file)


def _file(path: Path) -> Iterator[Document | InputError]:
    suffix = path.suffix.lower()
    if suffix not in PAGES | RECORDS and path.exists():
        yield InputError(str(path), f"cannot read files that end in {suffix or 'nothing'}", _READABLE)
        return
    try:
        with path.open("rb") as stream:
            yield from read_records(stream, str(path)) if suffix in RECORDS else _page(stream, str(path))
    except OSError as error:
        yield InputError(str(path), (error.strerror or "unreadable").lower(), "Check the name and the permissions")


def _page(stream: IO[bytes], path: str) -> Iterator[Document | InputError]:
    try:
        text = decode(stream.read(), path)
    except InputError as error:
        yield error
        return
    yield document_of(text, path, path, title_of(text))


def _standard_input(data: bytes) -> Iterator[Document | InputError]:
    records = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    yield from read_records(BytesIO(data), "-") if records else _page(BytesIO(data), "-")
