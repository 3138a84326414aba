"""The divisions of the country as a table: by name, by position in a text, and one above the other.

A place is known by its code; rows with the same code are other names of the same place (former, short, traditional script).
"""

from dataclasses import dataclass
from functools import cache

from kg.lexicon.table import Row, read_table

_LONGEST_ABROAD = 8  # characters
_FORMER = "former"
_PREFECTURE = "prefecture"
_GENERIC = "generic"
_USUAL = "usual reading"
_STANDARDS = ("GB/T", "ISO")  # sources of the rows that hold the names of today; one to a code


@dataclass(frozen=True, slots=True)
class Place:
    """One name of a division. `level` is province, prefecture or county; `parent` the code of the division above.

    `parent` is empty for a province, `short` where no short form serves.
    """

    code: str
    name: str
    level: str
    parent: str
    short: str


def find(name: str) -> tuple[Place, ...]:
    """All places with that full or short name, full names before short ones, former ones last; () for an unknown name."""
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


def full_name(name: str) -> str:
    """The full name of today of the one division that goes by `name`: 黔东南州 → 黔东南苗族侗族自治州; else `name` itself."""
    codes = {place.code for place in find(name)}
    place = _by_code().get(next(iter(codes))) if len(codes) == 1 else None
    return place.name if place else name


def starts(text: str, i: int) -> list[tuple[int, Place]]:
    """(end, place) for every name of a place that begins at `text[i]`, longest first; 城区 and the like are left out."""
    sizes = _sizes().get(text[i : i + 2])
    if sizes is None:
        return []
    names = _running()
    return [(i + size, place) for size in sizes if i + size <= len(text) for place in names.get(text[i : i + size], ())]


def begun(text: str) -> list[int]:
    """Where names of places may begin: no other place in the text needs to be asked for `starts`."""
    heads = _sizes()
    return [i for i in range(len(text)) if text[i : i + 2] in heads]


def in_full(text: str, at: int) -> bool:
    """Whether a place is printed in full at `text[at]`: 和平县; not 和平|凉市."""
    return any(end - at == len(place.name) for end, place in starts(text, at))


def opens_with_place(text: str) -> bool:
    """Whether the text begins with a place by its full name, 镇平县委, or with a prefecture by its short one, 镇江中院; not 镇平安办."""
    return any(end == len(place.name) or place.level == _PREFECTURE for end, place in starts(text, 0))


def is_usual(place: Place) -> bool:
    """Whether papers mean this place by a name that several bear, when nothing else is said."""
    return place.code in _usual()


@cache
def place_names() -> frozenset[str]:
    """All strings that `find` or `world_kind` knows."""
    return frozenset({*_by_name(), *_world()})


def world_kind(name: str) -> str | None:
    """country, region, continent or city for a place of the world outside the table of divisions; None for others."""
    return _world().get(name)


def begins_abroad(text: str) -> bool:
    """Whether the text begins with the name of a country, region, continent or city of the world."""
    return any(text[:size] in _world() for size in range(2, _LONGEST_ABROAD + 1))


@cache
def _table() -> tuple[tuple[Place, Row], ...]:
    return tuple((Place(r["code"], r["name"], r["level"], r["parent"], r["short"]), r) for r in read_table("places"))


@cache
def _by_code() -> dict[str, Place]:
    return {place.code: place for place, row in _table() if row["source"].startswith(_STANDARDS)}


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    names: dict[str, list[tuple[int, Place]]] = {}
    for place, row in _table():
        names.setdefault(place.name, []).append((2 if row["note"].startswith(_FORMER) else 0, place))
        if place.short and place.short != place.name:
            names.setdefault(place.short, []).append((1, place))
    return {name: _ordered(found) for name, found in names.items()}


def _ordered(found: list[tuple[int, Place]]) -> tuple[Place, ...]:
    """One place to a code, its own name before short and former ones; a short form that both scripts share comes once."""
    best: dict[str, tuple[int, Place]] = {}
    for rank, place in sorted(found, key=lambda pair: (pair[0], pair[1].code, pair[1].name)):
        best.setdefault(place.code, (rank, place))
    return tuple(place for _, place in best.values())


@cache
def _running() -> dict[str, tuple[Place, ...]]:
    generic = {place.name for place, row in _table() if row["note"] == _GENERIC}
    return {name: places for name, places in _by_name().items() if name not in generic}


@cache
def _sizes() -> dict[str, tuple[int, ...]]:
    """First two characters of a name → the lengths of the names that begin so, longest first."""
    sizes: dict[str, set[int]] = {}
    for name in _running():
        sizes.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(found, reverse=True)) for head, found in sizes.items()}


@cache
def _usual() -> frozenset[str]:
    return frozenset(place.code for place, row in _table() if row["note"] == _USUAL)


@cache
def _world() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in read_table("place_words")}
