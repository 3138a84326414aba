"""The state of a graph that was resolved in one go."""

from collections.abc import Iterator

from kg.resolve import Put, Resolved
from kg.resolve.known import Known
from kg.resolve.meetings import tellings_of
from kg.resolve.places import read_places
from kg.resolve.rules import read_rules
from kg.update.concerns import concerns_of
from kg.update.state import Concern, State

_Row = tuple[str, str, str | None, Known, Iterator[Concern]]


def fill(state: State, resolved: Resolved, put: Put) -> None:
    """Write into a state that is new what was found; the nodes and edges of the documents go to `put` on the way."""
    state.fill(_rows(resolved, put))
    state.say(resolved.said)
    state.hold(resolved.tenures)


def _rows(resolved: Resolved, put: Put) -> Iterator[_Row]:
    rules = read_rules()
    place = read_places().prefix_or(resolved.homes)
    for facts, known in resolved.documents(put):
        document = facts.document
        tellings = tellings_of(facts, {document.id: known.people}, place, rules.meeting)
        yield document.id, document.path, document.place, known, concerns_of(facts, known, tellings, resolved.bodies, rules)
