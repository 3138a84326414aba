"""Joins mentions that share a post, a seat, a body or a title, from one to the next in time."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from kg.resolve.block import Block, runs
from kg.resolve.lives import Life, merged
from kg.resolve.rules import Kind
from kg.resolve.sightings import Key

_MOST = 24  # groups that are weighed against each other one by one; of more nothing is joined


def join_shared(block: Block) -> None:
    """All kinds of shared evidence, the strongest first."""
    holders = _holders(block)
    for kind in block.rules.kinds:
        for key in sorted(key for key in holders if key.kind == kind.name):
            _join_key(block, holders[key], kind, kind.reason.format(value=key.value))


def _holders(block: Block) -> dict[Key, list[int]]:
    """The mentions with each key; a key that two people of one document share tells nothing and is left out."""
    holders: dict[Key, list[int]] = {}
    for i, sighting in enumerate(block.sightings):
        for key in sighting.keys:
            holders.setdefault(key, []).append(i)
    return {key: items for key, items in holders.items() if len({block.sightings[i].document for i in items}) == len(items)}


def _join_key(block: Block, items: list[int], kind: Kind, reason: str) -> None:
    dated = runs(block, block.in_time(i for i in items if block.day(i)), kind.years)
    undated = [i for i in items if not block.day(i)]
    whole = [_join_run(block, run, kind, reason) for run in dated]
    if len(dated) < 2 and all(whole):  # an undated mention joins only where one person is meant
        _join_run(block, [*(dated[0][:1] if dated else ()), *undated], kind, reason)


def _join_run(block: Block, run: Sequence[int], kind: Kind, reason: str) -> bool:
    """Join the mentions of one stretch of time; whether they are one person."""
    if kind.decisive:
        return _join_strands(block, run, reason)
    if not _contested(block, run):
        for one, other in pairwise(run):
            block.join(one, other, reason)
        return True
    _join_settled(block, run, reason)
    return False


def _join_strands(block: Block, run: Sequence[int], reason: str) -> bool:
    """Each mention to the first strand that nothing parts it from."""
    strands: list[int] = []
    for item in run:
        if not any(block.join(strand, item, reason) for strand in strands[:_MOST]):
            strands.append(item)
    return len(strands) < 2


def _contested(block: Block, run: Sequence[int]) -> bool:
    """Whether any two of the groups are not one person."""
    whole = Life(set())
    for root in dict.fromkeys(map(block.groups.root, run)):
        if block.speaks_against(whole, block.groups.known(root)):
            return True
        whole = merged(whole, block.groups.known(root))
    return False


def _join_settled(block: Block, run: Sequence[int], reason: str) -> None:
    """Where two of the name are in question: join two that hold posts, unless a third fits one of them and not the other."""
    firsts: dict[int, int] = {}
    for item in run:
        if block.groups.known(item).offices:
            firsts.setdefault(block.groups.root(item), item)
    settled = list(firsts.values())
    if len(settled) > _MOST:
        return
    apart = {pair: bool(block.clash(*pair)) for pair in combinations(settled, 2)}

    def clash(a: int, b: int) -> bool:
        return apart.get((a, b), apart.get((b, a), False))

    for one, other in apart:
        rivals = (third for third in settled if third not in (one, other) and clash(third, one) != clash(third, other))
        if not apart[one, other] and next(rivals, None) is None:
            block.join(one, other, reason)
