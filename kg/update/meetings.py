"""Which reports tell one meeting again, among the meetings that a change concerns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.graph import Node
from kg.resolve.fuller import join_fuller, names_fit, there_of
from kg.resolve.meetings import Telling, days_of, group_meetings, meeting_node, same_meeting
from kg.update.archive import Archive
from kg.update.concerns import START
from kg.update.state import Concern


@dataclass(frozen=True, slots=True)
class Retold:
    """Some meetings afterwards, the ids of those that were there before, and the documents that tell them."""

    nodes: tuple[Node, ...]
    before: frozenset[str]
    documents: frozenset[str]


def retell(archive: Archive, moved: Iterable[str]) -> Retold:
    """Group all tellings of documents that come or go or in which somebody is another, and all that these may have to do with."""
    search, rules = _Search(archive), archive.rules.meeting
    for id_ in sorted({*moved, *archive.come, *archive.gone, *_renamed(archive)}):
        search.document(id_)
    while front := list(_fuller(search)):
        search.take(front)
    happenings = list(join_fuller(group_meetings(search.found.values(), rules), rules))
    for happening in happenings:
        there = sorted(there_of(happening))
        for document, meeting in (telling.id for telling in happening.tellings):
            known = archive.known_after(document)
            meetings, where = known.meetings | {meeting: happening.id}, known.there | {meeting: there}
            archive.known[document] = replace(known, meetings=meetings, there=where)
    documents = frozenset(document for document, _ in search.found)
    return Retold(tuple(map(meeting_node, happenings)), frozenset(search.before), documents)


def _renamed(archive: Archive) -> Iterator[str]:
    """Documents that name a meeting with a home which is there no more, or for the first time."""
    for home in sorted(archive.homes ^ archive.homes_before):
        for id_ in archive.concerned(("start", home[:START])):
            if archive.tellings(id_) != archive.tellings_before(id_):
                yield id_


def _fuller(search: "_Search") -> Iterator[Telling]:
    """What has not been found yet and tells a meeting of one of the days and places found, by a fuller or shorter name."""
    rules = search.archive.rules.meeting
    for happening in group_meetings(search.found.values(), rules):
        for day, place in there_of(happening):
            for telling in search.with_concern(("there", day, place)):
                if telling.id not in search.found and names_fit(happening.tellings[0].name, telling.name, rules):
                    yield telling


class _Search:
    """Tellings, found one from the other; `before` are the ids of the meetings that they told."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.found: dict[tuple[str, str], Telling] = {}
        self.before: set[str] = set()
        self._told: dict[str, list[Telling]] = {}

    def document(self, id_: str) -> None:
        """Find all that a document tells and told."""
        for telling in self.archive.tellings_before(id_):
            self.take(self._near(telling))
        self.take(self._tellings(id_))

    def take(self, tellings: Iterable[Telling]) -> None:
        """Find these and all that may have to do with them."""
        front = list(tellings)
        while front:
            telling = front.pop()
            if telling.id not in self.found:
                self.found[telling.id] = telling
                front += self._near(telling)

    def with_concern(self, concern: Concern) -> Iterator[Telling]:
        """Tellings of the documents that have to do with it."""
        return (telling for id_ in self.archive.concerned(concern) for telling in self._tellings(id_))

    def _tellings(self, id_: str) -> list[Telling]:
        if id_ not in self._told:
            self._told[id_] = self.archive.tellings(id_)
        return self._told[id_]

    def _near(self, telling: Telling) -> Iterator[Telling]:
        """Tellings of the meeting as it was, those of one name and day, and those of one name that may be one without a day."""
        document, local = telling.id
        before = self.archive.known_before(document).meetings.get(local)
        if before and before not in self.before:
            self.before.add(before)
            others = self.with_concern(("meeting", before))
            yield from (t for t in others if self.archive.known_before(t.document).meetings.get(t.meeting.id) == before)
        for day in days_of(telling):
            yield from (t for t in self.with_concern(("day", telling.name, day)) if t.name == telling.name and day in days_of(t))
        for kind in ("undated",) if telling.meeting.start else ("dated", "undated"):
            for person in telling.present:
                near = self.with_concern((kind, telling.name, person))
                yield from (t for t in near if t.name == telling.name and same_meeting(telling, t, self.archive.rules.meeting))
