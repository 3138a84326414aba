"""Which mentions in different documents are one person: by shared posts, seats, bodies and company, never by the name alone."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.facts import Facts
from kg.graph import Edge, Node, Value
from kg.ids import make_id
from kg.lexicon.pinyin import person_pinyin
from kg.lexicon.scripts import simplified
from kg.resolve.block import Block
from kg.resolve.bodies import Bodies
from kg.resolve.company import join_company
from kg.resolve.groups import commonest
from kg.resolve.judged import judge
from kg.resolve.judgements import Judgements
from kg.resolve.names import Name, blocks_of
from kg.resolve.open import Pair, open_pairs
from kg.resolve.rare import join_rare
from kg.resolve.rules import Rules
from kg.resolve.shared import join_shared
from kg.resolve.sightings import Sighting, sightings_of

_NEVER = "9999-12-31"
Mention = tuple[str, str]  # document and person id


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as a node, with all their mentions; `why`: the reason by which each but the first is one of them, and a document.

    The document is that of the mention which it goes with. `numbers` are those of the mentions in an archive.
    """

    node: Node
    mentions: tuple[Mention, ...]
    numbers: tuple[int, ...]
    why: dict[Mention, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody of some names once, and the pairs that the evidence leaves open as edges."""

    everybody: tuple[Someone, ...]
    open: tuple[Edge, ...]


def people_of(
    told: Iterable[Facts],
    bodies: Bodies,
    rules: Rules,
    judgements: Judgements,
    names: Collection[Name] | None = None,
    where: Path | None = None,
) -> Iterator[People]:
    """Every person once, those of one name after the other; or those of some names, which are whole blocks.

    Mentions that the evidence leaves open stay apart. They wait in a temporary file in `where`: an archive's are never all in memory.
    Raises KgError on judgements that contradict each other.
    """
    seen = partial(sightings_of, bodies=bodies, rules=rules)
    for sightings in blocks_of(told, seen, judgements, names, where):
        yield _people(Block([s._replace(name=judgements.plain(s.name)) for s in sightings], rules), judgements)


def _people(block: Block, judgements: Judgements) -> People:
    """The people of one name."""
    unsure = judge(block, judgements)
    join_shared(block)
    join_company(block)
    join_rare(block)
    people = list(_everyone(block))
    ids = {mention: someone.node.id for someone in people for mention in someone.mentions}
    return People(tuple(people), tuple(_open(block, unsure, ids)))


def _everyone(block: Block) -> Iterator[Someone]:
    members, reasons = block.groups.all(), block.reasons()
    anchors = [_anchor(block, group) for group in members]
    shared = Counter(anchors)
    for group, anchor in zip(members, anchors, strict=True):
        first = block.sightings[group[0]]
        parts = [*anchor, *(first.id if shared[anchor] > 1 else ())]
        why = {block.sightings[i].id: reasons[i] for i in group if i in reasons}
        sightings = [block.sightings[i] for i in group]
        node = _node(make_id("person", *parts), sightings, _reasons(block, group))
        yield Someone(node, tuple(s.id for s in sightings), tuple(s.number for s in sightings), why)


def _node(id_: str, sightings: list[Sighting], reasons: tuple[str, ...]) -> Node:
    people = [sighting.person for sighting in sightings]
    days = [s.day for s in sightings if s.day]
    name = commonest(person.name for person in people) or ""
    aliases = {alias for person in people for alias in (person.name, *person.aliases, simplified(person.name))} - {name}
    ranks = sorted((s.day or "", s.person.rank) for s in sightings if s.person.rank)
    properties: dict[str, Value] = {
        "name": name,
        "aliases": sorted(aliases),
        "pinyin": person_pinyin(name),
        "kind": commonest(person.kind for person in people),
        "rank": ranks[-1][1] if ranks else None,
        "first_seen": min(days, default=None),
        "last_seen": max(days, default=None),
        "reasons": list(reasons),
    }
    return Node("Person", id_, properties)


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
