"""Which place a name means: by itself, near the home of a report, or behind the bare word for a kind of division (市, 全县)."""

import re
from collections.abc import Iterable
from functools import cache

from kg.lexicon.divisions import Place, find, is_usual, parents, province_of, starts, world_kind
from kg.lexicon.table import read_table

__all__ = ["Place", "find", "home_body_place", "parents", "province_of", "resolve", "starts", "world_kind"]

_SHORTEST = 2  # characters of a division that only the table knows: 忠县
_NEAR = ("prefecture", "province")  # levels at which two places count as near each other, nearest first


def resolve(name: str, home: str | None) -> Place | None:
    """The one place of that name, or of several the one nearest to `home`: in its prefecture, else in its province.

    None for an unknown name and where that leaves a choice.
    """
    found = _distinct(find(name))
    if len(found) <= 1:
        return found[0] if found else None
    base = _chain_place(_chain(home)) if home else None
    return _nearest(found, base) if base else None


def home_body_place(level_char: str, home: str | None) -> str | None:
    """Which division the bare word for a kind of division (市, 县, 省 …) means in a report from `home`; None where that is not settled.

    `home` may be a chain (宝山区大堰镇) and need not be in the table: then only what is printed in it counts.
    """
    chain = _chain(home) if home else []
    if not chain:
        return None
    printed = [name for name in chain if name == chain[-1] and name.endswith(level_char)]
    printed += [name for name in reversed(chain) if _means(name, level_char)]
    base = _chain_place(chain)
    above = [place.name for place in parents(base) if _means(place.name, level_char)] if base else []
    return next(iter(printed + above), None)


def _nearest(found: tuple[Place, ...], base: Place) -> Place | None:
    for level in _NEAR:
        near = [place for place in found if _at(place, level) & _at(base, level)]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _at(place: Place, level: str) -> set[str]:
    return {p.code for p in (place, *parents(place)) if p.level == level}


def _distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    """The first name of each code."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.code, place)
    return tuple(first.values())


def _chain(home: str) -> list[str]:
    """宝山区大堰镇 → [宝山区, 大堰镇]; a short form of one place alone → its full name; [] where no division word ends the string."""
    names, i = [], 0
    while i < len(home) and (end := _link(home, i)):
        names.append(home[i:end])
        i = end
    if i == len(home):
        return names
    short = _distinct(find(home))
    return [short[0].name] if len(short) == 1 else []


def _link(home: str, i: int) -> int:
    """Where the division that begins at `home[i]` ends: a known full name, else up to the first division word; 0 without one."""
    known = [end for end, place in starts(home, i) if home[i:end] == place.name and _kind(place.name)]
    shaped = (not find(home[i : i + 2]) and _behind_zhou().match(home, i)) or _division().match(home, i)
    alone = shaped is not None and shaped.end() - i <= _SHORTEST and not find(shaped[0])  # 岭市 behind 赣州
    return known[0] if known else shaped.end() if shaped and not alone else 0


def _chain_place(chain: list[str]) -> Place | None:
    """The lowest place of the chain that the table settles; None where an unknown or shared name leaves it open."""
    base: Place | None = None
    for name in chain:
        found = _distinct(find(name))
        if base is not None:
            found = tuple(place for place in found if base.code in {p.code for p in parents(place)})
        if not found:
            return base
        settled = found if len(found) == 1 else tuple(filter(is_usual, found))
        if len(settled) != 1:
            return None
        base = settled[0]
    return base


def _means(name: str, word: str) -> bool:
    """Whether the last word of the division's name is `word`, or is kept as `word` in the names of bodies (自治州 → 州)."""
    kind = _kind(name)
    return bool(kind) and word in (kind, _division_words()[kind])


def _kind(name: str) -> str:
    """The division word that ends the name, the longest; empty where none does."""
    return next((word for word in _division_words() if len(word) < len(name) and name.endswith(word)), "")


@cache
def _division_words() -> dict[str, str]:
    """Division word → its short form or the empty string, longest first."""
    return {row["word"]: row["short"] for row in read_table("division_words")}


@cache
def _behind_zhou() -> re.Pattern[str]:
    """A name in which 州 ends no division: 洮州市."""
    return re.compile(rf"[^\W\d_]州[^\W\d_]*?(?:{'|'.join(map(re.escape, _division_words()))})")


@cache
def _division() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_]+?(?:{'|'.join(map(re.escape, _division_words()))})")
