"""The institution that a report is about and calls 学校, 我院, 公司: its full name as the source or the text prints it."""

import re
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache

from kg.annotate.titles import limits
from kg.lexicon import terms
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.table import read_table

_SHORTEST, _LONGEST = 4, 20  # characters of a full name
_DEPARTMENT = 7  # characters of a department printed alone, at most
_CLEAR = 2  # how many times as often as the next the name that prevails is printed


def own_unit(word: str, text: str, source: str | None) -> str | None:
    """The full name of the institution that `word` (校, 我院, 公司) means in a report; None where that is not settled."""
    endings = terms.column("units", "term", "endings").get(word, "").split()
    if not endings:
        return None
    outlet = institution(source)
    return outlet if outlet and outlet.endswith(tuple(endings)) else _prevailing(tuple(endings), text)


def institution(source: str | None) -> str | None:
    """The institution whose outlet a source is: 洮州大学新闻网 → 洮州大学; None for newspapers."""
    outlet = _outlet().sub("", source or "")
    return outlet if len(outlet) >= _SHORTEST and outlet.endswith(_endings()) else None


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted({e for row in terms.column("units", "term", "endings").values() for e in row.split()}))


@cache
def organs() -> dict[str, str]:
    """Organs that every jurisdiction has, with what stands between it and them: 组织部 → 委 (市委组织部), 公安局 → ''."""
    return {row["term"]: row["link"] for row in read_table("organs") if row["class"] == "organ"}


def is_department(body: str) -> bool:
    """Whether the body is a department printed without the body it is part of: 农村处, 办公室, 纪委."""
    groups = terms.grouped("body_words")
    if body in groups["office"] or body in organs():
        return True
    alone = body.endswith(groups["department"]) and len(body) <= _DEPARTMENT and body not in terms.words("bodies", "name")
    return alone and body[:1] not in terms.words("levels") and not find_places(body, 0)


def split_unit(body: str) -> tuple[str, str] | None:
    """校团委 → 校, 团委; 局机关 → 局, 机关; None where the body begins with no such word."""
    m = _front().match(body)
    return (m[0], body[m.end() :]) if m else None


@cache
def _front() -> re.Pattern[str]:
    words = sorted(terms.column("units", "term", "endings"), key=lambda w: (-len(w), w))
    parts = "|".join(terms.grouped("body_words")["unit-part"])
    return re.compile(rf"(?:{'|'.join(words)})(?=$|{parts})")


@cache
def _outlet() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(terms.grouped('body_words')['outlet-end'])})+$")


@lru_cache(maxsize=256)
def _prevailing(endings: tuple[str, ...], text: str) -> str | None:
    """The one full name with such an ending that the text prints clearly more often than any other."""
    first, second = [*_names(endings, text).most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] and first[1] >= _CLEAR * second[1] else None


def _names(endings: tuple[str, ...], text: str) -> Counter[str]:
    """Full names: they begin with a place, or are printed more than once."""
    places = limits(text)
    found: Counter[str] = Counter()
    for m in re.finditer("|".join(map(re.escape, sorted(endings, key=len, reverse=True))), text):
        limit = max(places[bisect_right(places, m.start()) - 1], m.end() - _LONGEST)
        start = next((i for i in range(limit, m.start()) if find_places(text, i)), limit)
        if m.end() - start >= _SHORTEST:
            found[text[start : m.end()]] += 1
    part = terms.grouped("body_words")["part-of-unit"]
    whole = {name: often for name, often in found.items() if not name.endswith(part) and not split_unit(name)}
    return Counter({name: often for name, often in whole.items() if often > 1 or find_places(name, 0)})
