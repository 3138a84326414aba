"""What is known of one person's life, and what speaks against two of them being one: a report that names both, posts at one time."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kg.resolve.rules import Career

Days = tuple[str, str]


class Office(NamedTuple):
    """A post as a place in a career. `circle` is that of `identity.yml` or empty; `place` the jurisdiction by name, empty where unknown;

    `codes` are its code and those of all divisions above, empty where the place is in no table.
    """

    body: str
    post: str
    circle: str
    place: str
    codes: tuple[str, ...]


@dataclass(slots=True)
class Life:
    """What mentions taken as one person show. Days are ISO, (first, last) seen in office; `aliases` are pairs (name, other name).

    `both`: pairs of offices that one report gives to one person, so that they go together; `sides`: judgements that part people;
    `titles`: some have titles alone that are no place in a career; `first` and `last` day of all mentions, empty where unknown.
    """

    documents: set[str]
    names: set[str] = field(default_factory=set)
    aliases: set[tuple[str, str]] = field(default_factory=set)
    offices: dict[Office, Days] = field(default_factory=dict)
    both: set[frozenset[Office]] = field(default_factory=set)
    sides: set[tuple[str, int]] = field(default_factory=set)
    titles: bool = False
    first: str = ""
    last: str = ""


def merged(one: Life, other: Life) -> Life:
    """Both as one; `one`, which takes up the other, should be the larger."""
    one.documents |= other.documents
    one.names |= other.names
    one.aliases |= other.aliases
    one.both |= other.both
    one.sides |= other.sides
    one.titles |= other.titles
    one.first = min(filter(None, (one.first, other.first)), default="")
    one.last = max(one.last, other.last)
    for office, (first, last) in other.offices.items():
        known = one.offices.get(office, (first, last))
        one.offices[office] = min(known[0], first), max(known[1], last)
    return one


def clash(one: Life, other: Life, rules: Career) -> str:
    """Why two lives are not one person's, in words; empty where nothing speaks against it."""
    if not one.documents.isdisjoint(other.documents):
        return rules.named_both
    if any((judgement, 1 - side) in other.sides for judgement, side in one.sides):
        return rules.judged
    if not _one_name(one, other):
        return rules.other_name
    for mine, days in one.offices.items():
        for theirs, others in other.offices.items():
            if _at_once(days, others, rules.overlap) and excludes(mine, theirs, rules) and not _known_together(mine, theirs, one, other):
                return rules.at_once.format(one=_named(mine, days), other=_named(theirs, others))
    return ""


def _one_name(one: Life, other: Life) -> bool:
    """Whether every name of the one is a name of the other, by itself or as an alias."""
    if one.names == other.names:
        return True
    known = one.aliases | other.aliases
    return all(a == b or (a, b) in known or (b, a) in known for a in one.names for b in other.names)


def _known_together(mine: Office, theirs: Office, one: Life, other: Life) -> bool:
    pair = frozenset((mine, theirs))
    return pair in one.both or pair in other.both


def _named(office: Office, days: Days) -> str:
    return f"{office.body} {office.post} ({days[0]} – {days[1]})"


def _at_once(one: Days, other: Days, days: int) -> bool:
    """Whether two stretches of time run side by side, or one lies inside the other, for more than `days`."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    if first > last:
        return False
    inside = (one[0] < other[0] and other[1] < one[1]) or (other[0] < one[0] and one[1] < other[1])
    if first == last:
        return inside
    return inside or (date.fromisoformat(last) - date.fromisoformat(first)).days > days


@lru_cache(maxsize=1 << 16)
def excludes(one: Office, other: Office, rules: Career) -> bool:
    """Whether nobody holds the two at once: in two jurisdictions, in two circles of one, as head and as deputy of one body."""
    if one == other:
        return False
    if one.body == other.body:
        return _deputy_of(one.post, other.post, rules) or _deputy_of(other.post, one.post, rules)
    if _elsewhere(one, other):
        return True
    return one.place == other.place and one.circle != other.circle and {one.circle, other.circle} <= rules.exclusive


def _deputy_of(post: str, head: str, rules: Career) -> bool:
    match = rules.deputy.fullmatch(post)
    return match is not None and match["post"] == head


def _elsewhere(one: Office, other: Office) -> bool:
    """Whether two jurisdictions lie beside each other, not one in the other. Places of no table: of one level, by their last character."""
    if not one.place or not other.place or one.place == other.place:
        return False
    if one.codes and other.codes:
        return one.codes[0] not in other.codes and other.codes[0] not in one.codes
    return one.place[-1] == other.place[-1]
