"""Pairs of people of one name that nothing parts and too little joins: what a reader should look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.resolve.block import Block, years_between
from kg.resolve.careers import follows, span
from kg.resolve.lives import Days, Office
from kg.resolve.sightings import BYLINE, Key

_NAMED = 3  # companions that are named


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups by an item of each, and in words what speaks for one person and what against it."""

    one: int
    other: int
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


def open_pairs(block: Block) -> Iterator[Pair]:
    """The open pairs: each person with the next in time, and with the next of the same home or seat; the number grows with the people."""
    groups = {min(group): group for group in block.groups.all()}
    if len(groups) < 2:
        return
    seen: set[tuple[int, int]] = set()
    for chain in _chains(block, groups):
        for one, other in pairwise(chain):
            pair = min(one, other), max(one, other)
            if pair not in seen and not block.clash(*pair):
                seen.add(pair)
                yield _weighed(block, *pair, groups[pair[0]], groups[pair[1]])


def _chains(block: Block, groups: dict[int, list[int]]) -> Iterator[list[int]]:
    """People in time: all of the name, and those whom a home or a piece of evidence brings together."""
    first = {head: min((block.day(i) or "", i) for i in items) for head, items in groups.items()}
    yield sorted(groups, key=first.__getitem__)
    shared: dict[str, list[int]] = {}
    for head, items in groups.items():
        for value in sorted({value for i in items for value in _values(block, i)}):
            shared.setdefault(value, []).append(head)
    for value in sorted(shared):
        yield sorted(shared[value], key=first.__getitem__)


def _values(block: Block, item: int) -> Iterator[str]:
    sighting = block.sightings[item]
    yield from (str(key.value) for key in sighting.keys)
    yield from (place for place in (sighting.home,) if place)


def _weighed(block: Block, one: int, other: int, these: list[int], those: list[int]) -> Pair:
    words, a, b = block.rules.open, block.groups.known(one), block.groups.known(other)
    speaks = [*_shared(block, these, those)]
    if a.offices and b.offices:
        told = _successive(a.offices, b.offices, block)
        speaks += [words["career"].format(value=told)] if told else []
    gap = _gap(block, these, those)
    against = [words["posts"]] if not _keys(block, these) & _keys(block, those) else []
    against += [words["apart"].format(years=round(gap))] if gap >= 1 else []
    return Pair(one, other, tuple(speaks or [words["name"]]), tuple(against))


def _shared(block: Block, these: list[int], those: list[int]) -> Iterator[str]:
    words, reasons = block.rules.open, {kind.name: kind.reason for kind in block.rules.kinds}
    for key in sorted(_keys(block, these) & _keys(block, those)):
        yield reasons[key.kind].format(value=key.value)
    homes = {block.sightings[i].home for i in these} & {block.sightings[i].home for i in those} - {None}
    yield from (words["home"].format(value=home) for home in sorted(filter(None, homes)))
    company = _company(block, these) & _company(block, those)
    if company and block.sightings[these[0]].person.kind != BYLINE:
        yield words["company"].format(value=", ".join(sorted(company)[:_NAMED]))


def _keys(block: Block, items: list[int]) -> set[Key]:
    return {key for i in items for key in block.sightings[i].keys}


def _company(block: Block, items: list[int]) -> set[str]:
    return {name for i in items for name in block.sightings[i].company}


def _successive(one: dict[Office, Days], other: dict[Office, Days], block: Block) -> str:
    first, second = (one, other) if span(one) <= span(other) else (other, one)
    return follows(first, second, block.rules)


def _gap(block: Block, these: list[int], those: list[int]) -> float:
    """Years between the nearest mentions of the two, as far as their first and last days tell."""
    ends = [[day for i in items if (day := block.day(i))] for items in (these, those)]
    if not all(ends):
        return 0.0
    (a, b), (c, d) = ((min(days), max(days)) for days in ends)
    return years_between(b, c) if b < c else years_between(d, a) if d < a else 0.0
