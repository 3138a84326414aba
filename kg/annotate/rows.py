"""Lists of people printed one to a line, the posts behind the name: 组长：李红梅 县委书记, 陈志远：县长."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from kg.annotate.careers import run_of
from kg.annotate.persons import PersonSpan
from kg.annotate.titles import Title
from kg.lexicon.rules import rule

_START = attrgetter("start")


def find_rows(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> dict[int, list[Title]]:
    """Person → the posts that fill the rest of the line, which lead to nobody on the next one."""
    rows: dict[int, list[Title]] = {}
    for i, p in enumerate(persons):
        if p.end + 1 < len(text) and text[p.end] in " ：，" and (run := _row(text, titles, p)):
            rows[i] = run
    return rows


def _row(text: str, titles: Sequence[Title], p: PersonSpan) -> list[Title]:
    begins = max(text.rfind(mark, 0, p.start) for mark in "\n。") + 1
    k = bisect_left(titles, p.end + 1, key=_START)
    if k == len(titles) or titles[k].start != p.end + 1 or not rule("before-row").fullmatch(text, begins, p.start):
        return []
    ends = text.find("\n", p.end)
    run = run_of(text, titles, k, ends if ends >= 0 else len(text))
    return run if rule("ends-row").match(text, run[-1].end) and all(t.kind != "press" for t in run) else []
