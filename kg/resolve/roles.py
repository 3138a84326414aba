"""Posts apart from their holders, and who held them when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.facts import Facts, Role
from kg.graph import Edge, Node, Value
from kg.ids import make_id
from kg.resolve.bodies import Bodies
from kg.resolve.claims import role_evidence
from kg.resolve.posts import normal_post
from kg.resolve.rules import Rules, title_seat
from kg.resolve.sightings import day_of
from kg.resolve.tenures import in_succession

_FORMER = "former"


@dataclass(frozen=True, slots=True)
class Holding:
    """One document's word that a person holds a post. `body` is the body's id."""

    person: str
    role: str
    body: str | None
    told: Role
    facts: Facts


def holdings_of(facts: Facts, people: Mapping[str, Mapping[str, str]], bodies: Bodies, rules: Rules) -> Iterator[Holding]:
    """The posts of a document's people. `people` gives a person's id by document and local id."""
    for person in facts.people:
        for role in person.roles:
            body = bodies.named(role.body, facts.document).id if role.body else None
            yield Holding(people[facts.document.id][person.id], _role_id(role, body, facts, rules), body, role, facts)


def _role_id(role: Role, body: str | None, facts: Facts, rules: Rules) -> str:
    """Post and body; without a body the title within the jurisdiction that it leads, else the home of the document, else the document."""
    if body:
        return make_id("role", body, normal_post(role.post))
    home = facts.document.place
    return make_id("role", title_seat(role.title, home, rules) or home or facts.document.id, role.title, "")


def evidence_for(holding: Holding) -> Edge:
    """HELD with what one document says, which `merge_edges` brings together with the edge of all documents."""
    return Edge("HELD", holding.person, holding.role, {}, (role_evidence(holding.facts, holding.told),))


def roles_of(holdings: Iterable[Holding], rules: Rules) -> tuple[list[Node], list[Edge]]:
    """Role nodes, OF, and HELD without its evidence."""
    posts = Posts()
    for holding in holdings:
        posts.note(holding)
    return posts.nodes(), posts.edges(rules)


class Posts:
    """All posts in the holdings that were noted, of which nothing else is kept."""

    def __init__(self) -> None:
        self._posts: dict[str, _Post] = {}
        self._terms: dict[tuple[str, str], _Term] = {}

    def note(self, holding: Holding) -> None:
        """One more."""
        ends = holding.person, holding.role
        self._posts[holding.role] = _also_called(self._posts.get(holding.role), holding)
        self._terms[ends] = _also_seen(self._terms.get(ends), holding)

    def nodes(self) -> list[Node]:
        """The roles."""
        return [Node("Role", role, {"title": one.title, "post": one.post, "rank_level": None}) for role, one in self._posts.items()]

    def edges(self, rules: Rules) -> list[Edge]:
        """HELD without its evidence, and OF."""
        posts = {role: one.post for role, one in self._posts.items()}
        held = (_held(person, role, term) for (person, role), term in self._terms.items())
        return [*in_succession(held, posts, rules), *(Edge("OF", role, one.body) for role, one in self._posts.items() if one.body)]


class _Post(NamedTuple):
    """The shortest title, the first of the words for the post, and the body's id."""

    title: str
    post: str
    body: str | None


def _also_called(post: _Post | None, holding: Holding) -> _Post:
    title, word = holding.told.title, normal_post(holding.told.post)
    if post is None:
        return _Post(title, word, holding.body)
    return _Post(min(post.title, title, key=lambda t: (len(t), t)), min(post.post, word), post.body)


class _Term(NamedTuple):
    """The status by the last document, which `last` orders, and the days of those that do not tell of the past."""

    last: tuple[str, str, int]
    status: str
    first_seen: str | None
    last_seen: str | None


def _also_seen(term: _Term | None, holding: Holding) -> _Term:
    day, told = day_of(holding.facts), holding.told
    seen = day if told.status != _FORMER else None
    last = day or "", holding.facts.document.id, told.start
    if term is None:
        return _Term(last, told.status, seen, seen)
    days = [one for one in (term.first_seen, term.last_seen, seen) if one]
    latest = (last, told.status) if last > term.last else term[:2]
    return _Term(*latest, min(days, default=None), max(days, default=None))


def _held(person: str, role: str, term: _Term) -> Edge:
    seen: dict[str, Value] = {"status": term.status, "first_seen": term.first_seen, "last_seen": term.last_seen}
    return Edge("HELD", person, role, seen | {"predecessor": None, "successor": None, "vacant_days": None})
