"""Who held a post when: what people held on a day, and who came before and after whom, with the days in which nobody is seen in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from kg.graph import Edge, Node
from kg.resolve.rules import Rules

_DESIGNATE, _FORMER = "designate", "former"
Days = tuple[str, str]


class Tenure(NamedTuple):
    """A post by its full name, and the days for which a person counts as holding it, both inclusive."""

    person: str
    role: str
    name: str
    first: str
    until: str


class Tenures:
    """Who held what when."""

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        self._held: dict[str, list[Tenure]] = {}
        for tenure in tenures:
            self._held.setdefault(tenure.person, []).append(tenure)

    def on(self, person: str, day: str | None) -> list[str]:
        """What a person held on a day, sorted; nothing where the day is unknown."""
        return sorted({held.name for held in self._held.get(person, ()) if day and held.first <= day <= held.until})


def tenures_of(roles: Iterable[Node], edges: Iterable[Edge], bodies: Mapping[str, str], rules: Rules) -> Iterator[Tenure]:
    """The posts of everybody, from HELD and OF, with the days on which reports give them as held. `bodies` gives the name of a body.

    After the last of these days a post counts for some time more, until somebody else is seen in it or a report calls it former.
    """
    told = list(edges)
    titles = {role.id: str(role.properties["title"]) for role in roles}
    posts = {role.id: str(role.properties["post"]) for role in roles}
    names = titles | {e.source: f"{bodies[e.target]} {posts[e.source]}" for e in told if e.kind == "OF"}
    held = {(e.source, e.target): days for e in told if e.kind == "HELD" and (days := days_of(e))}
    for edge in told:
        if days := held.get((edge.source, edge.target)):
            came = held.get((str(edge.properties["successor"]), edge.target))
            until = _until(edge, days[1], came[0] if came else None, rules.held_on)
            yield Tenure(edge.source, edge.target, names[edge.target], days[0], until)


def _until(held: Edge, last: str, came: str | None, days: int) -> str:
    if held.properties["status"] == _FORMER:
        return last
    later = (date.fromisoformat(last) + timedelta(days)).isoformat()
    return max(last, min(later, came)) if came else later


def days_of(held: Edge) -> Days | None:
    """First and last day of a HELD edge, or None."""
    first, last = held.properties["first_seen"], held.properties["last_seen"]
    return (str(first), str(last)) if first and last else None


def in_succession(held: Iterable[Edge], posts: Mapping[str, str], rules: Rules) -> list[Edge]:
    """HELD edges that name predecessor and successor, where one alone holds the post at a time. `posts` gives the post of a role."""
    found = list(held)
    by_role: dict[str, list[int]] = {}
    for i, edge in enumerate(found):
        if days_of(edge) and edge.properties["status"] != _DESIGNATE and _for_one(posts[edge.target], rules):
            by_role.setdefault(edge.target, []).append(i)
    for items in by_role.values():
        for one, other in pairwise(sorted(items, key=lambda i: (days_of(found[i]) or ("", ""), found[i].source))):
            found[one], found[other] = _linked(found[one], found[other], rules.career.overlap)
    return found


def _for_one(post: str, rules: Rules) -> bool:
    return not rules.shared(post) and post not in rules.held_by_several and rules.career.deputy.fullmatch(post) is None


def _linked(old: Edge, new: Edge, overlap: int) -> tuple[Edge, Edge]:
    """The two edges naming each other's person, unless both are seen in the post at once for longer than the papers lag behind."""
    last, first = str(old.properties["last_seen"]), str(new.properties["first_seen"])
    days = (date.fromisoformat(first) - date.fromisoformat(last)).days
    if days < -overlap:
        return old, new
    after = replace(old, properties={**old.properties, "successor": new.source})
    return after, replace(new, properties={**new.properties, "predecessor": old.source, "vacant_days": max(days, 0)})
