"""Which reports tell one meeting: by name, day, place and those present; meetings of one name on different days stay apart."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from kg.facts import Facts, Meeting
from kg.graph import Node, Value
from kg.ids import make_id
from kg.lexicon.scripts import simplified
from kg.resolve.groups import Groups, commonest
from kg.resolve.rules import MeetingRules
from kg.spool import Filed

Mark = tuple[str, str]  # "document" or "day", and which

_LONGEST = 31  # days; a longer span is taken as its first day


class Telling(NamedTuple):
    """A meeting as one document tells it.

    `meeting` is without its mentions, `name` the name to compare by, `where` the jurisdiction that the printed name itself begins with;
    `present` are ids of people; `home` and `published` those of the document; `number` is that of the telling in an archive.
    """

    document: str
    meeting: Meeting
    name: str
    where: str | None
    home: str | None
    published: str | None
    present: frozenset[str]
    number: int

    @property
    def id(self) -> tuple[str, str]:
        """Document and meeting id."""
        return self.document, self.meeting.id


class Happening(NamedTuple):
    """A meeting with all its tellings."""

    id: str
    tellings: tuple[Telling, ...]


def tellings_of(
    facts: Facts, people: Mapping[str, Mapping[str, str]], place: Callable[[str], str | None], rules: MeetingRules, first: int = 0
) -> Iterator[Telling]:
    """The meetings of a document. `people` gives a person's id by document and local id, `place` the division a name begins with.

    They are numbered from `first` on.
    """
    document = facts.document
    for number, meeting in enumerate(facts.meetings, first):
        present = frozenset(people[document.id][r.person] for r in facts.relations if r.meeting == meeting.id and r.person)
        name, where = plain_name(meeting.name, document.place, place, rules)
        told = replace(meeting, mentions=())  # they stay in the facts
        yield Telling(document.id, told, name, where, document.place, document.published, present, number)


def bare_name(name: str, rules: MeetingRules) -> str:
    """A name without marks and spaces, in simplified characters."""
    return rules.drop.sub("", simplified(name))


def plain_name(name: str, home: str | None, place: Callable[[str], str | None], rules: MeetingRules) -> tuple[str, str | None]:
    """A name to compare by, without marks, spaces and the jurisdiction at its start, and that jurisdiction.

    In the paper of 安陵市, 安陵市双拥工作会议 and 全市双拥工作会议 are 双拥工作会议 of 安陵市; 全省双拥工作会议 stays as it is.
    """
    plain = bare_name(name, rules)
    if where := home if home and plain.startswith(home) else place(plain):
        return plain[len(where) :] or plain, where
    start = rules.leading.match(plain)
    if start and home and home.endswith(start["level"]):
        return plain[start.end() :] or plain, home
    return plain, None


def group_meetings(tellings: Iterable[Telling], rules: MeetingRules, where: Path | None = None) -> Iterator[Happening]:
    """Every meeting once, name by name. The tellings wait in a temporary file in the folder `where`."""
    named: Filed[str, Telling] = Filed(where)
    for telling in tellings:
        named.put(telling.name, telling)
    for name in sorted(named):
        yield from _happenings(name, sorted(named.of(name), key=lambda t: t.id), rules)


def _happenings(name: str, block: list[Telling], rules: MeetingRules) -> Iterator[Happening]:
    groups = Groups([marks_of(t) for t in block], clash, together)
    for one, other in _pairs(block, rules):
        if same_meeting(block[one], block[other], rules):
            groups.join(one, other)
    members = [[block[i] for i in group] for group in groups.all()]
    anchors = [_anchor(group) for group in members]
    shared = Counter(anchors)
    for group, anchor in zip(members, anchors, strict=True):
        alone = shared[anchor] == 1 and anchor[0]
        yield Happening(make_id("meeting", name, *anchor, *(() if alone else group[0].id)), tuple(group))


def days_of(telling: Telling) -> list[str]:
    """The days of a meeting, empty where they are unknown."""
    if not telling.meeting.start:
        return []
    first = date.fromisoformat(telling.meeting.start)
    span = (date.fromisoformat(telling.meeting.end or telling.meeting.start) - first).days
    return [(first + timedelta(n)).isoformat() for n in range(span + 1 if 0 <= span < _LONGEST else 1)]


def marks_of(telling: Telling) -> set[Mark]:
    """Its document and its days."""
    return {("document", telling.document), *(("day", day) for day in days_of(telling))}


def together(one: set[Mark], other: set[Mark]) -> set[Mark]:
    """The marks of both; `one` takes up the other."""
    one |= other
    return one


def clash(one: set[Mark], other: set[Mark]) -> bool:
    """Two meetings of one document are two, and so are two without a common day."""
    both = one & other
    dated = [any(kind == "day" for kind, _ in marks) for marks in (one, other)]
    return any(kind == "document" for kind, _ in both) or (all(dated) and not both)


def _pairs(block: list[Telling], rules: MeetingRules) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: those with a common day first, then those with someone present at both where a day is unknown."""
    days: dict[str, list[int]] = {}
    people: dict[str, list[int]] = {}
    for i, telling in enumerate(block):
        for day in days_of(telling):
            days.setdefault(day, []).append(i)
        for person in telling.present:
            people.setdefault(person, []).append(i)
    for day in sorted(days):
        yield from combinations(days[day], 2)
    for person in sorted(people):
        if not all(block[i].meeting.start for i in people[person]):
            yield from _near_pairs(block, people[person], rules.days)


def _near_pairs(block: list[Telling], items: list[int], days: int) -> Iterator[tuple[int, int]]:
    """Pairs published within `days` of each other, and all with one whose publication is unknown."""
    unknown = [i for i in items if not block[i].published]
    known = sorted((date.fromisoformat(published).toordinal(), i) for i in items if (published := block[i].published))
    for n, (day, other) in enumerate(known):
        earliest = bisect_left(known, (day - days, 0), 0, n)
        yield from ((one, other) for _, one in known[earliest:n])
        yield from ((one, other) for one in unknown)
    yield from combinations(unknown, 2)


def same_meeting(one: Telling, other: Telling, rules: MeetingRules) -> bool:
    """Whether a pair that is near enough in time is one meeting."""
    if one.where and other.where and one.where != other.where:
        return False
    dated = bool(one.meeting.start and other.meeting.start)
    if dated and set(days_of(one)).isdisjoint(days_of(other)):
        return False
    if dated and (_equal(one.home, other.home) or _equal(one.where, other.where) or _equal(one.meeting.place, other.meeting.place)):
        return True
    common, fewer = len(one.present & other.present), min(len(one.present), len(other.present))
    if not dated and not (one.published and other.published):
        return common >= rules.people_any_time and common == fewer
    return common >= rules.people and common >= rules.share * fewer


def _equal(one: str | None, other: str | None) -> bool:
    return one is not None and one == other


def _anchor(group: list[Telling]) -> tuple[str, str]:
    """First day and place or home: what a meeting's id hangs on besides its name."""
    days = sorted(t.meeting.start for t in group if t.meeting.start)
    where = sorted({t.where or t.home or t.meeting.place or "" for t in group})
    return (days[0] if days else ""), where[0]


def meeting_node(happening: Happening) -> Node:
    """A meeting by its fullest name, with what most documents say of it."""
    meetings = [telling.meeting for telling in happening.tellings]
    names = sorted({m.name for m in meetings}, key=lambda name: (-len(name), name))
    days = sorted(m.start for m in meetings if m.start)
    properties: dict[str, Value] = {
        "name": names[0],
        "aliases": names[1:],
        "kind": commonest(m.kind for m in meetings),
        "start": days[0] if days else None,
        "end": max((m.end or m.start for m in meetings if m.start), key=str, default=None),
        "place": commonest(m.place for m in meetings if m.place),
    }
    return Node("Meeting", happening.id, properties)
