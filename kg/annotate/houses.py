"""Which house 院 and which bureau 局 are meant behind a place: 市院 is the 市检察院 in a report that names no other 院."""

import re

from kg.annotate.patterns import any_of
from kg.annotate.units import split_unit
from kg.lexicon import terms


def house_for(rest: str, text: str) -> str | None:
    """检察院 for the bare 院 of 市院 in a report that names no other kind of 院, 公安局 for the 局 of 市局; None where that is open."""
    groups = terms.grouped("body_words")
    if part := _part_of_house(rest):  # 市院|政治部
        house = house_for(part[0], text)
        return house + part[1] if house else None
    if rest == groups["house"][0][-1]:
        named = {house for house in groups["house"] if house in text}
    elif rest in groups["bureau"]:
        bureau = rf"{any_of('level')}(?!{any_of('level')})((?:(?!{any_of('above-bureau')})[\u4e00-\u9fff]){{2,8}}?{rest})"
        named = {m[1] for m in re.finditer(bureau, text)}  # not of 省公安厅刑侦局
    else:
        return rest
    return named.pop() if len(named) == 1 else None


def _part_of_house(rest: str) -> tuple[str, str] | None:
    """院 and its 政治部 for 院政治部; None for other bodies."""
    unit = split_unit(rest) if len(rest) > 1 else None
    return unit if unit and unit[1] and unit[0] == terms.grouped("body_words")["house"][0][-1] else None
