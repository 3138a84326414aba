"""Which of a report's days is that of a gathering: the one before its verb, else the last one told."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.dates import Day
from kg.annotate.patterns import any_of
from kg.lexicon.rules import rule

_PLANNED = 4  # characters that say that a day is still to come
_FAR = 250  # characters behind a sentence within which the day of its gathering may be told
_WORD = 4  # characters before a day that tell whether it opens a clause


def day_of(text: str, days: Sequence[Day], at: int, start: int, end: int, headline: int = 0) -> Day | None:
    """The day of a gathering told at `at`, in the sentence text[start:end]: before its verb, else the last one before, else the first."""
    here = [d for d in days if start <= d.start < end and not d.dateline]
    held = [d for d in here if _held().match(text, d.end)]
    before = [d for d in here if d.start <= at]
    if here:
        own = next(iter(held if len(held) == 1 else []), before[-1] if before else here[0])
        return None if rule("some-day-instead").match(text, own.end) else own
    if rule("some-day").search(text, start, at) or rule("held-some-day").search(text, at, end):  # 日前，
        return None
    days = [d for d in days if not rule("day-to-come").search(text, max(d.start - _PLANNED, 0), d.start)]
    return _elsewhere(text, days, start, end, headline)


def _elsewhere(text: str, days: Sequence[Day], start: int, end: int, headline: int) -> Day | None:
    """The day of another sentence: the last one before, one that opens a sentence soon after, the dateline, a line above."""
    below = [d for d in days if d.start >= headline]
    told = [d for d in below if not d.dateline]
    earlier = [d for d in told if d.start < start]
    later = [d for d in told if end <= d.start < end + _FAR and rule("opens-told").search(text, max(d.start - _WORD, 0), d.start)]
    return next(iter(earlier[-1:] or later or [d for d in below if d.dateline] or [d for d in days if d.start < start][-1:]), None)


@cache
def _held() -> re.Pattern[str]:
    """What stands between the day of a gathering and its verb: 4月29日|在公司会议室召开."""
    return re.compile(rf"[^，。；]{{0,24}}?{any_of('held', table='date_words')}")
