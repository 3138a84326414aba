"""Joins what a rare name in one place tells: stations of a career that no report joins, and mentions that give no post."""

from kg.lexicon.rarity import name_share
from kg.resolve.block import Block, years_between
from kg.resolve.careers import follows
from kg.resolve.lives import Life, Office, merged

_NEVER = "9999-12-31"
_LEVELS = ("county", "prefecture", "province")


def join_rare(block: Block) -> None:
    """Place by place, the small before the large: the rarer a name must be, the more people live there."""
    share = max((name_share(name) for name in {sighting.name for sighting in block.sightings}), default=0.0)
    rare = block.rules.rare
    for level in _LEVELS:
        bearers = share * rare.officials[level]
        if 0 < bearers <= rare.bearers:
            for place, groups in sorted(_by_place(block, level).items()):
                _join_place(block, groups, place, bearers <= rare.bearers_bare)


def _by_place(block: Block, level: str) -> dict[str, list[int]]:
    """The groups in each place of a level, in time, each by its first item."""
    found: dict[str, set[int]] = {}
    heads: dict[int, int] = {}
    for i, sighting in enumerate(block.sightings):
        head = heads.setdefault(block.groups.root(i), i)
        lines = {line_of(office) for office in sighting.offices} or {sighting.where}
        for code in {code for line in lines for code in line if level_of(code) == level}:
            found.setdefault(code, set()).add(head)
    return {code: sorted(groups, key=lambda i: (_days(block, i), i)) for code, groups in found.items() if len(groups) > 1}


def line_of(office: Office) -> tuple[str, ...]:
    """The codes of where a post is and of all divisions above; of a place that no table knows, its name."""
    return office.codes or ((office.place,) if office.place else ())


def level_of(code: str) -> str:
    """The level of a code of GB/T 2260; a place that has none counts as a prefecture."""
    if not code.isdigit() or (code.endswith("00") and not code.endswith("0000")):
        return "prefecture"
    return "province" if code.endswith("0000") else "county"


def _days(block: Block, item: int) -> tuple[str, str]:
    life = block.groups.known(item)
    return life.first or _NEVER, life.last or _NEVER


def _join_place(block: Block, groups: list[int], place: str, bare: bool) -> None:
    whole = Life(set())
    for item in groups:  # nobody may be joined where two of the name are near
        if block.speaks_against(whole, block.groups.known(item)):
            return
        whole = merged(whole, block.groups.known(item))
    strand = groups[0]
    for item in groups[1:]:
        if reason := _reason(block, strand, item, place, bare):
            block.join(strand, item, reason)
        elif block.groups.known(item).offices or not block.groups.known(strand).offices:
            strand = item


def _reason(block: Block, one: int, other: int, place: str, bare: bool) -> str:
    a, b = block.groups.known(one), block.groups.known(other)
    if a.offices and b.offices:
        told = follows(a.offices, b.offices, block.rules)
        return block.rules.rare.move.format(value=told) if told else ""
    untold = bare and (a.offices or b.offices) and not (a.titles or b.titles)
    return block.rules.rare.bare.format(value=place) if untold and _near(a, b, block.rules.rare.years) else ""


def _near(a: Life, b: Life, years: float) -> bool:
    """Whether no more than so many years lie between two lives; of an undated one nobody knows."""
    if not a.first or not b.first:
        return False
    if a.first <= b.last and b.first <= a.last:
        return True
    return min(years_between(a.last, b.first), years_between(b.last, a.first)) <= years
