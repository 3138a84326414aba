"""Facts as bytes that are read back three times as fast as JSON, for this process alone: they are no format."""

import marshal
from collections.abc import Callable
from itertools import starmap
from operator import attrgetter
from typing import Any

from kg.facts import Body, Facts, Meeting, Mention, Person, Relation, Role, Source


def to_bytes(facts: Facts) -> bytes:
    """The facts of one document."""
    return marshal.dumps(
        (
            _source(facts.document),
            [(*_person(one), [*map(_role, one.roles)], [*map(_mention, one.mentions)]) for one in facts.people],
            [(*_body(one), [*map(_mention, one.mentions)]) for one in facts.bodies],
            [(*_meeting(one), [*map(_mention, one.mentions)]) for one in facts.meetings],
            [*map(_relation, facts.relations)],
        )
    )


def from_bytes(data: bytes) -> Facts:
    """What `to_bytes` wrote."""
    source, people, bodies, meetings, relations = marshal.loads(data)
    return Facts(
        Source(*source),
        tuple(
            Person(id_, name, kind, rank, tuple(starmap(Role, roles)), _mentions(mentions), aliases)
            for id_, name, kind, rank, aliases, roles, mentions in people
        ),
        tuple(Body(id_, name, kind, _mentions(mentions), place, parent) for id_, name, kind, place, parent, mentions in bodies),
        tuple(
            Meeting(id_, name, kind, start, end, place, _mentions(mentions)) for id_, name, kind, start, end, place, mentions in meetings
        ),
        tuple(starmap(Relation, relations)),
    )


def _mentions(rows: list[tuple[Any, ...]]) -> tuple[Mention, ...]:
    return tuple(starmap(Mention, rows))


def _fields(kind: Any, *but: str) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(name for name in kind.__dataclass_fields__ if name not in but))


_source, _mention, _role, _relation = map(_fields, (Source, Mention, Role, Relation))
_person, _body, _meeting = _fields(Person, "roles", "mentions"), _fields(Body, "mentions"), _fields(Meeting, "mentions")
