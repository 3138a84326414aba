"""The home jurisdiction of a paper, from its name and the head of its page: 淮川日报 → 淮川市."""

import re
from collections import Counter
from functools import cache

from kg.lexicon.table import read_table
from kg.read.cues import cue


def home_of(source: str | None, text: str) -> str | None:
    """Full name of the division the paper is of; None where neither table, name nor text settles it.

    The name of a paper seldom says what kind of division its place is (淮川日报: 市, 县, 区?). The words by which the text
    calls it (市委, 我市) then do; a full name of another kind that happens to be printed (淮川地区) does not count.
    """
    if source is None:
        return None
    name = source.replace(" ", "")
    if name in _outlets():
        return _outlets()[name] or None
    if match := cue("home").match(name):
        return match[1]
    stem = cue("outlet").sub("", name)
    named = stem != name and len(stem) > 1 and not cue("institution").search(stem)
    return _full(stem, text) if named else None


def _full(stem: str, text: str) -> str | None:
    """The full name of the place as the text prints it, or put together where its kind allows that."""
    level = _level(text)
    printed = Counter(m[0] for m in re.finditer(f"{re.escape(stem)}(?:{cue('division').pattern})", text))
    fitting = {name: often for name, often in printed.items() if level is not None and name.endswith(level)}
    often_printed = {name: often for name, often in printed.items() if often > 1}
    composed = {stem + level: 1} if level is not None and cue("composed").match(level) else {}
    names = fitting or often_printed or composed or printed
    return min(names, key=lambda name: (-names[name], len(name), name), default=None)


def _level(text: str) -> str | None:
    """The kind of division whose words the text uses most; None where it uses none."""
    counts = Counter(m.lastgroup for m in cue("levels").finditer(text))
    return min(counts, key=lambda level: (-counts[level], level or "")) if counts else None


@cache
def _outlets() -> dict[str, str]:
    return {row["outlet"]: row["place"] for row in read_table("outlets")}
