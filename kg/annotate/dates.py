"""Dates: 5月6日, 2022年5月6日, 昨天 → ISO days, the year only from the document."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg.lexicon import terms

_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[日号](?:[上下中]午|[早晚])?(?:[至到—\-~～](?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})[日号])?")
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")}
_CHINESE = re.compile(r"(?:(?P<y>[〇零○Ｏ一二三四五六七八九]{4})年)?(?:(?P<m>[元一二三四五六七八九十]{1,2})月)(?P<d>[一二三四五六七八九十廿]{1,3})[日号]")


@dataclass(frozen=True, slots=True)
class Day:
    """text[start:end] is a day or a stretch of days; ISO, `last` equals `first` for one day."""

    start: int
    end: int
    first: str
    last: str


def find_dates(text: str, published: str | None, year: int | None) -> list[Day]:
    """All days of `text` that the document settles, in order. `year` is the document's own where the text prints none."""
    issue = date.fromisoformat(published) if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    known = issue.year if issue else year
    found = [*_printed(text, issue, known), *(_relative(text, issue) if issue else [])]
    return sorted(found, key=lambda d: d.start)


def _printed(text: str, issue: date | None, year: int | None) -> list[Day]:
    found, month = [], issue.month if issue else None
    for m in _DAY.finditer(text):
        y = int(m["year"]) if m["year"] else None
        month = int(m["month"]) if m["month"] else month
        first = _day(y or year, month, int(m["day"]), issue if not y else None)
        if first is None:
            continue
        last = _day(first.year, int(m["month2"]) if m["month2"] else first.month, int(m["day2"]), None) if m["day2"] else first
        found.append(Day(m.start(), m.end(), first.isoformat(), (last or first).isoformat()))
    for m in _CHINESE.finditer(text):
        y = int("".join(_DIGITS.get(c, "0") for c in m["y"])) if m["y"] else None
        first = _day(y or year, _number(m["m"].replace("元", "一")), _number(m["d"]), issue if not y else None)
        if first:
            found.append(Day(m.start(), m.end(), first.isoformat(), first.isoformat()))
    return found


def _number(s: str) -> int:
    """十二 → 12, 二十一 → 21, 廿四 → 24."""
    s = s.replace("廿", "二十")
    tens, _, ones = s.rpartition("十")
    if "十" not in s:
        return int(_DIGITS.get(s, "0"))
    return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)


def _day(year: int | None, month: int | None, day: int, issue: date | None) -> date | None:
    """The day, in the year before where it would lie far behind the issue; None where it is no day or has no year."""
    if year is None or month is None:
        return None
    try:
        found = date(year, month, day)
        return found.replace(year=year - 1) if issue and found > issue + timedelta(days=31) else found
    except ValueError:
        return None


@cache
def _words() -> dict[str, int]:
    return {k: int(v) for k, v in terms.column("relative_days", "term", "days").items()}


def _relative(text: str, issue: date) -> list[Day]:
    found = []
    for word, days in _words().items():
        for m in re.finditer(re.escape(word), text):
            day = (issue + timedelta(days=days)).isoformat()
            found.append(Day(m.start(), m.end(), day, day))
    return found


def own_year(text: str) -> int | None:
    """The year that the text fixes for now: one full date, or one year only, among all that it prints."""
    full = {int(m["year"]) for m in _DAY.finditer(text) if m["year"]}
    if len(full) == 1:
        return full.pop()
    return None
