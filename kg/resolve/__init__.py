"""Facts of many documents → one graph: the same person, body, post and meeting as one node, whatever the order of the documents."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from kg.facts import Facts
from kg.garbage import uncollected
from kg.graph import Edge, Graph, Node
from kg.resolve.bodies import Bodies
from kg.resolve.claims import Ids, claims_of
from kg.resolve.corrections import corrected
from kg.resolve.fuller import join_fuller, there_of
from kg.resolve.judgements import Judgements
from kg.resolve.meetings import group_meetings, meeting_node, tellings_of
from kg.resolve.people import group_people
from kg.resolve.places import Places, read_places
from kg.resolve.renames import read_renames
from kg.resolve.roles import holdings_of, roles_of
from kg.resolve.rules import Rules, read_rules
from kg.resolve.said import Statement, bodies_of, names_of, said_by
from kg.resolve.tenures import Tenure, Tenures, tenures_of

__all__ = ["Resolved", "resolve", "resolve_fully"]

T = TypeVar("T")
Local = dict[str, dict[str, T]]  # by document and local id
There = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A graph, and what was found on the way to it.

    `told` are the facts as people corrected them, `bodies` tells whom they mean by the names of bodies. By document and local id:
    `people` and `meetings` are what is meant, `why` a mention is its person's. `there` are the days and jurisdictions of each meeting,
    `said` is what documents say of bodies.
    """

    graph: Graph
    told: list[Facts]
    bodies: Bodies
    people: Local[str]
    why: Local[tuple[str, str]]
    meetings: Local[str]
    there: There
    said: Counter[Statement]
    tenures: tuple[Tenure, ...]


def resolve(facts: Iterable[Facts], judgements: Judgements | None = None) -> Graph:
    """The graph of all facts; the same for the same facts in any order. Of documents with one id the last by content counts.

    Raises KgError on judgements that contradict each other.
    """
    return resolve_fully(facts, judgements or Judgements()).graph


def resolve_fully(facts: Iterable[Facts], judgements: Judgements) -> Resolved:
    """As `resolve`, with what was found on the way."""
    with uncollected():
        return _resolved(facts, judgements)


def _resolved(facts: Iterable[Facts], judged: Judgements) -> Resolved:
    told = [corrected(one, judged) for one in _each_once(facts)]
    rules, places = read_rules(), read_places()
    bodies = Bodies(places, rules, read_renames(judged.renamed))
    everybody, pairs, people, why = _people(told, bodies, rules, judged)
    meetings, meeting_ids, there = _meetings(told, people, places, rules)
    said = said_by(told, bodies)
    organs, organ_edges = bodies_of(said, places.by_code)
    roles, held = roles_of((h for one in told for h in holdings_of(one, people, bodies, rules)), rules)
    tenures = tuple(tenures_of(roles, held, names_of(said), rules))
    by_person = Tenures(tenures)

    def claims() -> Iterator[Edge]:
        for one in told:
            id_ = one.document.id
            named = {body.id: bodies.named(body.name, one.document).id for body in one.bodies}
            yield from claims_of(one, Ids(people.get(id_, {}), named, meeting_ids.get(id_, {}), why.get(id_, {})), by_person)

    graph = Graph.of([*everybody, *roles, *organs, *meetings, *map(document_node, told)], chain(claims(), held, organ_edges, pairs))
    return Resolved(graph, told, bodies, people, why, meeting_ids, there, said, tenures)


def _people(
    told: list[Facts], bodies: Bodies, rules: Rules, judged: Judgements
) -> tuple[list[Node], tuple[Edge, ...], Local[str], Local[tuple[str, str]]]:
    """Everybody, the open pairs, whom each mention means, and why."""
    people = group_people(told, bodies, rules, judged)
    ids = _by_document((mention, someone.node.id) for someone in people.everybody for mention in someone.mentions)
    why = _by_document(pair for someone in people.everybody for pair in someone.why.items())
    return [someone.node for someone in people.everybody], people.open, ids, why


def _meetings(told: list[Facts], people: Local[str], places: Places, rules: Rules) -> tuple[list[Node], Local[str], There]:
    """All meetings, which each telling means, and when and where each was."""
    place = places.prefix_or({one.document.place for one in told if one.document.place})
    tellings = (t for one in told for t in tellings_of(one, people, place, rules.meeting))
    happenings = join_fuller(group_meetings(tellings, rules.meeting), rules.meeting)
    ids = _by_document((telling.id, happening.id) for happening in happenings for telling in happening.tellings)
    there = {happening.id: sorted(there_of(happening)) for happening in happenings}
    return [meeting_node(happening) for happening in happenings], ids, there


def _by_document(pairs: Iterable[tuple[tuple[str, str], T]]) -> Local[T]:
    """Document and local id → value, as one table for each document."""
    found: Local[T] = {}
    for (document, local), value in pairs:
        found.setdefault(document, {})[local] = value
    return found


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
