"""Lines that hold a year or a month alone, 2004年, 一月, 9月上旬: the days below them are of that time."""

from bisect import bisect_right
from collections.abc import Callable
from operator import itemgetter

from kg.lexicon.rules import rule

Heading = tuple[int, int | None, int | None]  # where it ends, the year and the month that hold from there on

DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")}
_START = itemgetter(0)


def find_headings(text: str) -> Callable[[int], Heading]:
    """For a place in the text the last heading above it; a year ends the month before it."""
    found: list[Heading] = [(0, None, None)]
    for m in rule("time-alone").finditer(f"\n{text}"):
        if m["year"] or m["month"]:
            found.append((m.end() - 1, int(m["year"]) if m["year"] else found[-1][1], _month(m["month"])))
    return lambda place: found[bisect_right(found, place, key=_START) - 1]


def _month(printed: str | None) -> int | None:
    if not printed:
        return None
    return found if 1 <= (found := int(printed) if printed.isdecimal() else number(printed)) <= 12 else None


def number(s: str) -> int:
    """十二 → 12, 二十一 → 21, 廿四 → 24."""
    s = s.replace("廿", "二十")
    tens, _, ones = s.rpartition("十")
    if "十" not in s:
        return int(DIGITS.get(s, "0"))
    return (int(DIGITS[tens]) if tens else 1) * 10 + (int(DIGITS[ones]) if ones else 0)
