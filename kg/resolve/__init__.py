"""Facts of many documents → one graph: the same person, body, post and meeting as one node, whatever the order of the documents."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kg.facts import Facts
from kg.garbage import uncollected
from kg.graph import Edge, Graph, Node
from kg.resolve.bodies import Bodies
from kg.resolve.claims import Ids, claims_of
from kg.resolve.corrections import corrected
from kg.resolve.fuller import join_fuller, there_of
from kg.resolve.judgements import Judgements
from kg.resolve.known import Identities, Known
from kg.resolve.meetings import Happening, Telling, group_meetings, meeting_node, tellings_of
from kg.resolve.people import People, people_of
from kg.resolve.places import read_places
from kg.resolve.renames import read_renames
from kg.resolve.roles import Posts, evidence_for, holdings_of
from kg.resolve.rules import read_rules
from kg.resolve.said import Names, Statement, bodies_of, names_of
from kg.resolve.tenures import Tenure, Tenures, tenures_of

__all__ = ["Put", "Resolved", "document_node", "identify", "resolve"]

Put = Callable[[Node | Edge], None]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who is who in an archive: the facts and the graph are elsewhere.

    `told` are the facts as people corrected them, `homes` where they are from, `bodies` tells whom they mean by the names of bodies.
    `said` is what documents say of bodies, `tenures` who held what when.
    """

    told: Iterable[Facts]
    homes: frozenset[str]
    bodies: Bodies
    identities: Identities
    said: Counter[Statement]
    tenures: tuple[Tenure, ...]

    def documents(self, put: Put) -> Iterator[tuple[Facts, Known]]:
        """Each document with who and what its local ids are; its node and what it claims go to `put`."""
        held = Tenures(self.tenures)
        for facts, _, known in self.identities.of_each(self.told):
            put(document_node(facts))
            bodies = {body.id: self.bodies.named(body.name, facts.document).id for body in facts.bodies}
            _put_all(put, claims_of(facts, Ids(known.people, bodies, known.meetings, known.why), held))
            yield facts, known


def resolve(facts: Iterable[Facts], judgements: Judgements | None = None) -> Graph:
    """The graph of all facts; the same for the same facts in any order. Of documents with one id the last by content counts.

    Raises KgError on judgements that contradict each other.
    """
    judged = judgements or Judgements()
    things: list[Node | Edge] = []
    with uncollected():
        resolved = identify([corrected(one, judged) for one in _each_once(facts)], judged, things.append)
        for _ in resolved.documents(things.append):
            pass
        return Graph.of((one for one in things if isinstance(one, Node)), (one for one in things if isinstance(one, Edge)))


def identify(told: Iterable[Facts], judged: Judgements, put: Put, where: Path | None = None) -> Resolved:
    """Who is who in documents that are told once each, as people corrected them, and are walked through several times.

    The nodes and edges go to `put` in no order, edges of one key in parts that `merge_edges` brings together; those of a document when
    `Resolved.documents` comes to it. Memory holds neither: what waits does so in temporary files in the folder `where`. Raises KgError on
    judgements that contradict each other.
    """
    rules, places, identities = read_rules(), read_places(), Identities()
    bodies = Bodies(places, rules, read_renames(judged.renamed))
    names, homes, posts = Names(bodies), set[str](), Posts()

    def noted() -> Iterator[Facts]:
        for one in told:
            names.note(one)
            homes.update(filter(None, (one.document.place,)))
            yield one

    def tellings() -> Iterator[Telling]:
        place = places.prefix_or(homes)
        for facts, first, known in identities.of_each(told):
            people = {facts.document.id: known.people}
            for holding in holdings_of(facts, people, bodies, rules):
                posts.note(holding)
                put(evidence_for(holding))
            yield from tellings_of(facts, people, place, rules.meeting, first)

    for people in people_of(noted(), bodies, rules, judged, where=where):
        _settle_people(people, identities, put)
    for happening in join_fuller(group_meetings(tellings(), rules.meeting, where), rules.meeting, where):
        _settle_meeting(happening, identities, put)
    said = names.said()
    _put_all(put, chain(*bodies_of(said, places.by_code)))
    roles, held = posts.nodes(), posts.edges(rules)
    _put_all(put, chain(roles, held))
    return Resolved(told, frozenset(homes), bodies, identities, said, tuple(tenures_of(roles, held, names_of(said), rules)))


def _settle_people(people: People, identities: Identities, put: Put) -> None:
    for someone in people.everybody:
        put(someone.node)
        for number, mention in zip(someone.numbers, someone.mentions, strict=True):
            identities.settle_person(number, someone.node.id, someone.why.get(mention))
    _put_all(put, people.open)


def _settle_meeting(happening: Happening, identities: Identities, put: Put) -> None:
    put(meeting_node(happening))
    there = sorted(there_of(happening))
    for telling in happening.tellings:
        identities.settle_meeting(telling.number, happening.id, there)


def _put_all(put: Put, things: Iterable[Node | Edge]) -> None:
    for thing in things:
        put(thing)


def _each_once(facts: Iterable[Facts]) -> list[Facts]:
    """The facts of each document, by id; of different facts under one id those whose JSON comes last."""
    by_id: dict[str, Facts] = {}
    for one in facts:
        other = by_id.setdefault(one.document.id, one)
        if other != one:
            by_id[one.document.id] = max(one, other, key=Facts.to_json)
    return [by_id[id_] for id_ in sorted(by_id)]


def document_node(facts: Facts) -> Node:
    """The document itself."""
    source = facts.document
    properties = {
        "title": source.title,
        "source": source.source,
        "published": source.published,
        "path": source.path,
        "sha256": source.sha256,
    }
    return Node("Document", source.id, properties)
