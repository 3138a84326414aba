"""Lines that hold a year or a month alone, 2004年, 一月, 9月上旬: the days below them are of that time."""

from bisect import bisect_right
from collections.abc import Callable
from operator import itemgetter

from kg.lexicon.rules import rule

Heading = tuple[int, int | None, int | None]  # where it ends, the year and the month that hold from there on

_MONTHS = {name: number for number, name in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)}
_START = itemgetter(0)


def find_headings(text: str) -> Callable[[int], Heading]:
    """For a place in the text the last heading above it; a year ends the month before it."""
    found: list[Heading] = [(0, None, None)]
    for m in rule("time-alone").finditer(text):
        if m["year"] or m["month"]:
            found.append((m.end(), int(m["year"]) if m["year"] else found[-1][1], _month(m["month"])))
    return lambda place: found[bisect_right(found, place, key=_START) - 1]


def _month(printed: str | None) -> int | None:
    if not printed:
        return None
    return _MONTHS.get(printed) or (int(printed) if printed.isdecimal() and 1 <= int(printed) <= 12 else None)
