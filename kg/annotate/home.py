"""The home jurisdiction of a report: which place 市委, 我省 and 县政府 mean in it.

'… 交城县县委书记张振明 …' → 县 is 交城县, 市 is 吕梁市. From the masthead where it says so; else from the places that the text names:
one of them must clearly prevail. A wrong place is worse than none.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from kg.lexicon import terms
from kg.lexicon.places import Place, home_body_place, starts

_FULL, _SHORT = 2, 1  # what the full name and the short name of a place count
_CLEAR = 2  # how many times as often as the next the place that prevails is named


def infer_home(text: str, source: str | None, title: str | None) -> str | None:
    """The full name of the home jurisdiction, lowest level first; None where nothing settles it."""
    whole = "\n".join(filter(None, (title, text)))
    bare = Counter(m.group(1) for m in _bare().finditer(whole))
    for level, _ in sorted(bare.items(), key=lambda pair: (-pair[1], pair[0])):
        if place := home_place(level, None, whole):
            return place
    return None


def home_place(level: str, home: str | None, text: str) -> str | None:
    """The division that the bare word `level` (市, 县, 省) means in a report from `home`; None where that is not settled."""
    return home_body_place(level, home) or _prevailing(level, text)


@lru_cache(maxsize=256)
def _prevailing(level: str, text: str) -> str | None:
    """The one place of the level that the text names, itself or a place below it, clearly more often than any other."""
    votes: Counter[str] = Counter()
    for name, weight in _named(text).items():
        if place := home_body_place(level, name):
            votes[place] += weight
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] and first[1] >= _CLEAR * second[1] else None


@lru_cache(maxsize=16)
def _named(text: str) -> dict[str, int]:
    """Full names of the places that the text names, with their weights."""
    names: Counter[str] = Counter()
    i = 0
    while i < len(text):
        end, place = _known(text, i)
        if place is not None:
            names[place.name] += _FULL if text[i:end] == place.name else _SHORT
        i = end
    for name in {m.group(1) for m in _shaped().finditer(text)} - set(names):
        names[name] += _FULL * text.count(name)
    return dict(names)


def _known(text: str, i: int) -> tuple[int, Place | None]:
    """The end and the place of the longest known name at `text[i]`; no place where several bear the name."""
    found = starts(text, i)
    if not found:
        return i + 1, None
    places = {place.code: place for end, place in found if end == found[0][0]}
    return found[0][0], next(iter(places.values())) if len(places) == 1 else None


@cache
def _heads() -> str:
    return "|".join(terms.grouped("organs", "term", "class")["after-lead"])


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[我全本]))(自治区|自治州|[省市县区州旗盟镇乡])(?={_heads()}|领导)")


@cache
def _shaped() -> re.Pattern[str]:
    """A place that no table knows, by its shape: 淮川市委, 在淮川县."""
    stem = r"(?![我全本该各])[^\W\d_省市县区州旗盟镇乡委了的]{2,6}?"
    return re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[在赴到于]))({stem}(?:自治州|自治县|自治旗|地区|[省市县区州旗盟镇乡]))(?={_heads()})")
