"""The home jurisdiction of a paper, from its name and the head of its page: 淮川日报 → 淮川市."""

import re
from collections import Counter
from functools import cache

from kg.lexicon.divisions import find, full_name, parents, starts
from kg.lexicon.names import is_common, word_shares
from kg.lexicon.table import read_table
from kg.read.cues import cue


def home_of(source: str | None, text: str) -> tuple[str | None, str | None]:
    """The full name of the division the paper is of, and where that is open the one that the paper's name alone speaks for.

    The name of a paper seldom says what kind of division its place is (淮川日报: 市, 县, 区?). The words by which the text
    calls it (市委, 我市) then do; a full name of another kind that happens to be printed (淮川地区) does not count. A place that
    the table knows is of its own kind (杨浦时报: 杨浦区); one that neither table nor text knows may be none (新闻晨报).
    """
    name = (source or "").replace(" ", "").rpartition("·")[2]
    if name in _outlets():
        return _outlets()[name] or None, None
    if any(place.name == name for place in find(name)):
        return name, None
    if known := [end for end, place in starts(name, 0) if place.name == name[:end] and cue("whole").search(place.name)]:
        return _lowest(name, 0, known[0]), None
    if (match := cue("home").match(name)) and not _is_short(name, match.end(match.lastindex or 0)):
        return _lowest(name, *match.span(match.lastindex or 0)), None
    if place := _behind_province(name):
        return place, None
    stem = cue("outlet").sub("", name)
    bare = stem if stem != name else cue("site").sub("", name)
    if bare == name or len(bare) < 2 or cue("institution").search(bare):
        return None, None
    level = _level(text, cue("of_city").search(name) is not None)
    place, composed = _printed(bare, level, text), _composed(bare, level)
    if place is not None and level and _is_strange(place, stem, text):
        return None, place
    if place is None and composed and not is_common(stem) and cue("outlet_word").sub("", text).find(stem) >= 0:
        return composed, None
    named = stem != name or (bare not in word_shares() and not cue("region").search(bare))  # 淮川人大; not 燕赵网
    return place, composed if place is None and named and not is_common(stem) else None


def outlet_of(text: str) -> str | None:
    """The paper that the dateline or the credits of a page name, where no masthead does: 淮川日报讯, 来源：淮川发布."""
    found = cue("outlet_named").search(text)
    return found[found.lastindex or 0] if found else None


def told_from(text: str, place: str | None) -> str | None:
    """The division from which an outlet of the province tells, where the report calls it ours: 东方网淮川9月20日讯, 我市."""
    line = cue("dateline_place").search(text)
    found = find(line[line.lastindex or 0]) if line else ()
    kinds = {m[1] for m in cue("ours").finditer(text)}
    ours = {p.name for p in found if p.name[-1] in kinds and (place is None or place in {above.name for above in parents(p)})}
    return ours.pop() if len(ours) == 1 else None


def is_province(place: str) -> bool:
    """Whether the place is a province."""
    return any(p.name == place and p.level == "province" for p in find(place))


def _is_short(outlet: str, end: int) -> bool:
    """Whether a beginning that ends as names of divisions do is the short form of one: 苏州 in 苏州新闻网."""
    found, rest = find(outlet[:end]), outlet[end : end + 2]
    return bool(found) and all(place.name != outlet[:end] for place in found) and (len(rest) < 2 or is_common(rest))


def _behind_province(name: str) -> str | None:
    """The place that is named by its short form behind its province: 广东惠州."""
    pairs = ((above, place) for end, above in starts(name, 0) for place in find(name[end:]) if name[end:] == place.short)
    return next((place.name for above, place in pairs if above.name in {p.name for p in parents(place)}), None)


def _lowest(name: str, start: int, end: int) -> str:
    """The division name[start:end], or the one printed behind it that lies in it: 罗湖区 of 深圳市罗湖区人民检察院."""
    above = name[start:end]
    for at, place in starts(name, end):
        if place.name == name[end:at] and full_name(above) in {p.name for p in parents(place)}:
            return place.name if len(find(place.name)) == 1 else above + place.name
    return above


def _printed(stem: str, level: str | None, text: str) -> str | None:
    """The full name of the place as the text prints it, or as the table knows it."""
    printed = Counter(m[0] for m in re.finditer(f"{re.escape(stem)}(?:{cue('division').pattern})", text))
    fitting = {name: often for name, often in printed.items() if level is not None and name.endswith(level)}
    often_printed = {name: often for name, often in printed.items() if often > 1}
    open_kind = _composed(stem, level) is None or (level is not None and cue("part_of_city").search(level) is not None)
    names = fitting or _known(stem, level) or often_printed or (printed if open_kind else {})
    return min(names, key=lambda name: (-names[name], len(name), name), default=None)


def _known(stem: str, level: str | None) -> dict[str, int]:
    """The place that the table knows by that name: the one of the level, else the only one."""
    names = {place.name for place in find(stem) if stem in (place.name, place.short)}
    of_level = {name for name in names if level is not None and name.endswith(level)}
    if not names:  # 沈阳今报, 陕西农村报, 广东惠州
        names = {place.name for end, place in starts(stem, 0) if is_common(stem[end:]) or len(stem) == end + 1}
        of_level = {name for name in names if level is not None and name.endswith(level)}
    if len(names) > 1 and level and cue("part_of_city").search(level):  # an outlet that bears a city's name is not its district's
        of_level = {place.name for place in find(stem) if place.level == "prefecture"}
    return dict.fromkeys(of_level or names, 1) if len(of_level or names) == 1 else {}


def _is_strange(place: str, stem: str, text: str) -> bool:
    """Whether the text neither names the place nor uses the words for its kind: 金山区 in 金山网 of 镇江市."""
    kinds = {m.lastgroup for m in cue("levels").finditer(text)}
    return not any(kind and place.endswith(kind) for kind in kinds) and stem not in cue("outlet_word").sub("", text)


def _composed(stem: str, level: str | None) -> str | None:
    """The name of the place and its kind put together, where its kind allows that."""
    return stem + level if level is not None and cue("composed").match(level) else None


def _level(text: str, of_city: bool = False) -> str | None:
    """The kind of division whose words the text uses most; None where it uses none.

    `of_city`: whether the outlet is such as cities have, 淮川日报, which uses the words of its counties too.
    """
    counts = Counter(m.lastgroup for m in cue("levels").finditer(text))
    city = next((level for level in counts if of_city and level and cue("city_level").search(level)), None)
    city = None if any(level and cue("beside_city").search(level) for level in counts) else city
    return city or (min(counts, key=lambda level: (-counts[level], level or "")) if counts else None)


@cache
def _outlets() -> dict[str, str]:
    return {row["outlet"]: row["place"] for row in read_table("outlets")}
