"""An archive before and after a change: every document that is looked at, as it was and as it is, and who is who in it."""

import json
from collections.abc import Iterator, Mapping, Set

from kg.facts import Facts
from kg.resolve.bodies import Bodies
from kg.resolve.corrections import corrected
from kg.resolve.judgements import Judgements
from kg.resolve.known import Known
from kg.resolve.meetings import Telling, tellings_of
from kg.resolve.places import read_places
from kg.resolve.renames import read_renames
from kg.resolve.rules import read_rules
from kg.store.lines import Lines
from kg.update.state import Concern, State


class Archive:
    """`gone` are the ids of documents that go, `come` the facts of those that come; a document that changes is both.

    `judged_before` and `judged` take bodies for renamed alike. `known` is who is who afterwards, where that is not as before.
    """

    def __init__(
        self, state: State, facts: Lines, judged_before: Judgements, judged: Judgements, gone: Set[str], come: Mapping[str, Facts]
    ) -> None:
        self.state, self.judged_before, self.judged, self.gone = state, judged_before, judged, gone
        self.come = {id_: corrected(one, judged) for id_, one in come.items()}
        self.known: dict[str, Known] = {id_: Known() for id_ in come}
        self.rules, self.places = read_rules(), read_places()
        self.bodies = Bodies(self.places, self.rules, read_renames(judged.renamed))
        self._facts = facts
        self._before: dict[str, tuple[Facts, Known] | None] = {}
        homes = state.homes()
        self.homes_before = set(homes)
        homes.subtract(one.document.place for one in map(self.facts_before, gone) if one and one.document.place)
        homes.update(one.document.place for one in self.come.values() if one.document.place)
        self.homes = set(+homes)
        self._place_before, self._place = (self.places.prefix_or(some) for some in (self.homes_before, self.homes))

    def facts_before(self, id_: str) -> Facts | None:
        """What a document said."""
        before = self._looked_at(id_)
        return before[0] if before else None

    def known_before(self, id_: str) -> Known:
        """Who was who in a document."""
        before = self._looked_at(id_)
        return before[1] if before else Known()

    def facts_after(self, id_: str) -> Facts | None:
        """What a document says now."""
        return self.come.get(id_) or (None if id_ in self.gone else self.facts_before(id_))

    def known_after(self, id_: str) -> Known:
        """Who is who in a document, as far as it has been found out."""
        return self.known.get(id_) or self.known_before(id_)

    def concerned(self, concern: Concern) -> Iterator[str]:
        """The documents that have to do with it and stay as they are."""
        return (id_ for id_ in self.state.concerned(concern) if id_ not in self.gone)

    def tellings_before(self, id_: str) -> list[Telling]:
        """The meetings that a document told."""
        facts = self.facts_before(id_)
        people = {id_: self.known_before(id_).people}
        return list(tellings_of(facts, people, self._place_before, self.rules.meeting)) if facts else []

    def tellings(self, id_: str) -> list[Telling]:
        """The meetings that a document tells. Its people must be known."""
        facts = self.facts_after(id_)
        return list(tellings_of(facts, {id_: self.known_after(id_).people}, self._place, self.rules.meeting)) if facts else []

    def _looked_at(self, id_: str) -> tuple[Facts, Known] | None:
        if id_ not in self._before:
            known = self.state.known(id_)
            line = self._facts.find((json.dumps(id_, ensure_ascii=False),)) if known else None
            self._before[id_] = (corrected(Facts.from_json(line), self.judged_before), known) if known and line else None
        return self._before[id_]
