"""The place or the whole of an institution that is printed without it: 第一人民医院 in a report that names 淮川市第一人民医院,
宁川分行 in one that names 淮川银行宁川分行.
"""

import re
from functools import lru_cache

from kg.annotate.limits import last_limit
from kg.annotate.patterns import any_of
from kg.lexicon import terms
from kg.lexicon.divisions import starts as find_places

_LONGEST_PLACE = 8  # characters


@lru_cache(maxsize=1 << 10)
def with_its_place(body: str, text: str) -> str:
    """The body with the one place that the text prints before it somewhere; as it is where there is none, or there are several."""
    if not body.endswith(terms.grouped("body_words")["seated"]) or find_places(body, 0):
        return body
    places = {place for m in re.finditer(re.escape(body), text) if (place := _place_before(text, m.start()))}
    return places.pop() + body if len(places) == 1 else body


def _place_before(text: str, end: int) -> str:
    """The place whose name ends at `end`, the longest; '' where none does."""
    begins = range(max(end - _LONGEST_PLACE, 0), end - 1)
    return next((text[i:end] for i in begins if any(stop == end for stop, _ in find_places(text, i))), "")


@lru_cache(maxsize=1 << 10)
def with_its_whole(body: str, text: str) -> str:
    """A branch with the bank or academy that the text prints before it somewhere; as it is where there is none, or several."""
    groups = terms.grouped("body_words")
    branch = next((m.end() for m in [_branch().match(body)] if m), 0)
    if not branch or not find_places(body, 0):
        return body
    printed = (text[last_limit(text, m.start()) : m.start()] for m in re.finditer(re.escape(body[:branch]), text))
    wholes = {front for front in printed if len(front) > 1 and front.endswith(groups["has-branches"])}
    return wholes.pop() + body if len(wholes) == 1 else body


@lru_cache(maxsize=1)
def _branch() -> re.Pattern[str]:
    """淮川分行 of 淮川分行客户部."""
    return re.compile(rf"[\u4e00-\u9fff]{{2,8}}?{any_of('branch')}")
