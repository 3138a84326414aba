"""Facts of many documents → one graph: the same person, body, post and meeting as one node, whatever the order of the documents."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.facts import Facts
from kg.graph import Edge, Graph, Node
from kg.resolve.bodies import Bodies
from kg.resolve.claims import Ids, claims_of
from kg.resolve.corrections import corrected
from kg.resolve.judgements import Judgements
from kg.resolve.meetings import Happening, group_meetings, tellings_of
from kg.resolve.people import Someone, group_people
from kg.resolve.places import LONGEST, read_places
from kg.resolve.renames import read_renames
from kg.resolve.roles import holdings_of, roles_of
from kg.resolve.rules import read_rules
from kg.resolve.sightings import sightings_of

__all__ = ["resolve"]


def resolve(facts: Iterable[Facts], judgements: Judgements | None = None) -> Graph:
    """The graph of all facts; the same for the same facts in any order. Of documents with one id the last by content counts.

    Raises KgError on judgements that contradict each other.
    """
    judged = judgements or Judgements()
    told = [corrected(one, judged) for one in _each_once(facts)]
    rules, places = read_rules(), read_places()
    bodies = Bodies(told, places, rules, read_renames(judged.renamed))
    homes = {one.document.place for one in told if one.document.place}

    def place(name: str) -> str | None:
        return next((name[:n] for n in range(LONGEST, 1, -1) if name[:n] in homes), None) or places.prefix(name)

    people = group_people((s for one in told for s in sightings_of(one, bodies, rules)), rules, judged)
    person_ids = {sighting.id: someone.id for someone in people.everybody for sighting in someone.sightings}
    why = {mention: reason for someone in people.everybody for mention, reason in someone.why.items()}
    happenings = group_meetings((t for one in told for t in tellings_of(one, person_ids, place, rules.meeting)), rules.meeting)
    meeting_ids = {telling.id: happening.id for happening in happenings for telling in happening.tellings}
    ids = {one.document.id: _ids(one, person_ids, meeting_ids, bodies) for one in told}
    roles, held = roles_of(h for one in told for h in holdings_of(one, ids[one.document.id].people, bodies, rules))
    claims = (edge for one in told for edge in claims_of(one, ids[one.document.id], why))
    nodes = [*map(_person, people.everybody), *roles, *bodies.nodes(), *map(_meeting, happenings), *map(_document, told)]
    return Graph.of(nodes, _all(claims, held, bodies.edges(), people.open))


def _each_once(facts: Iterable[Facts]) -> list[Facts]:
    """The facts of each document, by id; of different facts under one id those whose JSON comes last."""
    by_id: dict[str, Facts] = {}
    for one in facts:
        other = by_id.setdefault(one.document.id, one)
        if other != one:
            by_id[one.document.id] = max(one, other, key=Facts.to_json)
    return [by_id[id_] for id_ in sorted(by_id)]


def _all(*edges: Iterable[Edge]) -> Iterator[Edge]:
    for some in edges:
        yield from some


def _ids(facts: Facts, people: dict[tuple[str, str], str], meetings: dict[tuple[str, str], str], bodies: Bodies) -> Ids:
    document = facts.document
    return Ids(
        people={person.id: people[document.id, person.id] for person in facts.people},
        bodies={body.id: bodies.named(body.name, document).id for body in facts.bodies},
        meetings={meeting.id: meetings[document.id, meeting.id] for meeting in facts.meetings},
    )


def _person(someone: Someone) -> Node:
    people = [sighting.person for sighting in someone.sightings]
    days = [s.day for s in someone.sightings if s.day]
    name = _commonest(person.name for person in people)
    aliases = {alias for person in people for alias in (person.name, *person.aliases)} - {name}
    ranks = sorted((s.day or "", s.person.rank) for s in someone.sightings if s.person.rank)
    properties = {
        "name": name,
        "aliases": sorted(aliases),
        "kind": _commonest(person.kind for person in people),
        "rank": ranks[-1][1] if ranks else None,
        "first_seen": min(days, default=None),
        "last_seen": max(days, default=None),
        "reasons": list(someone.reasons),
    }
    return Node("Person", someone.id, properties)


def _meeting(happening: Happening) -> Node:
    meetings = [telling.meeting for telling in happening.tellings]
    names = sorted({m.name for m in meetings}, key=lambda name: (-len(name), name))
    days = sorted(m.start for m in meetings if m.start)
    properties = {
        "name": names[0],
        "aliases": names[1:],
        "kind": _commonest(m.kind for m in meetings),
        "start": days[0] if days else None,
        "end": max((m.end or m.start for m in meetings if m.start), key=str, default=None),
        "place": _commonest(m.place for m in meetings if m.place),
    }
    return Node("Meeting", happening.id, properties)


def _document(facts: Facts) -> Node:
    source = facts.document
    properties = {
        "title": source.title,
        "source": source.source,
        "published": source.published,
        "path": source.path,
        "sha256": source.sha256,
    }
    return Node("Document", source.id, properties)


def _commonest(values: Iterable[str]) -> str | None:
    counts = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return counts[0][0] if counts else None
