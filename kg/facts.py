"""Facts: what one document says, as values and as one JSON line. All offsets are half-open code points of the text as given."""

import json
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from kg.values import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the document as given."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Role:
    """A post as the text attributes it. `status`: current, former, acting, designate. `body` is None where the text does not settle it."""

    title: str
    post: str
    body: str | None
    status: str
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A named individual. `kind`: official, byline, other."""

    id: str
    name: str
    kind: str
    rank: str | None
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation. `name`: its full name where the document settles it, else as printed; `place`: its division."""

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    place: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One real happening. `kind`: meeting, ceremony, talk, inspection, reception. `start`, `end`: ISO days or None."""

    id: str
    name: str
    kind: str
    start: str | None
    end: str | None
    place: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge with the sentence behind it (`start`, `end`, `quote`). Exactly one of `person` and `body` is set.

    `type`: ATTENDED, CHAIRED, SPOKE_AT of a person; ATTENDED, CONVENED of a body. `roles`: titles as printed there.
    """

    type: str
    meeting: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    person: str | None = None
    body: str | None = None
    mode: str | None = None
    order: int | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The document that facts come from; `place` is its home jurisdiction."""

    id: str
    path: str
    sha256: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says."""

    document: Source
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    relations: tuple[Relation, ...] = ()

    def to_json(self) -> str:
        """One line of JSON, keys in the order of the fields, without a line break."""
        return _LINES.encode(self)

    @staticmethod
    def from_json(line: str) -> "Facts":
        """The facts of one line written by `to_json`; unknown keys are ignored."""
        raw = json.loads(line)
        return Facts(
            document=_made(Source, raw["document"]),
            people=tuple(map(_person, raw["people"])),
            bodies=tuple(_mentioned(Body, body) for body in raw["bodies"]),
            meetings=tuple(_mentioned(Meeting, meeting) for meeting in raw["meetings"]),
            relations=tuple(_made(Relation, {**r, "roles": tuple(r.get("roles", ()))}) for r in raw["relations"]),
        )


_ONLY_IF_SET = {"person", "body"}


def _plain(value: Any) -> dict[str, Any]:
    """The fields of a value; of a relation without the one of `person` and `body` that it does not have."""
    names, values = _fields(value.__class__)
    fields = dict(zip(names, values(value), strict=True))
    return {k: v for k, v in fields.items() if v is not None or k not in _ONLY_IF_SET} if isinstance(value, Relation) else fields


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of the fields of a kind of values, and what gives those of a value."""
    return (names := tuple(kind.__dataclass_fields__)), attrgetter(*names)


_LINES = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_plain)


def _made(kind: Any, raw: dict[str, Any]) -> Any:
    """A value of the keys that its kind has."""
    fields = kind.__dataclass_fields__
    return kind(**(raw if fields.keys() >= raw.keys() else {k: v for k, v in raw.items() if k in fields}))


def _mentioned(kind: Any, raw: dict[str, Any]) -> Any:
    return _made(kind, {**raw, "mentions": tuple(_made(Mention, mention) for mention in raw.get("mentions", ()))})


def _person(raw: dict[str, Any]) -> Person:
    roles = tuple(_made(Role, role) for role in raw.get("roles", ()))
    person: Person = _mentioned(Person, {"rank": None, **raw, "roles": roles, "aliases": tuple(raw.get("aliases", ()))})
    return person
