"""Bodies by their usual short names: 中共安陵市委员会 → 安陵市委, part of nothing, in 安陵市."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.facts import Source
from kg.ids import make_id
from kg.lexicon.scripts import simplified
from kg.lexicon.table import read_table
from kg.resolve.places import Place, Places
from kg.resolve.renames import Renames
from kg.resolve.rules import Rules


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["form"]), row["name"]) for row in read_table("body_forms"))


@cache
def _parents() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    return tuple((re.compile(row["form"]), row["parent"], row["kind"], row.place) for row in read_table("body_parents"))


@lru_cache(maxsize=65536)
def short_form(name: str) -> str:
    """The usual short form of a body's full name: 安陵市人民政府 → 安陵市政府."""
    name = simplified(name)
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


@dataclass(frozen=True, slots=True)
class Named:
    """A body as a document names it: its id, its short name, that name with the scope where it is good for that alone, its division."""

    id: str
    name: str
    scoped: str
    place: Place | None


class Bodies:
    """Whom documents mean by the names of bodies, each body under one id."""

    def __init__(self, places: Places, rules: Rules, renames: Renames) -> None:
        self._places, self._rules, self._renames = places, rules, renames
        self._known: dict[tuple[str, str | None, str], Named] = {}
        self._words: dict[tuple[str, str | None], str] = {}
        self._where: dict[str, tuple[str, ...]] = {}

    def named(self, name: str, document: Source) -> Named:
        """A body as a document names it: 市委 in a paper of 安陵市 is 安陵市委; without a home 市委 is that of the document alone."""
        short = self.completed(short_form(name), document)
        alone = document.id if document.place is None and self._local(short) else ""
        key = short, document.place, alone
        if key not in self._known:
            self._known[key] = self._named(*key)
        return self._known[key]

    def completed(self, short: str, document: Source) -> str:
        """Words that begin with a division or its level, with its name of today: 市委书记 in a paper of 安陵市 is 安陵市委书记."""
        key = short, document.place
        if key not in self._words:
            self._words[key] = self._completed(*key)
        return self._renames.of(self._words[key], document.published)

    def division_of(self, name: str, home: str | None) -> Place | None:
        """The division that a name begins with."""
        return self._places.find(name, home)

    def _named(self, short: str, home: str | None, document: str) -> Named:
        place = self._places.find(short, home)
        if place and (at := short.find(place.name)) > 0:
            short = short[at:]  # 北京市朝阳区委 is 朝阳区委
        scope = place.code if place and self._places.shared(place.name) else ""
        if not place and self._local(short):
            scope = home or document
        return Named(make_id("body", short, scope), short, f"{scope} {short}" if scope else short, place)

    def _local(self, short: str) -> bool:
        """Whether many bodies bear the name."""
        return any(form.fullmatch(short) for form in self._rules.local_bodies)

    def divisions(self, place: Place) -> tuple[Place, ...]:
        """A division and all above it, from the lowest."""
        return tuple(self._places.line(place))

    def line(self, place: Place | None) -> tuple[str, ...]:
        """The codes of a division and of all above it, from the lowest."""
        return tuple(up.code for up in self._places.line(place)) if place else ()

    def where(self, home: str | None) -> tuple[str, ...]:
        """The codes of a home and of the divisions above it, its name alone where it has none."""
        if home is None:
            return ()
        if home not in self._where:
            self._where[home] = self.line(self.division(home, home)) or (home,)
        return self._where[home]

    def division(self, name: str, home: str | None) -> Place | None:
        """The division of that name, near `home`."""
        place = self.division_of(name, home)
        return place if place and place.name == name else None

    def _completed(self, short: str, home: str | None) -> str:
        """A name that begins with its level, with the division of that level in which the home lies."""
        level = self._rules.local_level.match(short)
        if not level or not home:
            return short
        lowest = self._places.find(home, home)
        line = [home, *(place.name for place in (self._places.line(lowest) if lowest else ()))]
        return next((name + short[1:] for name in line if name.endswith(level["level"])), short)

    def era(self, document: Source) -> int:
        """Documents of one home and one era mean the same by a name, where they have a home."""
        return self._renames.era(document.published)
