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


@lru_cache(maxsize=64)
def infer_home(text: str, source: str | None, title: str | None) -> str | None:
    """The full name of the home jurisdiction, that of the commonest bare word for a level; None where nothing settles it."""
    whole = "\n".join(filter(None, (title, text)))
    bare = Counter(m.group(1) for m in _bare().finditer(whole))
    levels = sorted(bare, key=lambda level: (-bare[level], level))
    return next(filter(None, (home_place(level, None, whole) for level in levels)), None)


def home_place(level: str, home: str | None, text: str) -> str | None:
    """The division that the bare word `level` (市, 县, 省) means in a report from `home`; None where that is not settled."""
    return home_body_place(level, home) or _prevailing(level, text)


@lru_cache(maxsize=256)
def _prevailing(level: str, text: str) -> str | None:
    """The one place of the level that the text names, itself or a place below it, clearly more often than any other."""
    votes: Counter[str] = Counter()
    guests = _guests(level, text)
    for name, weight in _named(text).items():
        place = home_body_place(level, name)
        if place and place not in guests:
            votes[place] += weight
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] and first[1] >= _CLEAR * second[1] else None


def _guests(level: str, text: str) -> set[str]:
    """Places from which people have come: 荆阳市 in 荆阳市代表团来我市."""
    before = [text[m.start(1) : m.end(1)] for m in _visit(level).finditer(text)]
    return {place for clause in before for name in _named(clause) if (place := home_body_place(level, name))}


@cache
def _visit(level: str) -> re.Pattern[str]:
    groups = terms.grouped("body_words")
    return re.compile(rf"([^。！？\n]{{2,30}})(?:{'|'.join(groups['arrives'])})(?:{'|'.join(groups['ours'])})(?:{'|'.join(_at_home())})")


@cache
def _at_home() -> tuple[str, ...]:
    return tuple(sorted(terms.words("levels")))


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
    for name in {m.group(1) for pattern in (_shaped(), _headed()) for m in pattern.finditer(text)} - set(names):
        if name[-2:] not in terms.words("common_words", "word"):
            names[name] += _FULL * text.count(name)
    towns = Counter(m[0] for m in _town().finditer(text) if m[0][1:] not in terms.words("common_words", "word"))
    names.update({name: often for name, often in towns.items() if often > 1 and name not in names})
    return dict(names)


def _known(text: str, i: int) -> tuple[int, Place | None]:
    """The end and the place of the longest known name at `text[i]`; no place where several bear the name."""
    found = starts(text, i)
    if not found:
        return i + 1, None
    end = found[0][0]
    places = {place.name: place for at, place in found if at == end}
    part = text[end : end + 1] in terms.words("levels") and text[i:end] not in places  # 磐石 in 磐石镇
    return end, next(iter(places.values())) if len(places) == 1 and not part else None


@cache
def _heads() -> str:
    return "|".join(terms.grouped("organs")["after-lead"])


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[我全本]))(自治区|自治州|[省市县区州旗盟镇乡])(?={_heads()}|领导)")


@cache
def _shaped() -> re.Pattern[str]:
    """A place that no table knows, by its shape: 淮川市委, 在淮川县."""
    stem = r"(?![我全本该各])[^\W\d_省市县区州旗盟镇乡委了的由和与及在到对从向把被为是等率]{2,6}?"
    return re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[在赴到于]))({stem}(?:自治州|自治县|自治旗|地区|[省市县区州旗盟镇乡]))(?={_heads()})")


@cache
def _headed() -> re.Pattern[str]:
    """A place that no table knows, at the beginning of a clause: 淮川市召开…."""
    stem = r"(?![我全本该各])[^\W\d_省市县区州旗盟镇乡委了的由和与及在到对从向把被为是等率]{2,3}"
    return re.compile(rf"(?<![\u4e00-\u9fff])({stem}[市县旗])(?=[\u4e00-\u9fff“])")


@cache
def _town() -> re.Pattern[str]:
    return re.compile(r"(?![我全本该各])[\u4e00-\u9fff][^\W\d_省市县区州旗盟镇乡村全各我本该][镇乡]")
