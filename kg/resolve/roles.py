"""Posts apart from their holders, and who held them when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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


def roles_of(holdings: Iterable[Holding], rules: Rules) -> tuple[list[Node], list[Edge]]:
    """Role nodes, HELD and OF."""
    by_role: dict[str, list[Holding]] = {}
    by_edge: dict[tuple[str, str], list[Holding]] = {}
    for holding in holdings:
        by_role.setdefault(holding.role, []).append(holding)
        by_edge.setdefault((holding.person, holding.role), []).append(holding)
    of = [Edge("OF", role, told[0].body) for role, told in by_role.items() if told[0].body]
    nodes = [_node(role, told) for role, told in by_role.items()]
    posts = {node.id: str(node.properties["post"]) for node in nodes}
    return nodes, [*in_succession(map(_held, by_edge.values()), posts, rules), *of]


def _node(role: str, holdings: list[Holding]) -> Node:
    title = min((h.told.title for h in holdings), key=lambda t: (len(t), t))
    return Node("Role", role, {"title": title, "post": min(normal_post(h.told.post) for h in holdings), "rank_level": None})


def _held(holdings: list[Holding]) -> Edge:
    """One edge for all documents: the status of the last, the days of those that do not tell of the past."""
    last = max(holdings, key=lambda h: (day_of(h.facts) or "", h.facts.document.id, h.told.start))
    days = [day for h in holdings if h.told.status != _FORMER and (day := day_of(h.facts))]
    seen: dict[str, Value] = {"status": last.told.status, "first_seen": min(days, default=None), "last_seen": max(days, default=None)}
    seen |= {"predecessor": None, "successor": None, "vacant_days": None}
    evidence = {role_evidence(h.facts, h.told) for h in holdings}
    return Edge("HELD", last.person, last.role, seen, tuple(sorted(evidence)))
