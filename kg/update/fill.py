"""The state of a graph that was resolved in one go."""

from collections.abc import Iterator

from kg.resolve import Resolved
from kg.resolve.meetings import tellings_of
from kg.resolve.places import read_places
from kg.resolve.rules import read_rules
from kg.update.concerns import concerns_of
from kg.update.state import Concern, Known, State

_Row = tuple[str, str, str | None, Known, Iterator[Concern]]


def fill(state: State, resolved: Resolved) -> None:
    """Write into a state that is new what was found."""
    state.fill(_rows(resolved))
    state.say(resolved.said)
    state.hold(resolved.tenures)


def _rows(resolved: Resolved) -> Iterator[_Row]:
    rules = read_rules()
    place = read_places().prefix_or({one.document.place for one in resolved.told if one.document.place})
    for facts in resolved.told:
        document = facts.document
        known = _known(resolved, document.id)
        tellings = tellings_of(facts, {document.id: known.people}, place, rules.meeting)
        yield document.id, document.path, document.place, known, concerns_of(facts, known, tellings, resolved.bodies, rules)


def _known(resolved: Resolved, id_: str) -> Known:
    meetings = resolved.meetings.get(id_, {})
    there = {local: resolved.there[meeting] for local, meeting in meetings.items()}
    return Known(resolved.people.get(id_, {}), resolved.why.get(id_, {}), meetings, there)
