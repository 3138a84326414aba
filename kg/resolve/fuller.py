"""Joins meetings whose names differ in fullness: 双拥工作会议 is 市委双拥工作会议 of that day, not the 筹备会 before it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from sys import intern
from typing import NamedTuple

from kg.resolve.groups import Groups
from kg.resolve.meetings import Happening, Mark, clash, days_of, marks_of, together
from kg.resolve.rules import MeetingRules
from kg.spool import Listed


class _Front(NamedTuple):
    """How the first telling of a happening names it."""

    name: str
    kind: str
    home: str | None


def join_fuller(happenings: Iterable[Happening], rules: MeetingRules, where: Path | None = None) -> Iterator[Happening]:
    """Meetings of one day and place whose names are one, in full and short, and whose people are the same; the fuller keeps its id.

    The others come as they are. All wait in a temporary file in the folder `where`, and memory holds of each how it is named.
    """
    kept: Listed[Happening] = Listed(where)
    pairs = [pair for pair in _named_alike(happenings, kept, rules) if _one_company(kept[pair[0]], kept[pair[1]], rules)]
    items = sorted({item for pair in pairs for item in pair})
    at = {item: n for n, item in enumerate(items)}
    groups = Groups([_marks(kept[item]) for item in items], clash, together)
    for one, other in pairs:
        groups.join(at[one], at[other])
    joined = {items[group[0]]: [items[n] for n in group] for group in groups.all()}
    for item in range(len(kept)):
        if item in joined or item not in at:
            yield _united([kept[one] for one in joined.get(item, [item])])


def _marks(happening: Happening) -> set[Mark]:
    return set().union(*(marks_of(telling) for telling in happening.tellings))


def _named_alike(happenings: Iterable[Happening], kept: Listed[Happening], rules: MeetingRules) -> Iterator[tuple[int, int]]:
    """Pairs of one day in one jurisdiction and of one name, by their numbers in `kept`, where all are put."""
    fronts: list[_Front] = []
    there: dict[tuple[str, str], list[int]] = {}
    for happening in happenings:
        first = happening.tellings[0]
        fronts.append(_Front(first.name, intern(first.meeting.kind), intern(first.home) if first.home else None))
        number = kept.put(happening)
        for key in there_of(happening):
            there.setdefault(key, []).append(number)
    for key in sorted(there):
        yield from (pair for pair in combinations(there[key], 2) if _one_name(fronts[pair[0]], fronts[pair[1]], rules))


def there_of(happening: Happening) -> set[tuple[str, str]]:
    """Each of its days with each of its jurisdictions: only meetings that have one of these in common may be one."""
    days = {day for telling in happening.tellings for day in days_of(telling)}
    places = {place for telling in happening.tellings for place in (telling.where, telling.home) if place}
    return {(day, place) for day in days for place in places}


def _one_name(one: _Front, other: _Front, rules: MeetingRules) -> bool:
    """Whether the one name ends with the other behind words for a body of its home, or goes on behind it by 暨."""
    short, full = sorted((one, other), key=lambda front: len(front.name))
    if short.kind != full.kind or not names_fit(short.name, full.name, rules):
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


def _united(same: Sequence[Happening]) -> Happening:
    """One happening; the id is that of the fullest name."""
    if len(same) == 1:
        return same[0]
    fullest = min(same, key=lambda h: (-len(h.tellings[0].name), h.tellings[0].name, h.id))
    return Happening(fullest.id, tuple(sorted((t for h in same for t in h.tellings), key=lambda t: t.id)))
