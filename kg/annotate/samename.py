"""How alike two printed names of gatherings are: 第六届人民代表大会第二次会议 and 六届人大二次会议 mean one."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from kg.annotate.held import words
from kg.lexicon import terms
from kg.lexicon.rules import rule

_MARKS = re.compile(r"[\s“”\"'‘’《》〈〉「」()（）、，,。·•\-—|｜:：]")
SAME = 0.78


@lru_cache(maxsize=1 << 10)
def plain(name: str) -> str:
    """A name without marks and spaces, in its short form, for comparing: 第六届人民代表大会 → 六届人大."""
    name = _MARKS.sub("", name)
    for long, short in terms.column("meeting_short_forms", "term", "short").items():
        name = name.replace(long, short)
    return name


def alike(a: str, b: str) -> float:
    """How much two names share: 1.0 where one is contained in the other's end or beginning, else the share of equal runs."""
    a, b = plain(a), plain(b)
    if not a or not b:
        return 0.0
    years = rule("year-of-name")
    if years.findall(a) == years.findall(b):
        a, b = years.sub("", a), years.sub("", b)
    if (sitting := _sitting(a)) and (other := _sitting(b)):
        return float(sitting[::2] == other[::2] and (sitting[1] == other[1] or not (sitting[1] and other[1])))
    if a in b or b in a:
        return 1.0
    short, long = sorted((a, b), key=len)
    if len(short) <= 7 and short[-2:] == long[-2:] and _inside(short, long):
        return SAME
    same = sum(m.size for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size > 1)
    return 0.5 * same / len(short) + 0.5 * same / len(long)


def _sitting(name: str) -> tuple[str, ...] | None:
    """Which sitting of which congress a plain name means: 十三届三次会议 of the 政协; None for other names."""
    m = rule("sitting").search(name) or rule("sitting-alone").search(name)
    organ = next((w for w in words("congress") if w in name), None)
    return (organ, m[1], m[2]) if m and organ else None


def _inside(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in their order: 活动仪式 in 大扫除活动启动仪式."""
    rest = iter(long)
    return all(c in rest for c in short)
