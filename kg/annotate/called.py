"""Where the printed name of a gathering begins and ends: 召开|安全生产、环境保护工作会议|, 专题会|议."""

import re
from functools import cache

from kg.annotate.held import any_word, words
from kg.annotate.limits import ends_something
from kg.annotate.match import Matcher
from kg.lexicon import terms
from kg.lexicon.rules import rule

LONGEST = 70
STOP = frozenset("，。；：！？\n…,;|｜、【】［］[]▲●■◆★☆※△◇□○◎")
CLOSERS = {"）": "（", "”": "“", "》": "《", "』": "『", "」": "「", "’": "‘", "〉": "〈"}
OPENERS = frozenset(CLOSERS.values())
_COMMA = "、"
_YEAR = re.compile(r"[·•]?(?:19|20)\d\d(?=[”》』」])")  # “淮川论坛2017”


def name_end(text: str, end: int) -> int:
    """The end of the name with what belongs behind its head: 专题会|议, 常委会|（扩大）会议."""
    for more in words("tail") if text.startswith(words("tail"), end) else ():
        if (text.startswith(more, end) and text[end - 1] == more[0]) or (text.startswith(more, end) and more[0] in "（("):
            return end + len(more)
    for more in words("tail-after-meeting"):
        if text.startswith(more, end) and text[end - 1 : end] == words("meeting-char")[0]:
            return end + len(more)
    year = _YEAR.match(text, end)
    return year.end() if year else end


def name_start(text: str, head: int, end: int, floor: int) -> int:
    """Where the name begins that ends at `end` with its head: behind the last mark or word that cannot be inside it."""
    lowest = max(floor, head - LONGEST)
    i = _unbroken(text, head, lowest, STOP)
    if text[i - 1 : i] in words("list-mark") and (listed := rule("numbered").search(text, lowest, i)):  # 第六、|七代表团讨论
        i = listed.start()
    start = _behind_words(text, i, head)
    return _list_start(text, i, head, end, lowest) if start == i and text[i - 1 : i] == _COMMA else start


def _unbroken(text: str, head: int, lowest: int, stops: frozenset[str]) -> int:
    """How far back the text goes from `head` without a stop that is outside quotes and brackets."""
    i = head
    while i > lowest:
        c = text[i - 1]
        if c in stops:
            break
        if c in CLOSERS:
            opener = text.rfind(CLOSERS[c], lowest, i - 1)
            if opener < 0:
                break
            i = opener
            continue
        if c in OPENERS or c in " 　":
            break
        i -= 1
    return i


def _list_start(text: str, last: int, head: int, end: int, lowest: int) -> int:
    """召开|安全生产、环境保护工作会议: where the list begins whose last part begins at `last`, if all of it names one gathering."""
    start = _behind_words(text, _unbroken(text, last - 1, lowest, STOP - {_COMMA}), head)
    if start >= last or text[head:end] in words("in-groups"):  # 参加石亭、东山代表团审议: each sits by itself
        return last
    led = text.endswith((*words("open"), *words("join")), 0, start)
    return start if led or (text.startswith(words("there"), end) and text.endswith(words("at"), 0, start)) else last


def _behind_words(text: str, start: int, head: int) -> int:
    """`start` moved behind the last opening word of text[start:head] (召开, 出席, 在 …) that is outside quotes."""
    piece = text[start:head]
    best = 0
    for kind in ("open", "join", "left"):
        for m in any_word(kind).finditer(piece):
            inside = m[0] in words("inside") and not ends_something(piece[best : m.start()])  # 疫情防控|和|经济工作专题会
            noun = piece.startswith(words("list-mark"), m.end())  # 人大代表、政协委员
            if not (inside or noun or _quoted(piece, m.start()) or _sheltered(piece, m.start(), m.end())):
                best = max(best, m.end())
    line, this = rule("dateline").search(piece), rule("this-inside").search(piece, best)
    best = max(best, line.end() if line else 0)
    if this and not _quoted(piece, this.start()):  # 祝|这次大会
        best = max(best, this.start())
    start += best
    when = rule("when").match(text[start:head])
    return start + when.end() if when else start


def _quoted(piece: str, at: int) -> bool:
    return any(piece.count(o, 0, at) > piece.count(c, 0, at) for c, o in CLOSERS.items())


@cache
def _shelter() -> Matcher[None]:
    return Matcher(dict.fromkeys(terms.words("protected_words")))


def _sheltered(piece: str, start: int, end: int) -> bool:
    return any(m.start <= start and end <= m.end and (m.start, m.end) != (start, end) for m in _shelter().every(piece))
