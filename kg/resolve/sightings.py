"""A person as one document shows them, with all that tells who they are."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kg.facts import Facts, Person, Role, Source
from kg.lexicon.scripts import simplified
from kg.resolve.bodies import Bodies, Named, short_form
from kg.resolve.lives import Office
from kg.resolve.mentions import Ref, plain_name, refs_of
from kg.resolve.posts import normal_post
from kg.resolve.rules import Rules, seat_of, title_seat

BYLINE, TITLE = "byline", "title"
_CURRENT = "current"


class Shown(NamedTuple):
    """What a document calls a person."""

    id: str
    name: str
    kind: str
    rank: str | None
    aliases: tuple[str, ...]


class Key(NamedTuple):
    """Evidence that mentions may share: a kind of `identity.yml` and a value."""

    kind: str
    value: str


class Sighting(NamedTuple):
    """One person of one document. `day` is the ISO day of the report where known; `company` the names present at the same meetings;

    `offices` the posts that it gives them as held now; `name` is in simplified characters, without dots, `person` as the facts have it,
    without its posts and places in the text; `titled` whether it has posts; `where` are the codes of the home and of all divisions above
    it, its name alone where it has none; `number` is that of the mention in an archive.
    """

    document: str
    day: str | None
    ref: Ref
    person: Shown
    titled: bool
    name: str
    aliases: frozenset[str]
    home: str | None
    where: tuple[str, ...]
    keys: frozenset[Key]
    offices: frozenset[Office]
    company: frozenset[str]
    number: int = 0

    @property
    def id(self) -> tuple[str, str]:
        """Document and person id."""
        return self.document, self.person.id


def day_of(facts: Facts) -> str | None:
    """The day a document speaks of: its publication, else its first meeting's."""
    return facts.document.published or min((m.start for m in facts.meetings if m.start), default=None)


def sightings_of(facts: Facts, bodies: Bodies, rules: Rules) -> Callable[[Person, int], Sighting]:
    """What makes a sighting of one of the people of a document, the mention of that number in an archive."""
    day, where, refs, company = day_of(facts), bodies.where(facts.document.place), refs_of(facts), _company(facts)

    def sighting(person: Person, number: int) -> Sighting:
        return Sighting(
            document=facts.document.id,
            day=day,
            ref=refs[person.id],
            person=Shown(person.id, person.name, person.kind, person.rank, person.aliases),
            titled=bool(person.roles),
            name=plain_name(person.name),
            aliases=frozenset(map(plain_name, person.aliases)),
            home=facts.document.place,
            where=where,
            keys=frozenset(_keys(facts, person, bodies, rules)),
            offices=frozenset(_offices(facts, person, bodies, rules)),
            company=company.get(person.id, frozenset()) - {plain_name(person.name)},
            number=number,
        )

    return sighting


def _company(facts: Facts) -> dict[str, frozenset[str]]:
    """The names of all at the meetings of each of those who were at one, as compared."""
    names = {person.id: plain_name(person.name) for person in facts.people}
    there: dict[str, set[str]] = {}
    met: dict[str, list[str]] = {}
    for relation in facts.relations:
        if relation.person in names:
            there.setdefault(relation.meeting, set()).add(names[relation.person])
            met.setdefault(relation.person, []).append(relation.meeting)
    return {person: frozenset[str]().union(*(there[meeting] for meeting in {*meetings})) for person, meetings in met.items()}


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
        elif not rules.shared(normal_post(role.post)):
            yield from _title_keys(role, document, bodies, rules)


def _title_keys(role: Role, document: Source, bodies: Bodies, rules: Rules) -> Iterator[Key]:
    """A title whose body nobody settled: as the words of a post where it begins with its division, else for what it is in its home.

    A post alone (董事长), or of a body of which the home has many (村党支部书记), is nothing.
    """
    post = normal_post(role.post)
    body = short_form(simplified(role.title).removesuffix(simplified(role.post)))
    title = bodies.completed(body, document) + post
    if bodies.division_of(title, document.place):
        yield Key("words", title)
    elif document.place and body and not rules.many(body, document.place):
        yield Key(TITLE, f"{document.place} {title}")


def _body_keys(role: Role, body: Named, home: str | None, rules: Rules) -> Iterator[Key]:
    post = normal_post(role.post)
    if seat := seat_of(body.name, post, home, rules):
        yield Key("seat", body.scoped.removesuffix(body.name) + seat[0])
    if rules.tells(post, body.name, home):
        yield Key("post", f"{body.scoped} {post}")
        if not rules.inner(post, body.name):
            yield Key("body", body.scoped)
        if body.place and body.scoped == body.name:
            yield Key("words", f"{body.name}{post}")


def _offices(facts: Facts, person: Person, bodies: Bodies, rules: Rules) -> Iterator[Office]:
    """The posts that the document gives as held at its time, but for those that many hold and those of parts of a body."""
    document = facts.document
    for role in person.roles:
        if role.body and role.status == _CURRENT:
            body, post = bodies.named(role.body, document), normal_post(role.post)
            if rules.tells(post, body.name, document.place) and not rules.inner(post, body.name):
                yield _office(body, post, document.place, bodies, rules)


def _office(body: Named, post: str, home: str | None, bodies: Bodies, rules: Rules) -> Office:
    seat = seat_of(body.name, post, home, rules)
    place = body.place or (bodies.division(seat[0], home) if seat else None)
    name = place.name if place else seat[0] if seat and seat[1] else ""
    return Office(body.scoped, post, seat[1] if seat else "", name, bodies.line(place))
