"""What the documents claim, for those that a change concerns."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.facts import Facts
from kg.graph import Edge, merge_edges
from kg.resolve.claims import Ids, claims_of
from kg.resolve.known import Known
from kg.resolve.tenures import Tenures
from kg.update.archive import Archive


@dataclass(frozen=True, slots=True)
class Reclaimed:
    """The edges of some documents and meetings afterwards, and the keys of those before."""

    edges: tuple[Edge, ...]
    before: frozenset[tuple[str, str, str]]


def reclaim(archive: Archive, changed: Iterable[str]) -> Reclaimed:
    """All edges that lead to documents that changed, come or go, and to the meetings which these tell and told."""
    concerned = {*changed, *archive.come, *archive.gone}
    meetings = {m for id_ in concerned for known in (archive.known_before(id_), archive.known_after(id_)) for m in known.meetings.values()}
    targets = meetings | concerned
    tell = {id_ for meeting in meetings for id_ in archive.concerned(("meeting", meeting))} | concerned
    people = {person for id_ in tell for person in archive.known_after(id_).people.values()}
    held = Tenures(tenure for person in people for tenure in archive.state.tenures(person))
    after = (edge for id_ in sorted(tell) for edge in _claims(archive, archive.facts_after(id_), archive.known_after(id_), held))
    before = (edge for id_ in tell for edge in _claims(archive, archive.facts_before(id_), archive.known_before(id_), Tenures(())))
    keys = frozenset(edge.key for edge in before if edge.target in targets)
    return Reclaimed(tuple(merge_edges(edge for edge in after if edge.target in targets)), keys)


def _claims(archive: Archive, facts: Facts | None, known: Known, held: Tenures) -> Iterable[Edge]:
    if facts is None:
        return ()
    bodies = {body.id: archive.bodies.named(body.name, facts.document).id for body in facts.bodies}
    return claims_of(facts, Ids(known.people, bodies, known.meetings, known.why), held)
