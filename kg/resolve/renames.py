"""Divisions and bodies that go on under another name: 大同县委 is 云州区委, and 淮安市委 of before 2001 is not that of today."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon.table import Row, read_table
from kg.resolve.places import LONGEST

_FORMER = "former; now "
_SHORTEST = 2
_MOST = 8  # renamings one after the other; more is a circle


@dataclass(frozen=True, slots=True)
class Renamed:
    """From which day `name` holds; `until` is empty where the old name means this one at any time, else the day it passed to another."""

    name: str
    until: str


class Renames:
    """New names by old ones, of divisions at the start of a body's name and of whole bodies."""

    def __init__(self, divisions: dict[str, Renamed], bodies: dict[str, str] | None = None) -> None:
        self._divisions, self._bodies = divisions, bodies or {}
        self._eras = sorted({new.until for new in divisions.values() if new.until})
        self._starts = {name[:_SHORTEST] for name in (*self._divisions, *self._bodies)}

    def of(self, short: str, day: str | None) -> str:
        """The name of today of a body that a report of `day` (ISO or None) calls `short`."""
        if short[:_SHORTEST] not in self._starts:
            return short
        for _ in range(_MOST):
            new = self._bodies.get(short) or self._moved(short, day)
            if new is None or new == short:
                return short
            short, day = new, None  # the old name is settled; what follows holds at any time
        return short

    def era(self, day: str | None) -> int:
        """Days of one era, in which every name means the same; a day that is unknown is an era of its own."""
        return bisect_right(self._eras, day) if day else -1

    def _moved(self, short: str, day: str | None) -> str | None:
        for end in range(min(len(short), LONGEST), _SHORTEST - 1, -1):
            if (found := self._divisions.get(short[:end])) and (not found.until or (day and day < found.until)):
                return found.name + short[end:]
        return None


def renames_of(rows: Iterable[Row], places: Iterable[Row], judged: dict[str, str]) -> Renames:
    """From the rows of `division_renames` and `places`; `judged` are the user's own, of divisions or of bodies by their short names."""
    known = tuple(places)
    codes = Counter(name for name, _ in {(row["name"], row["code"]) for row in known})
    levels = {row["name"]: row["level"] for row in known}
    stems = ((row, _same_stem(row)) for row in known)
    alike = ((row, now) for row, now in stems if now and codes[row["name"]] == codes[now] == 1)
    divisions = {row["name"]: Renamed(now, "") for row, now in alike if row["level"] == levels[now]}
    divisions |= {row["former"]: Renamed(row["present"], row["since"] if row["reused"] else "") for row in rows}
    ends = tuple({name[-1] for name in divisions})
    divisions |= {old: Renamed(new, "") for old, new in judged.items() if old.endswith(ends)}
    return Renames(divisions, judged)


def _same_stem(row: Row) -> str | None:
    """The name of today where it is the old one at another level: 大兴县, now 大兴区."""
    now = row["note"].removeprefix(_FORMER) if row["note"].startswith(_FORMER) else ""
    return now if now and now != row["name"] and now[:-1] == row["name"][:-1] else None


@cache
def _tables() -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    return read_table("division_renames"), read_table("places")


def read_renames(judged: dict[str, str] | None = None) -> Renames:
    """The renamings of `models/lexicon/`, and the user's own."""
    return renames_of(*_tables(), judged or {})
