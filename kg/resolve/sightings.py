"""A person as one document shows them, with all that tells who they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.facts import Facts, Person, Role
from kg.resolve.bodies import Bodies, Named
from kg.resolve.rules import Rules, seat_of, title_seat

BYLINE = "byline"


class Key(NamedTuple):
    """Evidence that mentions may share: a kind of `identity.yml` and a value."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """One person of one document. `day` is the ISO day of the report where known; `company` the names present at the same meetings."""

    document: str
    day: str | None
    person: Person
    keys: frozenset[Key]
    company: frozenset[str]

    @property
    def id(self) -> tuple[str, str]:
        """Document and person id."""
        return self.document, self.person.id


def day_of(facts: Facts) -> str | None:
    """The day a document speaks of: its publication, else its first meeting's."""
    return facts.document.published or min((m.start for m in facts.meetings if m.start), default=None)


def sightings_of(facts: Facts, bodies: Bodies, rules: Rules) -> Iterator[Sighting]:
    """The people of a document."""
    company = _company(facts)
    for person in facts.people:
        keys = frozenset(_keys(facts, person, bodies, rules))
        yield Sighting(facts.document.id, day_of(facts), person, keys, company.get(person.id, frozenset()))


def _company(facts: Facts) -> dict[str, frozenset[str]]:
    """Person id → names of the others at their meetings."""
    names = {person.id: person.name for person in facts.people}
    present: dict[str, set[str]] = {}
    for relation in facts.relations:
        if relation.person in names:
            present.setdefault(relation.meeting, set()).add(relation.person or "")
    found: dict[str, set[str]] = {}
    for people in present.values():
        for person in people:
            found.setdefault(person, set()).update(names[other] for other in people if names[other] != names[person])
    return {person: frozenset(others) for person, others in found.items()}


def _keys(facts: Facts, person: Person, bodies: Bodies, rules: Rules) -> Iterator[Key]:
    document = facts.document
    if person.kind == BYLINE:
        if paper := document.source or document.place:
            yield Key(BYLINE, paper)
        return
    for role in person.roles:
        if role.body:
            yield from _body_keys(role, bodies.named(role.body, document), document.place, rules)
        elif seat := title_seat(role.title, document.place, rules):
            yield Key("seat", seat)
        elif document.place and role.post not in rules.shared_posts:
            yield Key("title", f"{document.place} {role.title}")


def _body_keys(role: Role, body: Named, home: str | None, rules: Rules) -> Iterator[Key]:
    if seat := seat_of(body.name, role.post, home, rules):
        yield Key("seat", seat)
    if role.post not in rules.shared_posts:
        yield Key("post", f"{body.scoped} {role.post}")
        yield Key("body", body.scoped)
