"""The home jurisdiction of a report: which place 市委, 我省 and 县政府 mean in it.

'… 淮川县县委书记李明 …' → 县 is 淮川县. From the masthead where it says so; else from the places that the text names:
one of them must clearly prevail. A wrong place is worse than none.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from kg.annotate.limits import last_limit
from kg.annotate.marks import BLOT
from kg.annotate.patterns import any_of, lead_pattern
from kg.annotate.shaped import opening_stem, self_ruled, shaped_places, stem_of
from kg.lexicon import terms
from kg.lexicon.divisions import begun, find, full_name, world_kind
from kg.lexicon.names import is_common
from kg.lexicon.places import Place, home_body_place, province_of, starts
from kg.lexicon.rules import rule
from kg.lexicon.scripts import simplified

_COUNTY = "county"
_CLOSING = frozenset("》」』”）)")
_FULL, _SHORT = 2, 1  # what the full name and the short name of a place count
_OWN = 2  # how much more than a place below it a place counts for itself
_ENOUGH = 4  # what one full name counts for itself
_NEAR = 2  # paragraphs in which the place of a story is told
_WORD = 2  # characters
_CLEAR = 2  # how many times as often as the next the place that prevails is named


def masked(text: str, names: Iterable[tuple[int, int]]) -> str:
    """The text with people's names blotted out: no place is named in 谭永胜, nor in 仇立受市政府委托. As long as before."""
    pieces, done = [], 0
    for start, end in sorted(names):
        pieces += [text[done:start], BLOT * (end - max(start, done))]
        done = max(end, done)
    return "".join([*pieces, text[done:]])


@lru_cache(maxsize=64)
def infer_home(text: str, title: str | None, guess: str | None = None) -> str | None:
    """The full name of the home jurisdiction, that of the commonest bare word for a level; None where nothing settles it.

    `guess`: what the paper's name alone speaks for; a place of its kind that the text prefers comes before it.
    """
    whole = "\n".join(filter(None, (title, text)))
    bare = Counter(m.group(1) for m in _bare().finditer(f"\n{whole}"))
    level = min(bare, key=lambda level: (-bare[level], level), default=None)
    own = next((word for word in terms.grouped("body_words")["level"] if guess.endswith(word)), level) if guess else level
    if guess and level and not bare[own or level] and guess not in whole:  # 金山网 of 镇江市 says nothing of 金山区
        told = home_place(level, None, whole)
        if told and told != home_body_place(level, guess):
            return told
    return (home_place(own, None, whole) if own else None) or guess


def home_place(level: str, home: str | None, text: str) -> str | None:
    """The division that the bare word `level` (市, 县, 省) means in a report from `home`; None where that is not settled."""
    return home_body_place(level, home) or _prevailing(level, text)


@lru_cache(maxsize=1 << 10)
def seat(institution: str | None) -> str | None:
    """The division that the name of an institution begins with in full, else the province of the one that its short name means."""
    found = starts(institution, 0) if institution else []
    named = [place for end, place in found if end == found[0][0]]
    if named and institution and institution.startswith(named[0].name):
        return named[0].name
    provinces = {full_name(province_of(place).name) for place in named if place.level != _COUNTY}  # 西华大学 is of no 西华县
    return provinces.pop() if len(provinces) == 1 else None


def nearest_place(level: str, before: str, text: str) -> str | None:
    """The one county that the paragraph names in full up to there, else the one before it, in a report that tells of several."""
    if level not in terms.grouped("body_words")["told-nearby"] or any(word + level in text for word in terms.grouped("body_words")["ours"]):
        return None  # 到我县考察，县委书记李明陪同
    for paragraph in before.split("\n")[: -_NEAR - 1 : -1]:
        named = {*_named(paragraph), *_named(text)}
        found = {full_name(name) for name in named if name in paragraph and home_body_place(level, name) == name} - _guests(level, text)
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def short_place(place: str | None, text: str) -> str | None:
    """凉山州 for 凉山彝族自治州 in a report that prints the short form alone; other places as they are."""
    if place is None or place in text or not place.endswith(terms.grouped("body_words")["autonomous"]):
        return place
    short = next((p.short + place[-1] for p in find(place) if p.short), place)
    return short if short in text else place


def without_province(body: str) -> str:
    """An organ without the province in front of its city: 浙江省宁波市委 → 宁波市委; other bodies as they are."""
    end = next((end for end, place in starts(body, 0) if place.level == "province" and body[:end] == place.name), 0)
    rest = body[end:]
    inside = end and any(place.parent and rest[:at] == place.name for at, place in starts(rest, 0))
    return rest if inside and lead_pattern().match(rest) else body


@lru_cache(maxsize=64)
def _prevailing(level: str, text: str) -> str | None:
    """The one place of the level that the text names, itself or a place below it, clearly more often than any other."""
    votes: Counter[str] = Counter()
    guests = _guests(level, text)
    for name, weight in _named(text).items():
        place = home_body_place(level, name)
        if place and place not in guests:
            votes[full_name(place)] += weight * (_OWN if place == name else 1)
    bound = {full_name(name) for name in _bound(text)} & set(votes)
    for place in bound if bound < set(votes) else ():
        votes[place] = _SHORT
    for short in [place for place in votes if not place.endswith(terms.grouped("body_words")["autonomous"])]:
        if whole := [w for w in votes if w.endswith(self_ruled(short)) and w.startswith(stem_of(short))]:
            votes[whole[0]] += votes.pop(short)  # 锦凉州 is 锦凉彝族自治州
    if not votes and (stem := opening_stem(text)):
        return stem + level
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= max(_ENOUGH, _CLEAR * second[1]) else None


def _guests(level: str, text: str) -> set[str]:
    """Places from which people have come, or to which ours have gone: 淮川市 in 淮川市代表团来我市, in 我市代表团赴淮川市."""
    told = (m for name in ("on-business", "sent-from") for m in rule(name).finditer(text))
    before = [m[1] for m in (*_visit().finditer(text), *_errand().finditer(text), *told)]
    guests = (name for name in _named(text) for clause in before if stem_of(name) in clause)
    return {place for name in (*guests, *_of_other_print(text)) if (place := home_body_place(level, name))}


def _of_other_print(text: str) -> list[str]:
    """Places of Taiwan in a text of simplified characters: its own papers print traditional ones, so guests are from there."""
    across = terms.grouped("body_words")["other-print"]
    named = [name for name in _named(text) if any(province_of(p).name in across for p in find(name))]
    return named if named and simplified(text) == text else []


@cache
def _visit() -> re.Pattern[str]:
    return re.compile(rf"([^。！？\n]{{2,30}}){any_of('arrives')}{any_of('ours')}{any_of('level')}")


@cache
def _errand() -> re.Pattern[str]:
    sent = rf"{any_of('ours')}{any_of('level')}[^。！？\n]{{0,8}}{any_of('delegation')}"
    return re.compile(rf"{sent}{any_of('goes-to')}([^。！？\n]{{2,30}})")


@lru_cache(maxsize=16)
def _named(text: str) -> dict[str, int]:
    """Full names of the places that the text names, with their weights."""
    names: Counter[str] = Counter()
    for start, end, place in _mentions(text):
        for name in (place.name,) if text[start:end] == place.name else {p.name for p in find(text[start:end]) if p.code == place.code}:
            opens = not start and not is_common(text[:end])  # 淮川召开会议, as a headline
            names[name] += _FULL if opens or text[start:end] == name else _SHORT
    shaped = set(shaped_places(text)) - set(names)
    for name in shaped:
        if not any(name.endswith(other) for other in (shaped | set(names)) - {name}):
            names[name] += _FULL * text.count(name)
    return dict(names)


@lru_cache(maxsize=16)
def _bound(text: str) -> frozenset[str]:
    """Places that the text names by their short name alone, with the same word behind it each time: 安泽县 for 安泽|大堤; not 和田|地委."""
    behind: dict[str, set[str]] = {}
    for start, end, place in _mentions(text):
        named = text[start:end] == place.name or text.startswith(terms.grouped("body_words")["of-prefecture"], end)
        behind.setdefault(place.name, set()).add("" if named else text[end : end + _WORD])
    return frozenset(name for name, words in behind.items() if len(words) == 1 and "" not in words)


@lru_cache(maxsize=16)
def _mentions(text: str) -> tuple[tuple[int, int, Place], ...]:
    """Where the text names a place that the table knows."""
    found: list[tuple[int, int, Place]] = []
    done = 0
    for i in begun(text):
        if i >= done:
            done, place = _known(text, i)
            if place is not None and not (found and found[-1][1] == i and _elsewhere(place, found[-1][2])):
                found.append((i, done, place))
    return tuple(found)


def _elsewhere(place: Place, before: Place) -> bool:
    """Whether a place lies in another province than the one printed before it, so that it is none there: 山东|北辰公司."""
    return before.level == "province" and province_of(place).code != before.code


def _known(text: str, i: int) -> tuple[int, Place | None]:
    """The end and the place of the longest known name at `text[i]`; no place where several bear the name."""
    found = starts(text, i)
    if not found:
        return i + 1, None
    end = found[0][0]
    if any(world_kind(text[max(i - size, 0) : i]) == "country" for size in (2, 3)):  # 韩国扶余郡
        return end, None
    if terms.prefixes().get(text[i]) and text[i + 1 : end + 1] in terms.posts():
        return end + 1, None  # 代县长 acts for the 县长
    places = {place.name: place for at, place in found if at == end}
    if text.startswith(terms.grouped("body_words")["of-prefecture"], end):  # 和田|地委
        places = {name: place for name, place in places.items() if name.endswith(terms.grouped("body_words")["prefecture"])} or places
    one = len({p.code for p in places.values()}) == 1  # 海安, a 市 that was a 县
    place = next(iter(places.values())) if one else None
    level = text[end : end + 1]
    joins = text[i] in terms.grouped("boundaries")["joint"]
    if joins and (level in terms.grouped("body_words")["not-behind-level"] or text[i - 1 : i] in _CLOSING):
        return end, None  # 和县直单位, 《…》和县科协
    if place is None or text[i:end] in places or level not in terms.words("levels"):
        inside_word = end - i == 2 and text[i:end] in places and last_limit(text, i) < i  # 达县 in 到达县城
        return end, None if inside_word else place
    return end + 1, place if home_body_place(level, place.name) == place.name else None  # 磐石 in 磐石镇


@cache
def _bare() -> re.Pattern[str]:
    """The word for a level, before its organs or leaders, with what stands before it: nothing that it belongs to, or 全, 我."""
    heads, own = any_of("after-lead", table="organs"), "".join(terms.grouped("body_words")["own"])
    return re.compile(rf"[\x00-\u4dff\ua000-\U0010ffff{own}]({any_of('level')})(?={heads}|{any_of('leaders')})")
