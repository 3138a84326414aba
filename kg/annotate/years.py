"""The year of a report that prints days without one: 2012年目标责任书 is of 2012, and who sums up 2017 in January writes in 2018."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.annotate.dates import days_in
from kg.annotate.headings import DIGITS
from kg.annotate.patterns import any_of
from kg.lexicon.rules import finds, rule

_YEAR_OF_NAME = re.compile(r"(19[5-9]\d|20[0-4]\d)(?<!\d\d{4})(?=(?!年)[\u4e00-\u9fff])|(?<=（)(20[0-4]\d)(?=年?）)")
_NEAR = 8  # characters before a year in which a verb says that it is over
_HEAD = 60  # characters at the beginning in which a year is the report's own
_LONG_AGO = 2  # years between the year of a title and the issue
_CLEAR = 2  # how many times as often as the next the year of now is printed
_EARLY, _LATE = 3, 11  # months until which the year before is summed up, and from which the next is planned


def issue_of(published: str | None, title: str | None) -> str | None:
    """The day of issue from which days without a year count; None where the title tells of long ago: 1994年大事记 put online in 2022."""
    years = {int(m[1]) for m in _now().finditer(title or "")}
    ago = 1 if rule("chronicle").search(title or "") else _LONG_AGO
    old = len(years) == 1 and bool(published) and int((published or "")[:4]) - min(years) >= ago
    return None if old else published


@lru_cache(maxsize=16)
def own_year(text: str) -> int | None:
    """The year that the text fixes for now: that of its full dates, else the one at its head, else the one that most of its years tell."""
    return next((year for years in _years(text) if years and (year := _prevailing(Counter(years)))), None)


def _years(text: str) -> Iterator[list[int]]:
    """The years of the full dates, those at the head, all."""
    chinese = ("".join(DIGITS.get(c, "0") for c in m["y"]) for m in finds("chinese-day", text) if m["y"])
    yield [int(m["year"]) for m in days_in(text) if m["year"]] or [int(y) for y in chinese]
    month = next((int(m["month"]) for m in days_in(text) if m["month"]), 0)
    told = [(m.start(), year) for m in rule("printed-year").finditer(text) if (year := _told(text, m, month))]
    named = [int(m[1] or m[2]) for m in _YEAR_OF_NAME.finditer(text[:_HEAD])]
    yield [year for at, year in told if at < _HEAD] + named
    yield [*(year for _, year in told), *(int(m[1]) for m in _now().finditer(text) if not rule("printed-year").match(text, m.start()))]


def _told(text: str, year: re.Match[str], month: int) -> int | None:
    """The year of now by a printed one that is summed up, planned for, or now itself; `month` is that of the report, 0 where unknown."""
    near = text[max(year.start() - _NEAR, 0) : year.start()]
    if rule("summed-up").match(text, year.end()) or (rule("summing-up").search(near) and rule("year-of-work").match(text, year.end())):
        return int(year[1]) + (month <= _EARLY) if 0 < month <= _EARLY or month == 12 else None
    if rule("year-planned").match(text, year.end()) or (rule("planning").search(near) and rule("year-of-work").match(text, year.end())):
        return int(year[1]) - (month >= _LATE)
    return int(year[1]) if _now().match(text, year.start()) else None


@cache
def _now() -> re.Pattern[str]:
    """A year that stands for now, 《2012年目标责任书》, not one of which is told, 2010年在…."""
    before, behind = any_of("not-now-before", table="date_words"), any_of("not-now-behind", table="date_words")
    name = any_of("now-behind", table="date_words")
    return re.compile(rf"(19[5-9]\d|20[0-4]\d)(?<!\d\d{{4}})(?<!{before}\d{{4}})(?={name}|学?年(?!{behind}|[，。、；]))")


def _prevailing(years: Counter[int]) -> int | None:
    """The year that is printed clearly more often than any other."""
    first, second = [*years.most_common(2), (None, 0), (None, 0)][:2]
    return first[0] if first[1] >= _CLEAR * second[1] else None
