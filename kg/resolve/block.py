"""The mentions of one name: the groups they are in so far, and every decision that joined two, with its reason in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise

from kg.resolve.groups import Groups
from kg.resolve.lives import Life, clash, merged
from kg.resolve.rules import Rules
from kg.resolve.sightings import Sighting

_YEAR = 365.25
_NEVER = "9999-12-31"


@dataclass(slots=True)
class Block:
    """Mentions of one name (or of names that are forms of one), sorted by document and person; items are their indexes."""

    sightings: Sequence[Sighting]
    rules: Rules
    groups: Groups[Life] = field(init=False)
    decisions: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        career = partial(clash, rules=self.rules.career)
        self.groups = Groups([life_of(s) for s in self.sightings], career, merged)

    def join(self, one: int, other: int, reason: str, forced: bool = False) -> bool:
        """Whether the two are one person afterwards; the decision is kept where it is a new one."""
        if self.groups.root(one) == self.groups.root(other):
            return True
        if not self.groups.join(one, other, forced):
            return False
        self.decisions.append((one, other, reason))
        return True

    def clash(self, one: int, other: int) -> str:
        """What speaks against the two groups being one person; empty where nothing does."""
        return self.speaks_against(self.groups.known(one), self.groups.known(other))

    def speaks_against(self, one: Life, other: Life) -> str:
        """What speaks against two lives being one person's; empty where nothing does."""
        return clash(one, other, self.rules.career)

    def day(self, item: int) -> str | None:
        """The day of a mention."""
        return self.sightings[item].day

    def in_time(self, items: Iterable[int]) -> list[int]:
        """Items by day, undated ones last."""
        return sorted(items, key=lambda i: (self.day(i) or _NEVER, i))

    def reasons(self) -> dict[int, tuple[str, str]]:
        """Why each mention is taken with another, and the document of that: of every person all but the first have one."""
        beside: dict[int, list[tuple[int, str]]] = {}
        for one, other, reason in self.decisions:
            beside.setdefault(one, []).append((other, reason))
            beside.setdefault(other, []).append((one, reason))
        found: dict[int, tuple[str, str]] = {}
        for first in (min(group, key=lambda i: (self.day(i) or _NEVER, i)) for group in self.groups.all() if len(group) > 1):
            found[first], front = ("", ""), [first]
            while front:
                item = front.pop()
                for other, reason in beside.get(item, ()):
                    if other not in found:
                        found[other] = reason, self.sightings[item].document
                        front.append(other)
        return {item: why for item, why in found.items() if why[0]}


def life_of(sighting: Sighting) -> Life:
    """What one mention shows."""
    offices = dict.fromkeys(sighting.offices, (sighting.day, sighting.day)) if sighting.day else {}
    both = {frozenset((a, b)) for a in sighting.offices for b in sighting.offices if a < b}
    names = {sighting.name}
    aliases = {(sighting.name, alias) for alias in sighting.aliases}
    day = sighting.day or ""
    titles = sighting.titled and not sighting.offices
    return Life({sighting.document}, names, aliases, offices, both, titles=titles, first=day, last=day)


def years_between(one: str | None, other: str | None) -> float:
    """Years between two days, 0 where either is unknown."""
    if not one or not other:
        return 0.0
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days) / _YEAR


def runs(block: Block, items: Sequence[int], years: float) -> list[list[int]]:
    """Dated items in time, cut where more than `years` pass between one and the next."""
    if not items:
        return []
    found = [[items[0]]]
    for one, other in pairwise(items):
        if years_between(block.day(one), block.day(other)) > years:
            found.append([])
        found[-1].append(other)
    return found
