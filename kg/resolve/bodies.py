"""Bodies by their usual short names: 中共安陵市委员会 → 安陵市委, part of nothing, in 安陵市."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.facts import Facts
from kg.graph import Edge, Node
from kg.ids import make_id
from kg.lexicon.table import read_table
from kg.resolve.places import Place, Places


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["form"]), row["name"]) for row in read_table("body_forms"))


@cache
def _parents() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    return tuple((re.compile(row["form"]), row["parent"], row["kind"], row.place) for row in read_table("body_parents"))


@lru_cache(maxsize=65536)
def short_form(name: str) -> str:
    """The usual short form of a body's full name: 安陵市人民政府 → 安陵市政府."""
    for form, short in _forms():
        if match := form.fullmatch(name):
            name = match.expand(short)
    return name


@dataclass(frozen=True, slots=True)
class Parent:
    """The body above: `kind` empty where the rule does not tell; `rule` is `file:line`, or says that the document named it."""

    name: str
    kind: str
    rule: str


@lru_cache(maxsize=65536)
def parent_of(name: str) -> Parent | None:
    """The body that a short name shows above: 安陵市委宣传部 → 安陵市委."""
    for form, parent, kind, rule in _parents():
        if match := form.fullmatch(name):
            return Parent(match.expand(parent), kind, rule)
    return None


class Bodies:
    """Every body of the facts under one id; nodes and edges of all that were asked for."""

    def __init__(self, facts: Iterable[Facts], places: Places) -> None:
        self._places = places
        self._forms: dict[str, set[str]] = {}
        self._names: dict[str, str] = {}
        self._kinds: dict[str, Counter[str]] = {}
        self._above: dict[str, set[tuple[str, str]]] = {}
        self._in: dict[str, Place] = {}
        for one in facts:
            for body in one.bodies:
                parent = Parent(short_form(body.parent), "", "document") if body.parent else None
                self._add(body.name, body.kind, one.document.place, parent)
            for role in (role for person in one.people for role in person.roles if role.body):
                self._add(role.body or "", "", one.document.place, None)

    def key(self, name: str, home: str | None) -> tuple[str, str]:
        """Id and short name of a body as a document with this home names it."""
        short = short_form(name)
        place = self._places.find(short, home)
        if place and (at := short.find(place.name)) > 0:
            short = short[at:]  # 上海市宝山区委 is 宝山区委
        return make_id("body", short, place.code if place and self._places.shared(place.name) else ""), short

    def _add(self, name: str, kind: str, home: str | None, parent: Parent | None) -> str:
        body, short = self.key(name, home)
        known = body in self._names
        self._names[body] = short
        self._forms.setdefault(body, set()).add(name)
        if kind:
            self._kinds.setdefault(body, Counter())[kind] += 1
        if not known and (place := self._places.find(short, home)):
            self._in[body] = place
        above = parent if parent and parent.name != short else parent_of(short)
        if above and (above.rule == "document" or not known):
            upper = self._add(above.name, above.kind, home, None)
            self._above.setdefault(body, set()).add((upper, above.rule))
        return body

    def nodes(self) -> Iterator[Node]:
        """A node for every body and every division they lie in."""
        for body, name in self._names.items():
            kinds = sorted(self._kinds.get(body, Counter()).items(), key=lambda item: (-item[1], item[0]))
            aliases: list[str] = sorted(self._forms[body] - {name})
            yield Node("Body", body, {"name": name, "aliases": aliases, "kind": kinds[0][0] if kinds else None})
        for place in self._divisions():
            yield Node("Place", place.code, {"name": place.name, "level": place.level})

    def edges(self) -> Iterator[Edge]:
        """PART_OF and IN."""
        for body, above in self._above.items():
            for upper, rule in above:
                if upper != body:
                    yield Edge("PART_OF", body, upper, {"rule": rule})
        for body, place in self._in.items():
            yield Edge("IN", body, place.code)
        for place in self._divisions():
            if place.parent in self._places.by_code:
                yield Edge("IN", place.code, place.parent)

    def _divisions(self) -> set[Place]:
        return {up for place in self._in.values() for up in self._places.line(place)}
