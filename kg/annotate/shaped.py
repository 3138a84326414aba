"""Places that no table knows, by their shape: 淮川市 in 淮川市委, 在淮川市, 玉措藏族自治州."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.limits import limits
from kg.annotate.marks import BLOT
from kg.annotate.patterns import any_of
from kg.lexicon import terms
from kg.lexicon.divisions import place_names, world_kind
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.names import is_common, word_shares
from kg.lexicon.rules import rule

_OFTEN = 2  # how often the stem of a place is printed at most by chance
_SHORTEST = 2  # characters of the stem of a place
_FAR = 4  # characters before a place with which the name of another may begin that goes over it


def shaped_places(text: str) -> Iterator[str]:
    """Places that no table knows, by their shape, at the beginning of a clause or behind 在, 赴: 淮川市委, 在淮川县."""
    elected = (m.end() for m in rule("before-electing-place").finditer(text))
    terms_of = (m.end() for m in rule("term").finditer(text))  # 第七届|淮川市政协
    begin = {0, *limits(text), *(m.end() for m in _before_place().finditer(text)), *elected, *terms_of}
    for m in filter(None, (_shape().match(text, start) for start in sorted(begin))):
        if not _may_be(m[1]):
            continue
        opens = m.start() == 0 or text[m.start() - 1] in "\n《"
        organ = bool(_head().match(text, m.end()) or rule("behind-electing-place").match(text, m.end()))
        acts = rule("place-acts").match(text, m.end())  # 石亭县|召开
        often = text.count(m[1])
        told = opens or organ or acts or often > 1 or text.count(stem_of(m[1])) > _OFTEN
        if told and (_is_name(m[1], organ) or (opens and not organ and often > 1 and not is_common(m[1][:2]))):
            yield m[1]
    yield from (m["place"] for m in _strange().finditer(text) if _stands_alone(text, m))


def _stands_alone(text: str, m: re.Match[str]) -> bool:
    """Whether two characters before 县 or 市 are no word and stand behind one, so that they name a place: 深入|淮川县|青石镇.

    A 区 or 旗 may be many things: there an organ, an act, its head or its town has to follow.
    """
    groups = terms.grouped("body_words")
    stem, start, end = m["stem"], m.start("place"), m.end("place")
    ends = m["place"].endswith(groups["no-division"]) and not stem.endswith(groups["second-in-place"])  # 大|城市, 鹭州|市
    word = ends or stem in word_shares() or stem in place_names()
    abroad = any(world_kind(text[start - n : start]) for n in (2, 3, 4))
    across = any(at > start for i in range(max(start - _FAR, 0), start) for at, _ in find_places(text, i))
    organ = bool(_head().match(text, end))
    district = not m["county"] and not (organ or rule("place-acts").match(text, end) or _town_behind().match(text, end))
    return _opens(text, start, bool(_whole_head().match(text, end))) and not (word or abroad or across or district)


def _opens(text: str, start: int, organ: bool) -> bool:
    """Whether a place may begin there: behind a mark, another place, a preposition or a word; not before 市委 in 后报市委."""
    before = text[max(start - _SHORTEST, 0) : start]
    behind_mark = not before[-1:].isalpha() or before[-1] in terms.words("levels") or before.endswith(_before_place_words())
    return behind_mark or (not organ and (is_common(before) or bool(_no_place().fullmatch(before[-1]))))


def opening_stem(text: str) -> str:
    """The place that no table knows with which a headline opens without the word for its kind, and acts: 淮川召开经济工作会议; else ''."""
    m = rule("headline-of-place").match(text)
    stem = m["stem"] if m else ""
    strange = stem and stem not in word_shares() and not world_kind(stem) and not _no_place().search(stem)
    return stem if strange and not rule("headed-house").search(text) else ""


def _may_be(shaped: str) -> bool:
    """Whether what is shaped as a place begins with nothing that no name of one begins with: 市|城区, 同日|旗委."""
    groups = terms.grouped("body_words")
    return not shaped.startswith((*groups["level"], *groups["front-of-place"], *_opening())) and BLOT not in shaped


def _is_name(shaped: str, organ: bool) -> bool:
    """Whether what is shaped as the name of a place is no common word: 泖城|市政协, and neither 大|城市 nor 认真贯彻|县委."""
    stem = stem_of(shaped)
    if shaped.endswith(terms.grouped("body_words")["no-division"]) and not (organ and len(stem) == _SHORTEST and not is_common(stem)):
        return False
    if shaped.endswith(terms.grouped("body_words")["autonomous"]):  # 玉措|藏族|自治州
        return not is_common(stem[:2])
    return not (is_common(stem[-2:]) or (len(stem) > 3 and is_common(stem[:2])))


def self_ruled(place: str) -> tuple[str, ...]:
    """How the name of a place ends where it is an autonomous one: 自治州 for 锦凉州."""
    return tuple(word for word in terms.grouped("body_words")["autonomous"] if word[-1] == place[-1])


@cache
def _opening() -> tuple[str, ...]:
    """Words with which a clause begins, and no place: 同日|旗委."""
    return tuple(word for word in terms.words("boundaries") if len(word) > 1)


def stem_of(place: str) -> str:
    """A name without the word for its kind: 淮川市 → 淮川."""
    return next((place.removesuffix(w) for w in terms.grouped("body_words")["long-division-end"] if place.endswith(w)), place[:-1])


@cache
def _head() -> re.Pattern[str]:
    return re.compile(any_of("after-lead", table="organs"))


@cache
def _strange() -> re.Pattern[str]:
    """Two characters before 县 or 区, with nothing behind them with which it is another word: 市场, 县级, 县乡; not 两省|十县."""
    char = rf"(?!{any_of('not-in-place', 'division-end')})[\u4e00-\u9fff]"
    stem = rf"{char}(?:(?!{rule('counts').pattern}){char}|{any_of('second-in-place')})"
    behind = rf"(?!(?!{any_of('division-head')}){any_of('not-behind-level', 'town-end')}|{rule('division-goes-on').pattern})"
    return re.compile(rf"(?=(?P<place>(?P<stem>{stem})(?:(?P<county>{any_of('county-end')})|{rule('may-be-division').pattern})){behind})")


@cache
def _whole_head() -> re.Pattern[str]:
    """The organs of a division by words that begin nothing else: 委, 公安; not 经|济发展."""
    heads = [w for w in terms.grouped("organs")["after-lead"] if len(w) > 1]
    return re.compile("|".join(map(re.escape, [*heads, *(w[-1] for w in terms.grouped("body_words")["committee"])])))


@cache
def _before_place_words() -> tuple[str, ...]:
    return (*terms.grouped("body_words")["before-place"], *terms.grouped("boundaries")["joint"])


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(any_of("not-in-place"))


@cache
def _town_behind() -> re.Pattern[str]:
    """The head of a district or its town: 长, 青石镇."""
    return re.compile(rf"{any_of('division-head')}|[\u4e00-\u9fff]{{2,3}}{any_of('town')}")


@cache
def _before_place() -> re.Pattern[str]:
    return re.compile(any_of("before-place", "front-of-place"))


@cache
def _shape() -> re.Pattern[str]:
    char = rf"(?:(?!{any_of('not-in-place', 'division-end')})[^\W\d_a-zA-Z])"
    stem = rf"{char}{any_of('second-in-place')}|{char}{{2,4}}?"  # 太原
    name = rf"{char}{{2,9}}?{any_of('long-division-end')}|(?:{stem}){any_of('division-end')}"
    return re.compile(rf"{any_of('front-of-place')}?({name})(?!{any_of('not-behind-level')})")


def opens_with_shape(body: str) -> bool:
    """Whether a body begins as with a place that no table knows: 淮川市第一人民医院."""
    m = _shape().match(body)
    return m is not None and m.start(1) == 0 and _may_be(m[1]) and _is_name(m[1], organ=True)
