"""Words of the tables as pieces of regular expressions."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import terms
from kg.lexicon.rules import rule
from kg.lexicon.table import read_table


@cache
def any_of(*classes: str, table: str = "body_words") -> str:
    """The terms of the classes as alternatives, longest first: (?:自治区|省|市)."""
    words = {word for name in classes for word in terms.grouped(table)[name]}
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))})"


@cache
def lead_pattern() -> re.Pattern[str]:
    """The jurisdiction in front of an organ, group 1: 苏州市|委, 省|教育厅, 十届|州|政协."""
    place = rf"(.{{0,14}}?{any_of('lead-end')}|{any_of('level')})"
    return re.compile(rf"^{any_of('party-name')}?(?:{rule('term').pattern})?{place}{any_of('after-lead', table='organs')}")


def begun_with(head: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds in the text, looked for only where its head is found, which is faster."""
    done = 0
    for begin in head.finditer(text):
        if begin.start() >= done and (m := pattern.match(text, begin.start())):
            done = m.end()
            yield m


def meaning(group: str, word: str) -> str:
    """What `full` says of a word in its class of body_words.csv: 团 (front) → 共青团; '' where it says nothing."""
    return _meanings().get((group, word), "")


@cache
def _meanings() -> dict[tuple[str, str], str]:
    return {(row["class"], row["term"]): row["full"] for row in read_table("body_words") if row["full"]}
