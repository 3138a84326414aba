"""What a document has to do with: all by which a change elsewhere finds it."""

from collections.abc import Iterable, Iterator

from kg.facts import Facts
from kg.resolve.bodies import Bodies
from kg.resolve.judgements import Judgements
from kg.resolve.known import Known
from kg.resolve.meetings import Telling, bare_name, days_of
from kg.resolve.names import Name, forms_of
from kg.resolve.roles import holdings_of
from kg.resolve.rules import MeetingRules, Rules
from kg.update.state import Concern

START = 2  # characters by which names of meetings are found that begin with a division
_PLAIN = Judgements()


def concerns_of(facts: Facts, known: Known, tellings: Iterable[Telling], bodies: Bodies, rules: Rules) -> Iterator[Concern]:
    """The concerns of a document, in which `known` is who is who, and `tellings` are its meetings; some more than once."""
    for person in facts.people:
        name, aliases = forms_of(person, _PLAIN)
        yield from map(name_concern, (name, *aliases))
    for holding in holdings_of(facts, {facts.document.id: known.people}, bodies, rules):
        yield "role", holding.role
    yield from (("person", person) for person in known.people.values())
    yield from (("meeting", meeting) for meeting in known.meetings.values())
    for telling in tellings:
        yield from _telling_concerns(telling, rules.meeting)
    yield from (("there", day, place) for where in known.there.values() for day, place in where)


def name_concern(name: Name) -> Concern:
    """The concern of a name before any judgement."""
    return "name", name[0], str(name[1])


def _telling_concerns(telling: Telling, rules: MeetingRules) -> Iterator[Concern]:
    """By what other tellings of the meeting find this one, and by what a new home finds it."""
    for day in days_of(telling):
        yield "day", telling.name, day
    for person in telling.present:
        yield ("dated" if telling.meeting.start else "undated"), telling.name, person
    yield "start", bare_name(telling.meeting.name, rules)[:START]
