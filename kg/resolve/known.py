"""Who and what the local ids of a document are: of one document, and of a whole archive in some bytes for each."""

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.facts import Facts


@dataclass(slots=True)
class Known:
    """Who and what the local ids of a document are.

    `why` a mention is its person's, and beside which other document's; `there` the days and jurisdictions of its meetings, by all reports.
    """

    people: dict[str, str] = field(default_factory=dict)
    why: dict[str, tuple[str, str]] = field(default_factory=dict)
    meetings: dict[str, str] = field(default_factory=dict)
    there: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def to_json(self) -> str:
        """As one line."""
        return json.dumps([self.people, self.why, self.meetings, self.there], ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> "Known":
        """What `to_json` wrote."""
        people, why, meetings, there = json.loads(text)
        pairs = {person: (reason, beside) for person, (reason, beside) in why.items()}
        return Known(people, pairs, meetings, {meeting: [(day, place) for day, place in where] for meeting, where in there.items()})


class Texts:
    """A text for each number from 0 on, empty where none was put; equal ones are kept once."""

    def __init__(self) -> None:
        self._at = array("I")
        self._texts = [""]
        self._numbers = {"": 0}

    def __setitem__(self, number: int, text: str) -> None:
        if (lack := number + 1 - len(self._at)) > 0:
            self._at.frombytes(bytes(self._at.itemsize * max(lack, len(self._at) // 4)))
        if text not in self._numbers:
            self._numbers[text] = len(self._texts)
            self._texts.append(text)
        self._at[number] = self._numbers[text]

    def __getitem__(self, number: int) -> str:
        return self._texts[self._at[number]] if number < len(self._at) else ""


@dataclass(frozen=True, slots=True)
class Identities:
    """`Known` of all documents: their people and meetings are numbered through, in the order of the documents and of their facts."""

    people: Texts = field(default_factory=Texts)
    why: Texts = field(default_factory=Texts)
    beside: Texts = field(default_factory=Texts)
    meetings: Texts = field(default_factory=Texts)
    there: Texts = field(default_factory=Texts)

    def settle_person(self, number: int, id_: str, why: tuple[str, str] | None) -> None:
        """Who a mention is, and why."""
        self.people[number] = id_
        if why:
            self.why[number], self.beside[number] = why

    def settle_meeting(self, number: int, id_: str, there: Iterable[tuple[str, str]]) -> None:
        """Which meeting is told, and the days and jurisdictions that it has."""
        self.meetings[number], self.there[number] = id_, json.dumps(list(there), ensure_ascii=False)

    def of_each(self, told: Iterable[Facts]) -> Iterator[tuple[Facts, int, Known]]:
        """Each document in the order that numbered them, the number of its first meeting, and who and what is known of it so far."""
        person = meeting = 0
        for facts in told:
            known = Known()
            for number, one in enumerate(facts.people, person):
                known.people[one.id] = self.people[number]
                if reason := self.why[number]:
                    known.why[one.id] = reason, self.beside[number]
            for number, telling in enumerate(facts.meetings, meeting):
                if there := self.there[number]:
                    known.meetings[telling.id] = self.meetings[number]
                    known.there[telling.id] = [(day, place) for day, place in json.loads(there)]
            yield facts, meeting, known
            person += len(facts.people)
            meeting += len(facts.meetings)
