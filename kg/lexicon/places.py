"""The divisions of the country: by name, by position in a text, and one above the other.

A place is known by its code; rows of the table with the same code are other names of the same place (former, short, traditional script).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon.table import Row, read_table

_FORMER = "former"
_GENERIC = "generic"
_PROVINCE = "province"
_PREFECTURE = "prefecture"


@dataclass(frozen=True, slots=True)
class Place:
    """One name of a division. `parent` is the code of the division above, empty for a province; `short` is empty where no short form serves."""

    code: str
    name: str
    level: str
    parent: str
    short: str


def find(name: str) -> tuple[Place, ...]:
    """All places with that full or short name, full names before short ones, today's before former ones; () for an unknown name."""
    return _by_name().get(name, ())


def parents(place: Place) -> tuple[Place, ...]:
    """The divisions above the place, nearest first, under their full names of today."""
    above: list[Place] = []
    code = place.parent
    while code:
        above.append(_by_code()[code])
        code = above[-1].parent
    return tuple(above)


def province_of(place: Place) -> Place:
    """The province, region or municipality in which the place lies; the place itself if it is one."""
    return (place, *parents(place))[-1]


def resolve(name: str, home: str | None) -> Place | None:
    """The one place of that name, or the one nearest to `home`: in its prefecture, else in its province; None where that leaves a choice."""
    found = _distinct(find(name))
    if len(found) <= 1:
        return found[0] if found else None
    base = _settle(home)
    return _nearest(found, base) if base else None


def starts(text: str, i: int) -> list[tuple[int, Place]]:
    """(end, place) for every name of a place that begins at `text[i]`, longest first; names such as 城区 that are no names alone are left out."""
    return [(i + size, place) for size in _sizes().get(text[i : i + 2], ()) for place in _running().get(text[i : i + size], ())]


def world_kind(name: str) -> str | None:
    """country, region, continent or city for a place of the world outside the table of divisions; None for others."""
    return _world().get(name)


def _settle(home: str | None) -> Place | None:
    found = _distinct(find(home)) if home else ()
    return found[0] if len(found) == 1 else None


def _nearest(found: tuple[Place, ...], base: Place) -> Place | None:
    for level in (_PREFECTURE, _PROVINCE):
        near = [place for place in found if _at(place, level) & _at(base, level)]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _at(place: Place, level: str) -> set[str]:
    return {p.code for p in (place, *parents(place)) if p.level == level}


def _distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    """The first name of each code."""
    return tuple({place.code: place for place in reversed(tuple(places))}.values())[::-1]


@cache
def _table() -> tuple[tuple[Place, Row], ...]:
    return tuple((Place(r["code"], r["name"], r["level"], r["parent"], r["short"]), r) for r in read_table("places"))


@cache
def _by_code() -> dict[str, Place]:
    return {place.code: place for place, row in reversed(_table()) if place.short or not row["note"] or _own_row(row)}


def _own_row(row: Row) -> bool:
    return row["source"].startswith(("GB/T", "ISO"))


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    names: dict[str, list[tuple[int, Place]]] = {}
    for place, row in _table():
        names.setdefault(place.name, []).append((2 * row["note"].startswith(_FORMER), place))
        if place.short and place.short != place.name:
            names.setdefault(place.short, []).append((1, place))
    return {name: tuple(place for _, place in sorted(found, key=lambda pair: (pair[0], pair[1].code))) for name, found in names.items()}


@cache
def _running() -> dict[str, tuple[Place, ...]]:
    generic = {place.name for place, row in _table() if row["note"] == _GENERIC}
    return {name: places for name, places in _by_name().items() if name not in generic}


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for name in _running():
        sizes.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(found, reverse=True)) for head, found in sizes.items()}


@cache
def _world() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in read_table("place_words")}
