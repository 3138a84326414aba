"""Which mentions in different documents are one person: by shared posts, seats, bodies and company, never by the name alone."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kg.ids import make_id
from kg.resolve.groups import Groups
from kg.resolve.rules import Kind, Rules
from kg.resolve.sightings import BYLINE, Key, Sighting

_YEAR = 365.25
_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Someone:
    """A person with all their mentions; `reasons` says in words why several are one."""

    id: str
    name: str
    sightings: tuple[Sighting, ...]
    reasons: tuple[str, ...]


def group_people(sightings: Iterable[Sighting], rules: Rules) -> list[Someone]:
    """Every person once. Mentions that the evidence leaves open stay apart."""
    named: dict[tuple[str, bool], list[Sighting]] = {}
    for sighting in sightings:
        named.setdefault((sighting.person.name, sighting.person.kind == BYLINE), []).append(sighting)
    return [someone for block in sorted(named) for someone in _people(sorted(named[block], key=lambda s: s.id), rules)]


def _people(block: list[Sighting], rules: Rules) -> Iterator[Someone]:
    """The people of one name."""
    groups = Groups([frozenset({s.document}) for s in block], _in_one_document)
    holders = _holders(block)
    for kind in rules.kinds:
        for key in sorted(key for key in holders if key.kind == kind.name):
            _join_chain(block, holders[key], kind, groups)
    company = _join_company(block, groups, rules)
    members = groups.all()
    anchors = [_anchor(block, group, rules) for group in members]
    shared = Counter(anchors)
    for group, anchor in zip(members, anchors, strict=True):
        parts = [block[0].person.name, *anchor, *(block[group[0]].id if shared[anchor] > 1 else ())]
        reasons = (*_reasons(block, group, rules), *company.get(groups.root(group[0]), ()))
        yield Someone(make_id("person", *parts), block[0].person.name, tuple(block[i] for i in group), reasons)


def _holders(block: list[Sighting]) -> dict[Key, list[int]]:
    """The mentions with each key; a key that two people of one document share tells nothing and is left out."""
    holders: dict[Key, list[int]] = {}
    for i, sighting in enumerate(block):
        for key in sighting.keys:
            holders.setdefault(key, []).append(i)
    return {key: items for key, items in holders.items() if len({block[i].document for i in items}) == len(items)}


def _in_one_document(one: set[Hashable], other: set[Hashable]) -> bool:
    """Two people whom a document tells apart are two."""
    return not one.isdisjoint(other)


def _join_chain(block: list[Sighting], items: list[int], kind: Kind, groups: Groups) -> None:
    """Join mentions that share a key from one to the next in time; undated ones where there is but one chain of dated ones."""
    dated = sorted((i for i in items if block[i].day), key=lambda i: (block[i].day or "", block[i].id))
    chains = bool(dated)
    for one, other in pairwise(dated):
        near = _years(block[one].day, block[other].day) <= kind.years
        chains = (groups.join(one, other) if near else False) and chains
    undated = [i for i in items if not block[i].day]
    if chains or not dated:
        for one, other in pairwise([*dated[:1], *undated]):
            groups.join(one, other)


def _years(one: str | None, other: str | None) -> float:
    """Years between two days, 0 where either is unknown."""
    if not one or not other:
        return 0.0
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days) / _YEAR


def _join_company(block: list[Sighting], groups: Groups, rules: Rules) -> dict[int, list[str]]:
    """Join mentions without any evidence of their own by the company they keep: to each other, then to the one who keeps it too.

    Where two people of the name keep that company, the mention stays apart. Returns the reasons by the root of the group.
    """
    bare = [i for i, s in enumerate(block) if not s.keys and s.company]
    known: dict[str, list[int]] = {}
    for i, sighting in enumerate(block if bare else ()):
        for name in sighting.company:
            known.setdefault(name, []).append(i)
    joined = _join_bare(block, bare, known, groups, rules)
    components: dict[int, list[int]] = {}
    for one in bare:
        components.setdefault(groups.root(one), []).append(one)
    for component in components.values():
        pairs = [(one, i) for one in component for i in _companions(block, one, known, rules) if block[i].keys]
        if len({groups.root(i) for _, i in pairs}) == 1 and groups.join(*pairs[0]):
            joined.append((pairs[0][0], block[pairs[0][0]].company & block[pairs[0][1]].company))
    reasons: dict[int, set[str]] = {}
    for item, common in joined:
        text = ", ".join(sorted(common)[: rules.companions + 1])
        reasons.setdefault(groups.root(item), set()).add(rules.company.reason.format(value=text))
    return {root: sorted(texts) for root, texts in reasons.items()}


def _join_bare(
    block: list[Sighting], bare: list[int], known: Mapping[str, list[int]], groups: Groups, rules: Rules
) -> list[tuple[int, frozenset[str]]]:
    joined: list[tuple[int, frozenset[str]]] = []
    for one in bare:
        for other in _companions(block, one, known, rules):
            if other < one and not block[other].keys and groups.join(one, other):
                joined.append((one, block[one].company & block[other].company))
    return joined


def _companions(block: list[Sighting], one: int, known: Mapping[str, list[int]], rules: Rules) -> list[int]:
    """The mentions that share enough company with one, near enough in time; `known` gives the mentions with a companion."""
    shared = Counter(other for name in block[one].company for other in known[name])
    near = (other for other, count in shared.items() if count >= rules.companions and other != one)
    return sorted(other for other in near if _years(block[one].day, block[other].day) <= rules.company.years)


def _anchor(block: list[Sighting], group: list[int], rules: Rules) -> tuple[str, ...]:
    """What a person's id hangs on: the strongest key of the earliest mention that has one, so that later documents do not change it."""
    strength = {kind.name: n for n, kind in enumerate(rules.kinds)}
    for sighting in sorted((block[i] for i in group), key=lambda s: (s.day or _NEVER, s.id)):
        if sighting.keys:
            return min(sighting.keys, key=lambda key: (strength[key.kind], key.value))
    return "document", *block[group[0]].id


def _reasons(block: list[Sighting], group: list[int], rules: Rules) -> Iterator[str]:
    times = Counter(key for i in group for key in block[i].keys)
    for kind in rules.kinds:
        for key in sorted(key for key in times if key.kind == kind.name and times[key] > 1):
            yield kind.reason.format(value=key.value)
