"""What documents say of bodies, counted: one document more or less changes only the bodies that it names, and those above them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.facts import Facts, Source
from kg.graph import Edge, Node, Value
from kg.lexicon.pinyin import body_pinyin
from kg.resolve.bodies import Bodies, Parent, parent_of
from kg.resolve.places import Place

_NAME, _FORM, _KIND, _IN, _ABOVE, _DIVISION = "name", "form", "kind", "in", "above", "division"


class Statement(NamedTuple):
    """`what` is said of a body: its name, a printed form, its kind, its division, the body above by a rule; or that a division is one."""

    subject: str
    what: str
    value: str
    rule: str = ""


_Key = tuple[str, str, str | None, str | None, int, str]


def said_by(facts: Iterable[Facts], bodies: Bodies) -> Counter[Statement]:
    """How often it is said, of every body that has a post or a part in a meeting: once for each name of it in a document."""
    names = Names(bodies)
    for one in facts:
        names.note(one)
    return names.said()


class Names:
    """All names of bodies in the documents that were noted, counted with what their meaning hangs on."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._times: dict[_Key, int] = {}
        self._days: dict[_Key, str | None] = {}

    def note(self, facts: Facts) -> None:
        """One document more."""
        for key in _keys(facts, self._bodies):
            self._times[key] = self._times.get(key, 0) + 1
            self._days.setdefault(key, facts.document.published)

    def said(self) -> Counter[Statement]:
        """What they say."""
        found: Counter[Statement] = Counter()
        for key, number in self._times.items():
            name, kind, parent, place, _, document = key
            source = Source(document, "", "", published=self._days[key], place=place)
            for statement in _statements(name, kind, parent, source, self._bodies):
                found[statement] += number
        return found


def _keys(facts: Facts, bodies: Bodies) -> Iterator[_Key]:
    """All that the meaning of each name hangs on."""
    document = facts.document
    told = {body.name: (body.kind, body.parent) for body in facts.bodies}
    roles = {role.body for person in facts.people for role in person.roles if role.body}
    acting = {relation.body for relation in facts.relations}
    for name in roles | {body.name for body in facts.bodies if body.id in acting}:
        kind, parent = told.get(name, ("", None))
        yield name, kind, parent, document.place, bodies.era(document), document.id if document.place is None else ""


def _statements(name: str, kind: str, parent: str | None, document: Source, bodies: Bodies) -> Iterator[Statement]:
    """What the name says of its body and of those above."""
    body, seen = bodies.named(name, document), set[str]()
    while body.id not in seen:
        seen.add(body.id)
        yield Statement(body.id, _NAME, body.name)
        yield Statement(body.id, _FORM, name)
        if kind:
            yield Statement(body.id, _KIND, kind)
        for place in bodies.divisions(body.place) if body.place else ():
            yield Statement(place.code, _DIVISION, place.code)
        if body.place:
            yield Statement(body.id, _IN, body.place.code)
        above = Parent(parent, "", "document") if parent else parent_of(body.name)
        if above is None:
            return
        upper = bodies.named(above.name, document)
        yield Statement(body.id, _ABOVE, upper.id, above.rule)
        body, name, kind, parent = upper, above.name, above.kind, None


def names_of(said: Iterable[Statement]) -> dict[str, str]:
    """The short names of bodies by their ids."""
    return {subject: value for subject, what, value, _ in said if what == _NAME}


def bodies_of(said: Mapping[Statement, int], places: Mapping[str, Place]) -> tuple[list[Node], list[Edge]]:
    """A node for every body and every division they lie in; PART_OF and IN. `places` gives divisions by their codes."""
    about: dict[str, dict[Statement, int]] = {}
    for statement, number in said.items():
        about.setdefault(statement.subject, {})[statement] = number
    nodes = [_node(subject, told, places) for subject, told in about.items()]
    return nodes, [edge for subject, told in about.items() for edge in _edges(subject, told, places)]


def _node(subject: str, told: Mapping[Statement, int], places: Mapping[str, Place]) -> Node:
    if _values(told, _DIVISION):
        return Node("Place", subject, {"name": places[subject].name, "level": places[subject].level})
    (name,) = _values(told, _NAME)
    aliases = sorted({*_values(told, _FORM)} - {name})
    kinds = sorted((-number, statement.value) for statement, number in told.items() if statement.what == _KIND)
    code = min(_values(told, _IN), default=None)
    known: dict[str, Value] = {"name": name, "aliases": aliases, "pinyin": body_pinyin(name), "code": code}
    return Node("Body", subject, {**known, "kind": kinds[0][1] if kinds else None})


def _edges(subject: str, told: Mapping[Statement, int], places: Mapping[str, Place]) -> Iterator[Edge]:
    for statement in told:
        if statement.what == _ABOVE and statement.value != subject:
            yield Edge("PART_OF", subject, statement.value, {"rule": statement.rule})
    if code := min(_values(told, _IN), default=None):
        yield Edge("IN", subject, code)
    if _values(told, _DIVISION) and places[subject].parent in places:
        yield Edge("IN", subject, places[subject].parent)


def _values(told: Iterable[Statement], what: str) -> list[str]:
    return [statement.value for statement in told if statement.what == what]
