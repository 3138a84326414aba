"""Which mentions in different documents are one person: by shared posts, seats, bodies and company, never by the name alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import KgError
from kg.graph import Edge
from kg.ids import make_id
from kg.resolve.block import Block
from kg.resolve.company import join_company
from kg.resolve.judgements import Judgements
from kg.resolve.names import blocks_of
from kg.resolve.open import Pair, open_pairs
from kg.resolve.rare import join_rare
from kg.resolve.rules import Rules
from kg.resolve.shared import join_shared
from kg.resolve.sightings import Sighting

_NEVER = "9999-12-31"
Mention = tuple[str, str]  # document and person id


@dataclass(frozen=True, slots=True)
class Someone:
    """A person with all their mentions, in the order of documents; `why`: the reason by which each but the first is one of them.

    `reasons` says in words what the mentions have in common.
    """

    id: str
    sightings: tuple[Sighting, ...]
    reasons: tuple[str, ...]
    why: dict[Mention, str]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody once, and the pairs that the evidence leaves open as edges."""

    everybody: tuple[Someone, ...]
    open: tuple[Edge, ...]


def group_people(sightings: Iterable[Sighting], rules: Rules, judgements: Judgements) -> People:
    """Every person once. Mentions that the evidence leaves open stay apart. Raises KgError on judgements that contradict each other."""
    everybody: list[Someone] = []
    pairs: list[Edge] = []
    for block in blocks_of(sightings, judgements):
        found, left = _people(Block(block, rules), judgements)
        everybody += found
        pairs += left
    return People(tuple(everybody), tuple(pairs))


def _people(block: Block, judgements: Judgements) -> tuple[list[Someone], list[Edge]]:
    """The people of one name."""
    unsure = _judge(block, judgements)
    join_shared(block)
    join_company(block)
    join_rare(block)
    people = list(_everyone(block))
    ids = {s.id: someone.id for someone in people for s in someone.sightings}
    return people, [*_open(block, unsure, ids)]


def _judge(block: Block, judgements: Judgements) -> dict[tuple[int, int], str]:
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


def _everyone(block: Block) -> Iterator[Someone]:
    members, reasons = block.groups.all(), block.reasons()
    anchors = [_anchor(block, group) for group in members]
    shared = Counter(anchors)
    for group, anchor in zip(members, anchors, strict=True):
        first = block.sightings[group[0]]
        parts = [*anchor, *(first.id if shared[anchor] > 1 else ())]
        why = {block.sightings[i].id: reasons[i] for i in group if i in reasons}
        yield Someone(make_id("person", *parts), tuple(block.sightings[i] for i in group), _reasons(block, group), why)


def _anchor(block: Block, group: list[int]) -> tuple[str, ...]:
    """What a person's id hangs on: the strongest key of the earliest mention that has one, so that later documents do not change it."""
    strength = {kind.name: n for n, kind in enumerate(block.rules.kinds)}
    for sighting in sorted((block.sightings[i] for i in group), key=lambda s: (s.day or _NEVER, s.id)):
        if sighting.keys:
            return sighting.name, *min(sighting.keys, key=lambda key: (strength[key.kind], key.value))
    return block.sightings[group[0]].name, "document", *block.sightings[group[0]].id


def _reasons(block: Block, group: list[int]) -> tuple[str, ...]:
    """What several mentions share, the strongest first, then what else joined them."""
    times = Counter(key for i in group for key in block.sightings[i].keys)
    kinds = block.rules.kinds
    shared = [kind.reason.format(value=key.value) for kind in kinds for key in sorted(times) if key.kind == kind.name and times[key] > 1]
    root = block.groups.root(group[0])
    others = {reason for one, _, reason in block.decisions if block.groups.root(one) == root} - set(shared)
    return (*shared, *sorted(others))


def _open(block: Block, unsure: dict[tuple[int, int], str], ids: dict[Mention, str]) -> Iterator[Edge]:
    """MAYBE_SAME from the smaller id to the larger."""
    words = {frozenset(map(block.groups.root, pair)): text for pair, text in unsure.items()}
    pairs = list(open_pairs(block))
    there = {frozenset((block.groups.root(p.one), block.groups.root(p.other))) for p in pairs}
    pairs += [Pair(*pair, (), ()) for pair in unsure if frozenset(map(block.groups.root, pair)) not in there]
    for pair in pairs:
        one, other = sorted(ids[block.sightings[i].id] for i in (pair.one, pair.other))
        judged = words.get(frozenset((block.groups.root(pair.one), block.groups.root(pair.other))))
        if one != other:
            yield Edge("MAYBE_SAME", one, other, {"speaks_for": list(pair.speaks_for), "against": list(pair.against), "judged": judged})
