"""Mentions that may be one person: of one name in either script, and of names that a report or a judgement takes for one."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count
from pathlib import Path

from kg.facts import Facts, Person
from kg.resolve.judgements import Judgements
from kg.resolve.sightings import BYLINE, Sighting
from kg.spool import Filed

Name = tuple[str, bool]  # a name to compare by, and whether it signs reports
Seen = Callable[[Facts], Callable[[Person, int], Sighting]]


def forms_of(person: Person, judgements: Judgements) -> tuple[Name, list[Name]]:
    """The name of a person as it is compared, and the other names that the report gives them."""
    signs = person.kind == BYLINE
    return (judgements.plain(person.name), signs), [(judgements.plain(alias), signs) for alias in person.aliases]


def linked_by(judgements: Judgements) -> Iterator[tuple[Name, Name]]:
    """Pairs of names that judgements take for one person's."""
    for line, one, other in judgements.pairs:
        if line.what != "different":
            for signs in (False, True):
                yield (judgements.plain(one.name), signs), (judgements.plain(other.name), signs)


def blocks_of(
    told: Iterable[Facts], seen: Seen, judgements: Judgements, names: Collection[Name] | None = None, where: Path | None = None
) -> Iterator[list[Sighting]]:
    """Blocks in the order of their names, mentions in the order of documents and persons; of `names` alone, which are whole blocks.

    Mentions are numbered as they come, and wait in a temporary file in the folder `where`: memory holds those of one block at a time.
    """
    named: Filed[Name, Sighting] = Filed(where)
    forms, numbers = _Forms(), count()
    for facts in told:
        sighting = None
        for person, number in zip(facts.people, numbers, strict=False):
            name, aliases = forms_of(person, judgements)
            if names is None or name in names:
                sighting = sighting or seen(facts)
                named.put(name, sighting(person, number))
                for alias in aliases:
                    forms.join(name, alias)
    for one, other in linked_by(judgements):
        forms.join(one, other)
    together: dict[Name, list[Name]] = {}
    for name in sorted(named):
        together.setdefault(forms.first(name), []).append(name)
    for first in sorted(together):
        yield sorted((one for name in together[first] for one in named.of(name)), key=lambda sighting: sighting.id)


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
