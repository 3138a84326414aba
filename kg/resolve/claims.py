"""Edges from the facts of one document, each with the sentence behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.facts import Facts, Mention, Relation, Role
from kg.graph import Edge, Evidence, Value
from kg.resolve.mentions import ref_of
from kg.resolve.sightings import day_of
from kg.resolve.tenures import Tenures

_PRESENT = {"CHAIRED", "SPOKE_AT"}  # whoever chairs or speaks is there
_MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Ids:
    """What the local ids of one document stand for in the graph; `why` a mention is its person's, and beside which other document's."""

    people: Mapping[str, str]
    bodies: Mapping[str, str]
    meetings: Mapping[str, str]
    why: Mapping[str, tuple[str, str]]


def claims_of(facts: Facts, ids: Ids, tenures: Tenures) -> Iterator[Edge]:
    """ATTENDED, CHAIRED, SPOKE_AT, CONVENED, REPORTED_IN, MENTIONED_IN of one document."""
    yield from _relations(facts, ids, tenures)
    for meeting in facts.meetings:
        mention = meeting.mentions[0] if meeting.mentions else _of_relation(facts, meeting.id)
        if mention:
            yield Edge("REPORTED_IN", ids.meetings[meeting.id], facts.document.id, {}, (_mentioned(facts, mention),))
    for person in facts.people:
        if person.mentions:
            first = min(person.mentions, key=lambda m: (m.start, m.end))
            reason, beside = ids.why.get(person.id, (None, None))
            told: dict[str, Value] = {
                "count": len(person.mentions),
                "named": ref_of(facts, person).named,
                "reason": reason,
                "beside": beside,
            }
            yield Edge("MENTIONED_IN", ids.people[person.id], facts.document.id, told, (_mentioned(facts, first),))


def _relations(facts: Facts, ids: Ids, tenures: Tenures) -> Iterator[Edge]:
    there = {(r.person, r.meeting) for r in facts.relations if r.type == "ATTENDED"}
    day = day_of(facts)
    held = {person.id: tenures.on(ids.people[person.id], day) for person in facts.people}
    titles = {person.id: [role.title for role in person.roles] for person in facts.people}
    for relation in facts.relations:
        source = ids.people[relation.person] if relation.person else ids.bodies[relation.body or ""]
        roles = list(relation.roles) or list(dict.fromkeys(titles.get(relation.person or "", ())))
        told = _properties(relation, roles, held.get(relation.person or "", []))
        edge = Edge(relation.type, source, ids.meetings[relation.meeting], told, (_said(facts, relation),))
        yield edge
        if relation.type in _PRESENT and (relation.person, relation.meeting) not in there:
            yield Edge("ATTENDED", edge.source, edge.target, {**edge.properties, "mode": None}, edge.evidence)


def _properties(relation: Relation, roles: list[str], held: list[str]) -> dict[str, Value]:
    if relation.type == "CONVENED":
        return {"mode": relation.mode}
    return {"mode": relation.mode, "order": relation.order, "roles": roles, "held": held}


def _said(facts: Facts, relation: Relation) -> Evidence:
    return Evidence(facts.document.id, relation.start, relation.end, relation.quote, relation.rule, relation.confidence)


def _mentioned(facts: Facts, mention: Mention) -> Evidence:
    return Evidence(facts.document.id, mention.start, mention.end, mention.text, _MENTION, 1.0)


def _of_relation(facts: Facts, meeting: str) -> Mention | None:
    """The first sentence about a meeting whose name stands nowhere."""
    found = sorted((r.start, r.end, r.quote) for r in facts.relations if r.meeting == meeting)
    return Mention(*found[0]) if found else None


def role_evidence(facts: Facts, role: Role) -> Evidence:
    """The shortest quoted sentence around a role, else the role as printed."""
    around = [
        (r.end - r.start, r.start, r.end, r.quote) for r in facts.relations if r.start <= role.start and role.end <= r.end and r.quote
    ]
    _, start, end, quote = min(around, default=(0, role.start, role.end, role.title))
    return Evidence(facts.document.id, start, end, quote, role.rule or "role", 1.0)
