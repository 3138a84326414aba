"""The part of a graph's state that the store reads: which graph it is of, and the lines that the sorted files do not have yet.

The state is changed where it lies, in one transaction. With it a change is made: all other files follow (`place.py`).
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

Key = tuple[str, ...]

_TABLES = """
CREATE TABLE made_with (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE late (file TEXT, key TEXT, line TEXT, PRIMARY KEY (file, key)) WITHOUT ROWID;
"""
_CACHE = "PRAGMA cache_size = -65536;"
_FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"  # for a file that is written beside its place
_GRAPH = "graph"
_LAST = "\x7f"  # behind every character of a key


class Ledger:
    """The file at `path`, which is new where there is none. Nothing is kept of what is written before `commit`."""

    tables = _TABLES

    def __init__(self, path: Path) -> None:
        new = not path.exists()
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.executescript(_CACHE + (_FAST + self.tables if new else ""))

    def begin(self) -> None:
        """From here on things are written."""
        self._base.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep what was written."""
        self._base.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def made_with(self) -> dict[str, str]:
        """What it was made with, by name."""
        return dict(self._base.execute("SELECT name, value FROM made_with"))

    def make_with(self, values: Mapping[str, str]) -> None:
        """Note what it is made with."""
        self._base.executemany("INSERT OR REPLACE INTO made_with VALUES (?, ?)", values.items())

    def belong_to(self, manifest: Path) -> None:
        """It is of the graph of this manifest."""
        self.make_with({_GRAPH: _sum(manifest)})

    def late(self, file: str) -> "Late":
        """The lines that came since a sorted file was written."""
        return Late(self._base, file)


class Late:
    """Lines that a sorted file does not have yet, by their keys; None for what it should have no more."""

    def __init__(self, base: sqlite3.Connection, file: str) -> None:
        self._base, self._file = base, file

    def find(self, key: Key) -> tuple[str | None] | None:
        """The line, or None where the file is right."""
        text = "SELECT line FROM late WHERE file = ? AND key = ?"
        row: tuple[str | None] | None = self._base.execute(text, (self._file, json.dumps(key))).fetchone()
        return row

    def starting(self, start: Key = ()) -> Iterator[tuple[Key, str | None]]:
        """All whose keys begin so."""
        begin = json.dumps(start)[:-1]
        text = "SELECT key, line FROM late WHERE file = ? AND key > ? AND key < ?"
        return ((tuple(json.loads(key)), line) for key, line in self._base.execute(text, (self._file, begin, begin + _LAST)))

    def put(self, lines: Iterable[tuple[Key, str | None]]) -> None:
        """These are so from now on."""
        rows = ((self._file, json.dumps(key), line) for key, line in lines)
        self._base.executemany("INSERT OR REPLACE INTO late VALUES (?, ?, ?)", rows)

    def clear(self) -> None:
        """The file is right."""
        self._base.execute("DELETE FROM late WHERE file = ?", (self._file,))


def made_with(path: Path) -> dict[str, str]:
    """What the state in a file was made with; nothing where there is none. A change that was broken off in it is undone."""
    if not path.exists():
        return {}
    base = sqlite3.connect(path)
    try:
        return dict(base.execute("SELECT name, value FROM made_with"))
    except sqlite3.Error:
        return {}
    finally:
        base.close()


def is_of(path: Path, manifest: Path) -> bool:
    """Whether the state in a file is that of the graph of this manifest."""
    return manifest.exists() and made_with(path).get(_GRAPH) == _sum(manifest)


def _sum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
