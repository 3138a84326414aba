"""Who held which post when, for the posts that a change concerns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.facts import Facts
from kg.graph import Edge, Node
from kg.resolve.known import Known
from kg.resolve.roles import Holding, evidence_for, holdings_of, roles_of
from kg.resolve.sightings import day_of
from kg.resolve.tenures import Tenure, Tenures, tenures_of
from kg.update.archive import Archive

HELD, OF = "HELD", "OF"


@dataclass(frozen=True, slots=True)
class Reheld:
    """Some posts afterwards, what was said of them before, and the documents whose people then held something else."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    before: frozenset[str]
    edges_before: frozenset[tuple[str, str, str]]
    documents: frozenset[str]


def rehold(archive: Archive, moved: Iterable[str]) -> Reheld:
    """Settle anew all posts of documents that come or go, or in which somebody is another."""
    new, old = {*moved, *archive.come}, {*moved, *archive.gone}
    roles = {h.role for id_ in new for h in _after(archive, id_)} | {h.role for id_ in old for h in _before(archive, id_)}
    stay = {id_ for role in roles for id_ in archive.concerned(("role", role))}
    held = [h for id_ in sorted(stay | new) for h in _after(archive, id_) if h.role in roles]
    held_before = [h for id_ in sorted(stay | old) for h in _before(archive, id_) if h.role in roles]
    nodes, edges = roles_of(held, archive.rules)
    names = {body.id: body.name for h in held if h.told.body for body in [archive.bodies.named(h.told.body, h.facts.document)]}
    documents = frozenset(_hold(archive, roles, list(tenures_of(nodes, edges, names, archive.rules))))
    keys = {(HELD, h.person, h.role) for h in held_before} | {(OF, h.role, h.body) for h in held_before if h.body}
    told = (*edges, *map(evidence_for, held))
    return Reheld(tuple(nodes), told, frozenset(h.role for h in held_before), frozenset(keys), documents)


def _after(archive: Archive, id_: str) -> Iterator[Holding]:
    return _holdings(archive, archive.facts_after(id_), archive.known_after(id_))


def _before(archive: Archive, id_: str) -> Iterator[Holding]:
    return _holdings(archive, archive.facts_before(id_), archive.known_before(id_))


def _holdings(archive: Archive, facts: Facts | None, known: Known) -> Iterator[Holding]:
    if facts:
        yield from holdings_of(facts, {facts.document.id: known.people}, archive.bodies, archive.rules)


def _hold(archive: Archive, roles: set[str], tenures: list[Tenure]) -> Iterator[str]:
    """Note the holders; documents on whose days somebody now counts as holding something else."""
    by_role: dict[str, list[Tenure]] = {role: [] for role in roles}
    for tenure in tenures:
        by_role[tenure.role].append(tenure)
    people = {tenure.person for role, now in by_role.items() for tenure in set(now) ^ set(archive.state.holders(role))}
    before = Tenures(tenure for person in people for tenure in archive.state.tenures(person))
    for role, now in by_role.items():
        archive.state.leave(role)
        archive.state.hold(now)
    after = Tenures(tenure for person in people for tenure in archive.state.tenures(person))
    for person in sorted(people):
        for id_ in archive.concerned(("person", person)):
            facts = archive.facts_before(id_)
            day = day_of(facts) if facts else None
            if before.on(person, day) != after.on(person, day):
                yield id_
