"""Administrative divisions (GB/T 2260): which of them a body's name begins with."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon.table import Row, read_table

LONGEST = 16  # characters in the name of a division
_GENERIC = 2  # 城区, 东区: a name so short tells nothing without a home
_STANDARD = "GB/T 2260"


@dataclass(frozen=True, slots=True)
class Place:
    """A division. `parent` is the code of the one above, empty at the top."""

    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Places:
    """Divisions by code, and by name: several may share one."""

    by_code: dict[str, Place]
    by_name: dict[str, tuple[Place, ...]]

    def line(self, place: Place) -> Iterator[Place]:
        """The division and all above it, from the lowest."""
        at: Place | None = place
        while at is not None:
            yield at
            at = self.by_code.get(at.parent)

    def find(self, name: str, home: str | None = None) -> Place | None:
        """The division that `name` begins with (安陵市委 → 安陵市), the longest; of several the one above or under `home`, else None.

        A name may begin with the divisions above: 北京市朝阳区委 is of 朝阳区.
        """
        found = [self._one(name[:end], home) for end in range(2, min(len(name), LONGEST) + 1) if name[:end] in self.by_name]
        if not found or found[-1] is None:
            return None
        rest = self.find(name[len(found[-1].name) :], found[-1].name)
        under = rest is not None and found[-1] in self.line(rest)
        return rest if under else found[-1]

    def prefix(self, name: str) -> str | None:
        """The words for a division that `name` begins with (北京市朝阳区人大会议 → 北京市朝阳区), or None."""
        place = self.find(name)
        at = name.find(place.name) if place else -1
        return name[: at + len(place.name)] if place and at >= 0 else None

    def prefix_or(self, homes: Collection[str]) -> Callable[[str], str | None]:
        """`prefix` for an archive whose documents are from `homes`, of which some are in no table."""
        return lambda name: next((name[:n] for n in range(LONGEST, 1, -1) if name[:n] in homes), None) or self.prefix(name)

    def shared(self, name: str) -> bool:
        """Whether several divisions bear the name (朝阳区)."""
        return len(self.by_name.get(name, ())) > 1

    def _one(self, name: str, home: str | None) -> Place | None:
        same = self.by_name[name]
        if len(same) == 1 and len(name) > _GENERIC:
            return same[0]
        near = [place for place in same if home and any(home == other.name for other in self.line(place))]
        return near[0] if len(near) == 1 else None


def places_of(rows: Iterable[Row]) -> Places:
    """The divisions of table rows with the columns code, name, level, parent, source.

    Of rows with one code the standard's own names the division; the others are former names and other forms of it.
    """
    by_code: dict[str, Place] = {}
    names: dict[str, set[str]] = {}
    for row in sorted(rows, key=lambda r: (r["source"] != _STANDARD, bool(r["note"]), r["name"])):
        by_code.setdefault(row["code"], Place(row["code"], row["name"], row["level"], row["parent"]))
        names.setdefault(row["name"], set()).add(row["code"])
    return Places(by_code, {name: tuple(by_code[code] for code in sorted(codes)) for name, codes in names.items()})


@cache
def read_places() -> Places:
    """The divisions of `models/lexicon/places.csv`."""
    return places_of(read_table("places"))
