"""Titles that a clause gives to names: 李明为主任委员, where the name is no part of the body; 副会长为李明、王红, 会长由李明担任."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.annotate.like import HeldTitle
from kg.annotate.marks import REMARKS
from kg.annotate.owners import expand
from kg.annotate.patterns import any_of
from kg.annotate.persons import PersonSpan
from kg.annotate.titles import Title
from kg.lexicon import terms
from kg.lexicon.rules import rule

_FARTHEST = 26  # characters between a title and the one to whom it is given, whose own title may stand there


def behind_names(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> list[Title]:
    """The titles, without the name and the verb with which a body seems to begin: 李明为|市教育局局长."""
    ends = {p.start: p.end for p in persons}
    return [_behind_name(text, t, [ends[i] for i in range(t.start, t.post_start) if i in ends]) for t in titles]


def _behind_name(text: str, t: Title, ends: Sequence[int]) -> Title:
    if ends and t.start + 1 < ends[0] <= t.post_start and text.endswith(terms.grouped("appointing")["leaves"], 0, t.start):
        return replace(t, start=ends[0], body=t.body[ends[0] - t.start :])  # 免去李明|市教育局局长
    verb = next((m for end in ends if (m := _takes().match(text, end, t.post_start))), None)
    if verb is None:
        return t
    return replace(t, start=verb.end(), body=t.body[verb.end() - t.start :] if verb.end() < t.post_start else "")


def find_assigned(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> list[HeldTitle]:
    """The titles that lead through 为 to a list of names, or through 由 to a list before 担任."""
    by_end = {t.end: t for t in titles}
    held: list[HeldTitle] = []
    for first, last in _lists(text, persons):
        start, after = persons[first].start, persons[last].end
        for end in range(start - 1, max(start - _FARTHEST, 0), -1):
            verb = rule("given-to").fullmatch(text, end, start) if end in by_end else None
            if verb and rule("given-by" if verb["by"] else "list-over").match(text, after):
                title = by_end[end]
                won = text.startswith(terms.grouped("appointing")["takes"], title.start)  # 当选|副主席的有李四
                given = expand(text, [replace(title, status="current") if won else title], first)
                held += [replace(h, holder=i) for h in given for i in range(first, last + 1)]
    return held


def _lists(text: str, persons: Sequence[PersonSpan]) -> Iterator[tuple[int, int]]:
    """The first and the last of each list of names; one alone is a list too."""
    first = 0
    for i in range(1, len(persons) + 1):
        if i == len(persons) or not listed().match(text[persons[i - 1].end : persons[i].start]):
            yield first, i - 1
            first = i


@cache
def listed() -> re.Pattern[str]:
    """Between two names of a list."""
    courtesy, word = any_of("courtesy"), any_of("joint", table="boundaries")
    return re.compile(rf"^{REMARKS}{courtesy}?{REMARKS}(?:、|{word})$")


@cache
def _takes() -> re.Pattern[str]:
    return re.compile(any_of("takes", table="appointing"))
