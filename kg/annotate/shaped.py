"""Places that no table knows, by their shape: 淮川市 in 淮川市委, 在淮川市, 玉措藏族自治州."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.limits import limits
from kg.annotate.marks import BLOT
from kg.annotate.patterns import any_of
from kg.lexicon import terms
from kg.lexicon.names import is_common
from kg.lexicon.rules import rule

_OFTEN = 2  # how often the stem of a place is printed at most by chance
_SHORTEST = 2  # characters of the stem of a place


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
