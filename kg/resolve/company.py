"""Joins mentions without any evidence of their own by the company they keep: to each other, then to the one who keeps it too."""

from bisect import bisect_left
from collections import Counter

from kg.resolve.block import Block, years_between

Known = dict[str, list[tuple[str, int]]]


def join_company(block: Block) -> None:
    """Where two people of the name keep that company, the mention stays apart."""
    bare = [i for i, s in enumerate(block.sightings) if not s.keys and s.company]
    if not bare:
        return
    known = _known(block)
    for one in bare:
        for other in companions(block, one, known):
            if other < one and not block.sightings[other].keys:
                block.join(one, other, _reason(block, one, other))
    components: dict[int, list[int]] = {}
    for one in bare:
        components.setdefault(block.groups.root(one), []).append(one)
    for component in components.values():
        pairs = [(one, i) for one in component for i in companions(block, one, known) if block.sightings[i].keys]
        if len({block.groups.root(i) for _, i in pairs}) == 1:
            block.join(*pairs[0], _reason(block, *pairs[0]))


def _known(block: Block) -> Known:
    """Companion → the mentions in whose company they are, in time."""
    known: Known = {}
    for i, sighting in enumerate(block.sightings):
        for name in sighting.company:
            known.setdefault(name, []).append((sighting.day or "", i))
    for mentions in known.values():
        mentions.sort()
    return known


def companions(block: Block, one: int, known: Known) -> list[int]:
    """The mentions that share enough company with one, near enough in time; of each companion's only the nearest are looked at."""
    rules, sighting = block.rules, block.sightings[one]
    shared: Counter[int] = Counter()
    for name in sighting.company:
        at = bisect_left(known[name], (sighting.day or "", one))
        shared.update(i for _, i in known[name][max(0, at - rules.nearest) : at + rules.nearest + 1])
    near = (other for other, count in shared.items() if count >= rules.companions and other != one)
    return sorted(other for other in near if years_between(sighting.day, block.day(other)) <= rules.company.years)


def _reason(block: Block, one: int, other: int) -> str:
    common = sorted(block.sightings[one].company & block.sightings[other].company)
    return block.rules.company.reason.format(value=", ".join(common[: block.rules.companions + 1]))
