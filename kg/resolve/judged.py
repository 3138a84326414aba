"""Joins and parts the mentions of a block as people have judged."""

from kg.errors import KgError
from kg.resolve.block import Block
from kg.resolve.judgements import Judgements


def judge(block: Block, judgements: Judgements) -> dict[tuple[int, int], str]:
    """Join and part what people have judged; the pairs that they left open, with their words."""
    place = {sighting.ref: i for i, sighting in enumerate(block.sightings)}
    there = [(line, place[one], place[other]) for line, one, other in judgements.pairs if one in place and other in place]
    for line, one, other in there:
        if line.what == "different":
            block.groups.known(one).sides.add((line.place, 0))
            block.groups.known(other).sides.add((line.place, 1))
    for line, one, other in there:
        if line.what == "same":
            block.join(one, other, block.rules.career.same.format(value=line.told), forced=True)
            _uncontradicted(block, one, line.place)
    return {(min(a, b), max(a, b)): block.rules.open["judged"].format(value=line.told) for line, a, b in there if line.what == "unsure"}


def _uncontradicted(block: Block, item: int, place: str) -> None:
    sides = block.groups.known(item).sides
    if against := sorted(judgement for judgement, side in sides if side and (judgement, 0) in sides):
        raise KgError(f"{place}: makes one person of two whom {against[0]} keeps apart. Take one of the lines out")
