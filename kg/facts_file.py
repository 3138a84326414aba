"""Files of facts: one JSON line for each document, as `Facts.to_json` writes it. `-` is standard input."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from io import BufferedReader
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.facts import Facts

_BEGINS = re.compile(rb'\s*(?:\xef\xbb\xbf)?\{\s*"document"\s*:\s*\{')
_ENOUGH = 200
_ID = re.compile(rb'\{"document": \{"id": ("(?:[^"\\]|\\.)*")')


def holds_facts(path: str) -> bool:
    """Whether the first line opens with a `document` that has keys of its own, as facts do and records do not."""
    if path == "-":
        return isinstance(sys.stdin.buffer, BufferedReader) and _BEGINS.match(sys.stdin.buffer.peek(_ENOUGH)) is not None
    try:
        with open(path, "rb") as stream:
            return _BEGINS.match(stream.read(_ENOUGH)) is not None
    except OSError:
        return False  # the reader of pages says what is wrong


def read_facts(path: str) -> Iterator[Facts | InputError]:
    """The facts of every line; a broken line becomes an InputError, and the rest is read."""
    with _opened(path) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _facts(f"{path}:{number}", line)


def whole_lines(path: Path) -> tuple[set[str], int]:
    """The ids of the documents in a file of facts whose writing was broken off, and the size in bytes of its whole lines."""
    ids: set[str] = set()
    size = 0
    with path.open("rb") as stream:
        for line in stream:
            id = _ID.match(line) if line.endswith(b"\n") else None
            if id is None:
                break
            ids.add(json.loads(id[1]))
            size += len(line)
    return ids, size


def _opened(path: str) -> nullcontext[IO[bytes]] | IO[bytes]:
    return nullcontext(sys.stdin.buffer) if path == "-" else open(path, "rb")


def _facts(place: str, line: bytes) -> Facts | InputError:
    try:
        return Facts.from_json(line.decode("utf-8-sig"))
    except ValueError as error:
        return InputError(place, f"broken JSON ({error})", "Write the facts again with `kg extract`")
    except (KeyError, TypeError, AttributeError) as error:
        return InputError(place, f"not a line of facts ({error!r})", "Write the facts again with `kg extract`")
