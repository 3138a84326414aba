"""Dates: 5月6日, 2022年5月6日, 昨天 → ISO days, the year only from the document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from operator import attrgetter

from kg.annotate.headings import DIGITS, find_headings, number
from kg.annotate.marks import clause_start
from kg.annotate.patterns import any_of, begun_with
from kg.lexicon import terms
from kg.lexicon.rules import finds, rule

_DIGIT = re.compile("[0-9]")
_DATELINE = 12  # characters of a dateline before its day
_HEAD = 60  # characters at the beginning in which a year is the report's own
_LONG_AGO = 2  # years between the year of the first day and the issue
_AGO = 5  # characters of 10年前的 and 上个月
_START = attrgetter("start")
_LATE = timedelta(days=31)  # a day that far behind the issue is of the year before


@dataclass(frozen=True, slots=True)
class Day:
    """text[start:end] is a day or a stretch of days; ISO, `last` equals `first` for one day.

    `dateline`: the day is that of the report, 新华社北京8月9日电.
    """

    start: int
    end: int
    first: str
    last: str
    dateline: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    """5月6日, 2022年11月3日至5日, 6月12-13日, 2月28日、29日."""
    to = rf"(?:{any_of('span', table='date_words')}|[—\-~～－–─―])+"
    day, part = any_of("day", table="date_words"), any_of("part", table="date_words")
    pairs = any_of("pair", table="date_words")
    first = r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?<![\d第\]〕])(?P<day>\d{1,2})"
    last = rf"(?:{to}|、|{pairs})(?:(?P<month2>\d{{1,2}})月)?(?P<day2>\d{{1,2}}){day}"
    both = rf"(?(month)、(?P<day4>\d{{1,2}}){day}|(?!))"  # 5月6、7日
    return re.compile(rf"{first}(?:{day}{part}?(?:{last})?|{to}(?P<day3>\d{{1,2}}){day}|{both})")


@lru_cache(maxsize=4)
def days_in(text: str) -> tuple[re.Match[str], ...]:
    """What the pattern finds in a text, which is asked for its days and for its year."""
    return tuple(begun_with(_DIGIT, _pattern(), text))


def find_dates(text: str, published: str | None, year: int | None) -> list[Day]:
    """All days of `text` that the document settles, in order. `year` is the document's own where the text prints none."""
    issue = date.fromisoformat(published) if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    begun = _pattern().search(text, 0, _HEAD) if issue else None
    if issue and begun and begun["year"] and issue.year - int(begun["year"]) >= _LONG_AGO:  # told years later
        issue, year = None, int(begun["year"])
    printed = [*_printed(text, issue, issue.year if issue else year), *_chinese(text, issue, issue.year if issue else year)]
    printed += [*_bracketed(text, issue), *_weekdays(text, issue), *_iso(text)]
    lines = sorted((d for d in printed if d.dateline), key=_START)
    found = sorted([*printed, *_relative(text, issue, lines)], key=_START)
    return sorted([*found, *_next_days(text, found)], key=_START)


def _iso(text: str) -> Iterator[Day]:
    """2018-05-09上午."""
    for m in finds("iso-day", text):
        if first := _day(int(m["y"]), int(m["n"]), int(m["d"]), None):
            yield Day(m.start(), m.end(), first.isoformat(), first.isoformat())


def _next_days(text: str, found: list[Day]) -> Iterator[Day]:
    """次日 is the day behind the one told before."""
    for m in rule("next-day").finditer(text):
        if before := [d for d in found if d.start < m.start()]:
            day = (date.fromisoformat(before[-1].last) + timedelta(days=1)).isoformat()
            yield Day(m.start(), m.end(), day, day)


def _printed(text: str, issue: date | None, year: int | None) -> Iterator[Day]:
    month, since = issue.month if issue else None, 0
    above = find_headings(text)
    for m in days_in(text):
        ago = rule("time-before-day").search(text, max(m.start() - _AGO, 0), m.start())
        if (ago and ago["long"]) or _is_no_day(text, m):
            continue
        place, headed, month_above = above(m.start())
        own = int(m["year"]) if m["year"] else (ago and _years_ago(issue.year if issue else year, ago)) or headed
        bare = not (m["month"] or month_above)
        month, since = (month_above, place) if month_above and place > since else (month, since)
        month, since = (int(m["month"]), m.start()) if m["month"] else (month, since)
        if bare and issue and ago and (ago["now"] or ago["month"]):
            month = issue.month if ago["now"] else (issue.replace(day=1) - timedelta(days=1)).month
        first = _day(own or year, month, int(m["day"]), issue if not own else None)
        if bare and issue and month == issue.month:
            first = _recent(text, m.end(), first, int(m["day"]), issue)
        if first is None:
            continue
        day2 = m["day2"] or m["day3"] or m["day4"]
        last = _day(first.year, int(m["month2"]) if m["month2"] else first.month, int(day2), None) if day2 else first
        last = last if last and last >= first else first
        yield Day(m.start(), m.end(), first.isoformat(), last.isoformat(), _is_dateline(text, m.start(), m.end()))


def _is_no_day(text: str, m: re.Match[str]) -> bool:
    """6号 of a document; a day by which or since which something is done, or which is still ahead."""
    limit = text.startswith(terms.grouped("date_words")["limit"], m.end()) or rule("eve-of-day").match(text, m.end())
    return bool(limit) or (not m["month"] and m[0].endswith("号"))


def _years_ago(year: int | None, ago: re.Match[str]) -> int | None:
    """The year of 去年5月9日; None where the words before the day tell of no other year."""
    years = 1 if ago["last"] else 2 if ago["before"] else 0
    return year - years if year and years else None


def _recent(text: str, end: int, first: date | None, day: int, issue: date) -> date | None:
    """A day printed without its month, in the month before where it would be still to come."""
    ahead = first is None or first > issue + timedelta(days=1)
    return _month_before(issue, day) if ahead and not _to_come(text, end) else first


def _to_come(text: str, end: int) -> bool:
    """Whether the sentence tells of what is still to come: 将于30日召开."""
    clause = text[clause_start(text, end) : end + _DATELINE]
    return any(w in clause for w in terms.grouped("cue_frames")["not-yet"])


def _month_before(issue: date, day: int) -> date | None:
    """30日 in a paper of 1 May is 30 April."""
    last = issue.replace(day=1) - timedelta(days=1)
    return last.replace(day=day) if day <= last.day else None


def _bracketed(text: str, issue: date | None) -> Iterator[Day]:
    """昨（18）日, 今（19）日: a day of the issue's month, or the end of the month before."""
    if issue is None:
        return
    near = [issue - timedelta(days=n) for n in range(-1, 32)]
    for m in rule("bracketed-day").finditer(text):
        first = next((d for d in near if d.day == int(m[1])), None)
        if first:
            yield Day(m.start(), m.end(), first.isoformat(), first.isoformat())


def _weekdays(text: str, issue: date | None) -> Iterator[Day]:
    """本周四, 上周五, counted from the issue; 星期四 is the last one."""
    if issue is None:
        return
    for m in rule("weekday").finditer(text):
        day = issue + timedelta(days=int(DIGITS.get(m["day"] or m["last"], "7")) - issue.isoweekday())
        day -= timedelta(days=7 * len(m["ago"])) if m["ago"] else timedelta(days=7 if day > issue and not m["now"] else 0)
        yield Day(m.start(), m.end(), day.isoformat(), day.isoformat())


def _chinese(text: str, issue: date | None, year: int | None) -> Iterator[Day]:
    month = issue.month if issue else None
    for m in finds("chinese-day", text):
        own = int("".join(DIGITS.get(c, "0") for c in m["y"])) if m["y"] else None
        day = number(m["d"] or m[0][:-1])
        bare = not m["m"]
        month = number(m["m"].replace("元", "一")) if m["m"] else month
        first = _day(own or year, month, day, issue if not own else None)
        if bare and issue and month == issue.month:
            first = _recent(text, m.end(), first, day, issue)
        if first:
            yield Day(m.start(), m.end(), first.isoformat(), first.isoformat(), _is_dateline(text, m.start(), m.end()))


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the day is that of the report: 本报9月18日讯, 新华社北京8月9日电."""
    before = text[max(0, start - _DATELINE) : start].rpartition("\n")[2]
    named = text[end : end + 1] in terms.grouped("date_words")["dateline"] or rule("place-of-dateline").match(text, end)
    return bool(named) and not re.search(r"[，。；]", before)


def _day(year: int | None, month: int | None, day: int, issue: date | None) -> date | None:
    """The day, in the year before where it would lie far behind the issue; None where it is no day or has no year."""
    if year is None or month is None:
        return None
    try:
        found = date(year, month, day)
        return found.replace(year=year - 1) if issue and found > issue + _LATE else found
    except ValueError:
        return None


@cache
def _words() -> dict[str, int]:
    days = terms.column("relative_days", "term", "days")
    return {word: int(days[word]) for word in sorted(days, key=len, reverse=True)}


def _relative(text: str, issue: date | None, lines: list[Day]) -> Iterator[Day]:
    """昨天 and 今晚, counted from the dateline before them, else from the issue."""
    ends: set[int] = set()
    for word, days in _words().items():
        for m in re.finditer(re.escape(word), text) if word in text else ():
            if m.end() in ends or rule("outlet-of-today").match(text, m.end()):  # 大前天 is no 前天, 今日石亭网 no day
                continue
            ends.add(m.end())
            line = next((d for d in reversed(lines) if d.start < m.start()), None)
            base = date.fromisoformat(line.first) if line else issue
            if base and not _quoted(text, m.start()):
                day = (base + timedelta(days=days)).isoformat()
                yield Day(m.start(), m.end(), day, day)


def _quoted(text: str, at: int) -> bool:
    """Whether `at` lies in a quotation: 他说，“今天…”."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”")
