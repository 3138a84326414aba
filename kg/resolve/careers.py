"""Stations of a career: how high a post is, and whether one station could follow another."""

from collections.abc import Iterator

from kg.resolve.block import years_between
from kg.resolve.lives import Days, Office
from kg.resolve.rules import Rare, Rules

_HEAD = 0.5  # of a grade: the head of a body stands so much above its deputies
_ORGAN = 1.0  # an organ stands so much below the leading seats of its jurisdiction

Offices = dict[Office, Days]


def span(offices: Offices) -> Days:
    """First and last day of all posts; there must be one."""
    return min(first for first, _ in offices.values()), max(last for _, last in offices.values())


def follows(one: Offices, other: Offices, rules: Rules) -> str:
    """How the second could be the next station of the first career, in words; empty where it could not."""
    before, after = span(one), span(other)
    if not before[1] < after[0] or years_between(before[1], after[0]) > rules.rare.years:
        return ""
    old, new = _at(one, before[1], rules), _at(other, after[0], rules)
    if old is None or new is None or not rules.rare.down <= new[0] - old[0] <= rules.rare.up:
        return ""
    return f"{old[1]} (– {before[1]}), {new[1]} ({after[0]} –)"


def _at(offices: Offices, day: str, rules: Rules) -> tuple[float, str] | None:
    """The highest of the posts held on a day, which is the first or last of all."""
    held = (office for office, days in offices.items() if day in days)
    return max(((grade, f"{o.body} {o.post}") for o in held if (grade := grade_of(o, rules)) is not None), default=None)


def grade_of(office: Office, rules: Rules) -> float | None:
    """About how high a post is: 3 for the head of a province's leading seats, 2 of a prefecture, 1 of a county; None where unknown."""
    level = _level(office, rules.rare)
    if level is None:
        return None
    deputy = rules.career.deputy.fullmatch(office.post) is not None
    return level - (0 if office.circle else _ORGAN) - (_HEAD if deputy else 0)


def _level(office: Office, rare: Rare) -> float | None:
    levels: Iterator[int] = (level for end, level in rare.levels if office.place.endswith(end))
    return next(levels, None)
