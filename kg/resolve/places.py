"""Administrative divisions (GB/T 2260): which of them a body's name begins with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.errors import KnowledgeError
from kg.lexicon.table import Row, read_table


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

        A name may begin with the divisions above: 上海市宝山区委 is of 宝山区.
        """
        found = [self._one(name[:end], home) for end in range(2, min(len(name), 16) + 1) if name[:end] in self.by_name]
        if not found or found[-1] is None:
            return None
        rest = self.find(name[len(found[-1].name) :], found[-1].name)
        under = rest is not None and found[-1] in self.line(rest)
        return rest if under else found[-1]

    def _one(self, name: str, home: str | None) -> Place | None:
        same = self.by_name[name]
        if len(same) == 1:
            return same[0]
        near = [place for place in same if home and any(home == other.name for other in self.line(place))]
        return near[0] if len(near) == 1 else None


def places_of(rows: Iterable[Row]) -> Places:
    """The divisions of table rows with the columns code, name, level, parent."""
    all_places = sorted((Place(r["code"], r["name"], r["level"], r["parent"]) for r in rows), key=lambda p: p.code)
    by_name: dict[str, tuple[Place, ...]] = {}
    for place in all_places:
        by_name[place.name] = (*by_name.get(place.name, ()), place)
    return Places({place.code: place for place in all_places}, by_name)


@cache
def read_places() -> Places:
    """The divisions of `models/lexicon/places.csv`."""
    try:
        return places_of(read_table("places"))
    except KnowledgeError:
        return places_of(())
