"""Dates: 5月6日, 2022年5月6日, 昨天 → ISO days, the year only from the document."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from kg.annotate.headings import DIGITS, find_headings, number
from kg.annotate.marks import clause_start
from kg.annotate.patterns import any_of, begun_with
from kg.lexicon import terms
from kg.lexicon.rules import finds, rule

_YEAR_OF_NAME = re.compile(r"(19[5-9]\d|20[0-4]\d)(?<!\d\d{4})(?=(?!年)[\u4e00-\u9fff])")
_DIGIT = re.compile(r"\d")
_DATELINE = 12  # characters of a dateline before its day
_PLANNED = 4  # characters that say that a day is still to come
_NEAR = 8  # characters before a year in which a verb says that it is over
_HEAD = 60  # characters at the beginning in which a year is the report's own
_LONG_AGO = 2  # years between the year of a title and the issue
_CLEAR = 2  # how many times as often as the next the year of now is printed
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
    first = r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?<![\d第\]〕])(?P<day>\d{1,2})"
    last = rf"(?:{to}|、)(?:(?P<month2>\d{{1,2}})月)?(?P<day2>\d{{1,2}}){day}"
    both = rf"(?(month)、(?P<day4>\d{{1,2}}){day}|(?!))"  # 5月6、7日
    return re.compile(rf"{first}(?:{day}{part}?(?:{last})?|{to}(?P<day3>\d{{1,2}}){day}|{both})")


@lru_cache(maxsize=4)
def _days_in(text: str) -> tuple[re.Match[str], ...]:
    """What the pattern finds in a text, which is asked for its days and for its year."""
    return tuple(begun_with(_DIGIT, _pattern(), text))


@cache
def _year() -> re.Pattern[str]:
    """A year that stands for now, 《2012年目标责任书》, not one of which is told, 2010年在…."""
    before, behind = any_of("not-now-before", table="date_words"), any_of("not-now-behind", table="date_words")
    name = any_of("now-behind", table="date_words")
    return re.compile(rf"(19[5-9]\d|20[0-4]\d)(?<!\d\d{{4}})(?<!{before}\d{{4}})(?={name}|学?年(?!{behind}|[，。、；]))")


def find_dates(text: str, published: str | None, year: int | None) -> list[Day]:
    """All days of `text` that the document settles, in order. `year` is the document's own where the text prints none."""
    issue = date.fromisoformat(published) if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    begun = _pattern().search(text, 0, _HEAD) if issue else None
    if issue and begun and begun["year"] and issue.year - int(begun["year"]) >= _LONG_AGO:  # told years later
        issue, year = None, int(begun["year"])
    printed = [*_printed(text, issue, issue.year if issue else year), *_chinese(text, issue, issue.year if issue else year)]
    printed += [*_bracketed(text, issue), *_weekdays(text, issue)]
    lines = sorted((d for d in printed if d.dateline), key=lambda d: d.start)
    return sorted([*printed, *_relative(text, issue, lines)], key=lambda d: d.start)


def _printed(text: str, issue: date | None, year: int | None) -> Iterator[Day]:
    month, since = issue.month if issue else None, 0
    above = find_headings(text)
    for m in _days_in(text):
        if (not m["month"] and m[0].endswith("号")) or text.startswith(terms.grouped("date_words")["limit"], m.end()):
            continue  # 6号 of a document; a day by which something is to be done
        place, headed, month_above = above(m.start())
        own = int(m["year"]) if m["year"] else headed
        bare = not (m["month"] or month_above)
        month, since = (month_above, place) if month_above and place > since else (month, since)
        month, since = (int(m["month"]), m.start()) if m["month"] else (month, since)
        first = _day(own or year, month, int(m["day"]), issue if not own else None)
        if bare and issue and month == issue.month:
            first = _recent(text, m.end(), first, int(m["day"]), issue)
        if first is None:
            continue
        day2 = m["day2"] or m["day3"] or m["day4"]
        last = _day(first.year, int(m["month2"]) if m["month2"] else first.month, int(day2), None) if day2 else first
        last = last if last and last >= first else first
        yield Day(m.start(), m.end(), first.isoformat(), last.isoformat(), _is_dateline(text, m.start(), m.end()))


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
    return text[end : end + 1] in terms.grouped("date_words")["dateline"] and not re.search(r"[，。；]", before)


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


def issue_of(published: str | None, title: str | None) -> str | None:
    """The day of issue from which days without a year count; None where the title tells of long ago: 1994年大事记 put online in 2022."""
    years = {int(m[1]) for m in _year().finditer(title or "")}
    ago = 1 if rule("chronicle").search(title or "") else _LONG_AGO
    old = len(years) == 1 and bool(published) and int((published or "")[:4]) - min(years) >= ago
    return None if old else published


@lru_cache(maxsize=16)
def own_year(text: str) -> int | None:
    """The year that the text fixes for now: that of its full dates, else the one at its head, else the one year it prints."""
    return next((year for years in _years(text) if years and (year := _prevailing(Counter(years)))), None)


def _years(text: str) -> Iterator[list[int]]:
    """The years of the full dates, those at the head, all."""
    yield [int(m["year"]) for m in _days_in(text) if m["year"]]
    yield [int(m[1]) for pattern in (_year(), _YEAR_OF_NAME) for m in pattern.finditer(text[:_HEAD]) if not _summed_up(text, m)]
    yield [int(m[1]) for m in _year().finditer(text) if not _summed_up(text, m)]


def _summed_up(text: str, year: re.Match[str]) -> bool:
    """Whether a year is over or, late in a year, the next: 总结全院2012年度工作, 2019年度工作总结大会, 12月28日…部署2020年工作."""
    near = max(year.start() - _NEAR, 0), year.start()
    over = rule("summing-up").search(text, *near) or rule("summed-up").match(text, year.end())
    return bool(over or (rule("planning").search(text, *near) and rule("late-in-year").search(text, 0, year.start())))


def _prevailing(years: Counter[int]) -> int | None:
    """The year that is printed clearly more often than any other."""
    first, second = [*years.most_common(2), (None, 0), (None, 0)][:2]
    return first[0] if first[1] >= _CLEAR * second[1] else None


def day_of(text: str, days: list[Day], at: int, start: int, end: int, headline: int = 0) -> Day | None:
    """The day of a gathering told at `at`, in the sentence text[start:end]: before its verb, else the last one before, else the first."""
    here = [d for d in days if start <= d.start < end and not d.dateline]
    held = [d for d in here if _held().match(text, d.end)]
    before = [d for d in here if d.start <= at]
    if here:
        return next(iter(held if len(held) == 1 else []), before[-1] if before else here[0])
    if rule("some-day").search(text, start, at):  # 日前，
        return None
    days = [d for d in days if not rule("day-to-come").search(text, max(d.start - _PLANNED, 0), d.start)]
    told = [d for d in days if d.start >= headline and not d.dateline]
    earlier = [d for d in told if d.start < start]
    return next(iter(earlier[-1:] or told or [d for d in days if d.start >= headline]), None)


@cache
def _held() -> re.Pattern[str]:
    """What stands between the day of a gathering and its verb: 4月29日|在公司会议室召开."""
    return re.compile(rf"[^，。；]{{0,24}}?{any_of('held', table='date_words')}")
