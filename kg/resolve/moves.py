"""Joins the stations of a career that no report joins: a rare name, in one province, one post soon after the other, of a grade in reach."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from kg.lexicon.rarity import name_share
from kg.resolve.block import Block, years_between
from kg.resolve.lives import Days, Office
from kg.resolve.rules import Move, Rules

_HEAD = 0.5  # of a grade: the head of a body stands so much above its deputies
_ORGAN = 1.0  # an organ stands so much below the leading seats of its jurisdiction


def join_moves(block: Block) -> None:
    """Within each province where all of the name could be one career, one after the other."""
    if not _rare(block):
        return
    provinces: dict[str, list[int]] = {}
    for group in block.groups.all():
        if province := province_of(block.groups.known(group[0]).offices):
            provinces.setdefault(province, []).append(group[0])
    for province in sorted(provinces):
        stations = sorted(provinces[province], key=lambda i: (span(block.groups.known(i).offices), i))
        if not any(block.clash(one, other) for one, other in combinations(stations[:_MOST], 2)) and len(stations) <= _MOST:
            for one, other in pairwise(stations):
                if told := follows(block.groups.known(one).offices, block.groups.known(other).offices, block.rules):
                    block.join(one, other, block.rules.move.reason.format(value=told))


_MOST = 12  # stations of one career


def _rare(block: Block) -> bool:
    move = block.rules.move
    names = {sighting.name for sighting in block.sightings}
    return all(0 < name_share(name) * move.officials <= move.bearers for name in names)


def province_of(offices: dict[Office, Days]) -> str:
    """The code of the one province where all posts are, or the one place where the table knows none; empty where they lie apart."""
    places = {office.codes[-1] if office.codes else office.place for office in offices}
    return places.pop() if len(places) == 1 else ""


def span(offices: dict[Office, Days]) -> Days:
    """First and last day of all posts; there must be one."""
    return min(first for first, _ in offices.values()), max(last for _, last in offices.values())


def follows(one: dict[Office, Days], other: dict[Office, Days], rules: Rules) -> str:
    """How the second could be the next station of the first career, in words; empty where it could not."""
    before, after = span(one), span(other)
    if not before[1] < after[0] or years_between(before[1], after[0]) > rules.move.years:
        return ""
    old, new = _highest(one, rules), _highest(other, rules)
    if old is None or new is None or not rules.move.down <= new[0] - old[0] <= rules.move.up:
        return ""
    return f"{old[1]} (– {before[1]}), {new[1]} ({after[0]} –)"


def _highest(offices: dict[Office, Days], rules: Rules) -> tuple[float, str] | None:
    graded = ((grade, f"{o.body} {o.post}") for o in offices if (grade := grade_of(o, rules)) is not None)
    return max(graded, default=None)


def grade_of(office: Office, rules: Rules) -> float | None:
    """About how high a post is: 3 for the head of a province's leading seats, 2 of a prefecture, 1 of a county; None where unknown."""
    level = _level(office, rules.move)
    if level is None:
        return None
    deputy = rules.career.deputy.fullmatch(office.post) is not None
    return level - (0 if office.circle else _ORGAN) - (_HEAD if deputy else 0)


def _level(office: Office, move: Move) -> float | None:
    levels: Iterator[int] = (level for end, level in move.levels if office.place.endswith(end))
    return next(levels, None)
