"""Files of sorted JSON lines: a line found by its key without reading the file, and a new file of an old one with a few lines changed.

What came since a file was written counts as if it stood in it.
"""

import json
import mmap
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.store.ledger import Key, Late

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

_TEXT = rb'("(?:[^"\\]|\\.)*")'
_PIECE = 1 << 22  # bytes copied at a time


@dataclass(frozen=True, slots=True)
class Head:
    """How a line begins, and which of its values are the key. `raw`: the lines are sorted by the values as they are written."""

    pattern: re.Pattern[bytes]
    order: tuple[int, ...]
    raw: bool = False

    def key(self, data: "bytes | mmap.mmap", at: int = 0) -> Key:
        """The key of the line that begins at a place."""
        match = self.pattern.match(data, at)
        if match is None:
            raise ValueError(f"no line of this kind at byte {at}")
        return tuple(match[n].decode() if self.raw else json.loads(match[n]) for n in self.order)


NODE = Head(re.compile(rb'\{"label": ' + _TEXT + rb', "id": ' + _TEXT), (1, 2))
EDGE = Head(re.compile(rb'\{"type": ' + _TEXT + rb', "id": ' + _TEXT + rb', "source": ' + _TEXT + rb', "target": ' + _TEXT), (1, 3, 4))
FACT = Head(re.compile(rb'\{"document": \{"id": ' + _TEXT), (1,), raw=True)


@dataclass(frozen=True, slots=True)
class Change:
    """A line that was there and the one that takes its place; None where there is none."""

    old: str | None
    new: str | None


class Lines:
    """A sorted file, which is empty where it does not exist, with the lines that came since."""

    def __init__(self, path: Path, head: Head, late: Late | None = None) -> None:
        self._head, self._late = head, late
        self._data: bytes | mmap.mmap = b""
        if path.exists() and path.stat().st_size:
            with path.open("rb") as stream:
                self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)

    def close(self) -> None:
        """Let go of the file."""
        if isinstance(self._data, mmap.mmap):
            self._data.close()

    def find(self, key: Key) -> str | None:
        """The line with the key, without its end."""
        came = self._late.find(key) if self._late else None
        return came[0] if came else self._find(key)

    def starting(self, start: Key) -> list[str]:
        """All lines whose keys begin so."""
        found: dict[Key, str | None] = {}
        at = self._place(start)
        while at < len(self._data) and (key := self._head.key(self._data, at))[: len(start)] == start:
            found[key] = self._line(at)
            at = self._end(at)
        found.update(self._late.starting(start) if self._late else ())
        return [line for _, line in sorted(found.items()) if line is not None]

    def changes(self, lines: Mapping[Key, str | None]) -> dict[Key, Change]:
        """What differs, where these lines are to stand, or where it is None no line."""
        found = {key: Change(self.find(key), line) for key, line in sorted(lines.items())}
        return {key: change for key, change in found.items() if change.old != change.new}

    def written(self, path: Path, lines: Mapping[Key, str | None]) -> str:
        """Write the file with these lines, and without those that are None, as a new one; its SHA-256."""
        digest, done = sha256(), 0
        with path.open("wb") as out, memoryview(self._data) as data:
            for key in sorted(lines):
                at, line = self._place(key), lines[key]
                _copy(data[done:at], out, digest)
                done = at if self._find(key) is None else self._end(at)
                if line is not None:
                    _copy(memoryview(f"{line}\n".encode()), out, digest)
            _copy(data[done:], out, digest)
        return digest.hexdigest()

    def _find(self, key: Key) -> str | None:
        at = self._place(key)
        return self._line(at) if at < len(self._data) and self._head.key(self._data, at) == key else None

    def _place(self, key: Key) -> int:
        """Where the first line stands whose key is not before the given one."""
        low, high = 0, len(self._data)
        while low < high:
            middle = (low + high) // 2
            start = max(low, self._data.rfind(b"\n", low, middle) + 1)
            if self._head.key(self._data, start) < key:
                low = self._end(middle)
            else:
                high = start
        return low

    def _end(self, at: int) -> int:
        """Behind the line that holds a place."""
        return self._data.find(b"\n", at) + 1 or len(self._data)

    def _line(self, at: int) -> str:
        return self._data[at : self._end(at)].decode().removesuffix("\n")


def _copy(data: memoryview, out: BinaryIO, digest: "Hash") -> None:
    with data:
        for start in range(0, len(data), _PIECE):
            with data[start : start + _PIECE] as piece:
                digest.update(piece)
                out.write(piece)
