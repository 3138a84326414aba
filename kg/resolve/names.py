"""Mentions that may be one person: of one name in either script, and of names that a report or a judgement takes for one."""

from collections.abc import Iterator, Sequence

from kg.facts import Facts, Person
from kg.resolve.judgements import Judgements
from kg.resolve.sightings import BYLINE

Name = tuple[str, bool]  # a name to compare by, and whether it signs reports
Told = tuple[Facts, Person]


def blocks_of(told: Sequence[Facts], judgements: Judgements) -> Iterator[list[Told]]:
    """Blocks in the order of their names, mentions in the order of documents and persons."""
    named: dict[Name, list[Told]] = {}
    forms = _Forms()
    for facts in told:
        for person in facts.people:
            signs = person.kind == BYLINE
            name = judgements.plain(person.name), signs
            named.setdefault(name, []).append((facts, person))
            for alias in person.aliases:
                forms.join(name, (judgements.plain(alias), signs))
    _judged(forms, judgements)
    together: dict[Name, list[Name]] = {}
    for name in sorted(named):
        together.setdefault(forms.first(name), []).append(name)
    for first in sorted(together):
        yield sorted((one for name in together[first] for one in named.pop(name)), key=_order)


def _judged(forms: "_Forms", judgements: Judgements) -> None:
    for line, one, other in judgements.pairs:
        if line.what != "different":
            for signs in (False, True):
                forms.join((judgements.plain(one.name), signs), (judgements.plain(other.name), signs))


def _order(one: Told) -> tuple[str, str]:
    facts, person = one
    return facts.document.id, person.id


class _Forms:
    """Names that are forms of one another."""

    def __init__(self) -> None:
        self._first: dict[Name, Name] = {}

    def first(self, name: Name) -> Name:
        while (above := self._first.get(name, name)) != name:
            name = above
        return name

    def join(self, one: Name, other: Name) -> None:
        a, b = sorted((self.first(one), self.first(other)))
        if a != b:
            self._first[b] = a
