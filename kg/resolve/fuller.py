"""Joins meetings whose names differ in fullness: 双拥工作会议 is 市委双拥工作会议 of that day, not the 筹备会 before it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.resolve.groups import Groups
from kg.resolve.meetings import Happening, Telling, clash, days_of, marks_of, together
from kg.resolve.rules import MeetingRules


def join_fuller(happenings: Sequence[Happening], rules: MeetingRules) -> list[Happening]:
    """Meetings of one day and place whose names are one, in full and short, and whose people are the same; the fuller keeps its id."""
    marks = [set().union(*(marks_of(telling) for telling in happening.tellings)) for happening in happenings]
    groups = Groups(marks, clash, together)
    for one, other in _pairs(happenings):
        if _one_name(happenings[one], happenings[other], rules) and _one_company(happenings[one], happenings[other], rules):
            groups.join(one, other)
    return [_united([happenings[i] for i in group]) for group in groups.all()]


def _pairs(happenings: Sequence[Happening]) -> Iterator[tuple[int, int]]:
    """Pairs of one day in one jurisdiction."""
    there: dict[tuple[str, str], list[int]] = {}
    for i, happening in enumerate(happenings):
        for key in there_of(happening):
            there.setdefault(key, []).append(i)
    for key in sorted(there):
        yield from combinations(there[key], 2)


def there_of(happening: Happening) -> set[tuple[str, str]]:
    """Each of its days with each of its jurisdictions: only meetings that have one of these in common may be one."""
    days = {day for telling in happening.tellings for day in days_of(telling)}
    places = {place for telling in happening.tellings for place in (telling.where, telling.home) if place}
    return {(day, place) for day in days for place in places}


def _one_name(one: Happening, other: Happening, rules: MeetingRules) -> bool:
    """Whether the one name ends with the other behind words for a body of its home, or goes on behind it by 暨."""
    short, full = sorted((_first(one), _first(other)), key=lambda telling: len(telling.name))
    if short.meeting.kind != full.meeting.kind or not names_fit(short.name, full.name, rules):
        return False
    if any(full.name.startswith(short.name + word) for word in rules.and_also):
        return True
    front = rules.front.fullmatch(full.name.removesuffix(short.name)) if full.name.endswith(short.name) else None
    return front is not None and (not front["level"] or (full.home or "").endswith(front["level"]))


def names_fit(one: str, other: str, rules: MeetingRules) -> bool:
    """Whether one of two names may be the fuller form of the other: no others need a closer look."""
    short, full = sorted((one, other), key=len)
    more = full.endswith(short) or any(full.startswith(short + word) for word in rules.and_also)
    return more and len(short) >= rules.least_name


def _one_company(one: Happening, other: Happening, rules: MeetingRules) -> bool:
    these, those = (frozenset().union(*(telling.present for telling in h.tellings)) for h in (one, other))
    common = len(these & those)
    return common >= rules.people and common >= rules.share * min(len(these), len(those))


def _first(happening: Happening) -> Telling:
    return happening.tellings[0]


def _united(same: Sequence[Happening]) -> Happening:
    """One happening; the id is that of the fullest name."""
    if len(same) == 1:
        return same[0]
    fullest = min(same, key=lambda h: (-len(_first(h).name), _first(h).name, h.id))
    return Happening(fullest.id, tuple(sorted((t for h in same for t in h.tellings), key=lambda t: t.id)))
