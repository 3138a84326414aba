"""Mentions that may be one person: of one name in either script, and of names that a report or a judgement takes for one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.resolve.judgements import Judgements
from kg.resolve.sightings import BYLINE, Sighting

Name = tuple[str, bool]  # a name to compare by, and whether it signs reports


def blocks_of(sightings: Iterable[Sighting], judgements: Judgements) -> Iterator[list[Sighting]]:
    """Blocks in the order of their names, mentions in the order of documents and persons."""
    named: dict[Name, list[Sighting]] = {}
    forms = _Forms()
    for sighting in sightings:
        name = judgements.plain(sighting.name)
        sighting = sighting if name == sighting.name else replace(sighting, name=name)
        signs = sighting.person.kind == BYLINE
        named.setdefault((name, signs), []).append(sighting)
        for alias in sighting.aliases:
            forms.join((name, signs), (judgements.plain(alias), signs))
    for line, one, other in judgements.pairs:
        if line.what != "different":
            for signs in (False, True):
                forms.join((judgements.plain(one.name), signs), (judgements.plain(other.name), signs))
    together: dict[Name, list[Sighting]] = {}
    for key in sorted(named):
        together.setdefault(forms.first(key), []).extend(named[key])
    for key in sorted(together):
        yield sorted(together[key], key=lambda s: s.id)


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
