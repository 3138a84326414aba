"""Cues: the words that say what people did, 主持, 出席, 讲话, outside names, titles and gatherings."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.marks import clause_start
from kg.annotate.match import Match, Matcher, longest
from kg.annotate.persons import PersonSpan
from kg.annotate.roles import HeldTitle
from kg.annotate.status import body_ends
from kg.annotate.titles import Title
from kg.lexicon import terms
from kg.lexicon.rules import rule
from kg.values import dataclass

ACTS = frozenset({"chair", "attend", "attend-list", "speak", "say", "inspect", "receive", "act", "absent", "written"})
_BOOK = re.compile(r"《[^《》\n]{1,80}》")
_ANYWHERE = frozenset({"voice", "none"})  # these count inside names of gatherings too


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what somebody did: `kind` as in cues.csv."""

    start: int
    end: int
    term: str
    kind: str


@cache
def framing(kind: str) -> tuple[str, ...]:
    """The words of that kind in cue_frames.csv."""
    return terms.grouped("cue_frames").get(kind, ())


@cache
def _cues() -> Matcher[str]:
    return Matcher(terms.column("cues", "term", "class"))


def find_cues(text: str, taken: list[tuple[int, int]]) -> list[Cue]:
    """Cues outside the stretches `taken` (names, titles, gatherings); the longest of overlapping ones counts.

    A word that reaches into such a stretch gives way to a shorter one: 出席|大会 where 出席大会的有 would cover the gathering.
    """
    busy = bytearray(len(text) + 1)
    for start, end in taken:
        busy[start:end] = b"\1" * (end - start)
    fits = [m for m in _cues().every(text) if busy.find(1, m.start, m.end) < 0 or (m.value in _ANYWHERE and not _leaves(busy, m))]
    books = _books(text)
    fits = [m for m in fits if not any(start < m.start < end for start, end in books)] if books else fits
    free = [_listing(text, _given(text, Cue(m.start, m.end, m.term, m.value))) for m in longest(fits) if m.value != "none"]
    given = {i for c in free if c.kind == "speak" for i in range(c.start + 1, c.end)}  # 作|对照检查
    acts = [c for c in free if c.kind != "give" and c.start not in given and not (c.kind in ACTS and _is_no_act(text, c))]
    return [c for c in acts if c.kind != "say" or not _of_purpose(text, c, busy)]


def _of_purpose(text: str, cue: Cue, busy: bytearray) -> bool:
    """Whether the word tells only why something was done: 为|感谢|官兵的奉献，县领导走访驻军."""
    begin = clause_start(text, cue.start)
    return bool(rule("purpose-led").match(text, begin)) and not any(busy[begin : cue.start])


def _books(text: str) -> list[tuple[int, int]]:
    """The names of papers, whose words tell of no acts: 《关于开展督查的通知》."""
    return [m.span() for m in _BOOK.finditer(text)] if "《" in text else []


def _is_no_act(text: str, cue: Cue) -> bool:
    return (
        _in_place(text, cue)
        or _not_yet(text, cue)
        or _by_means(text, cue)
        or _in_office(text, cue)
        or _is_over(text, cue)
        or _by_calling(text, cue)
    )


def _in_place(text: str, cue: Cue) -> bool:
    """Whether the word begins the name of a place: 在|检查|站, 到|授课|点."""
    led = text[cue.start - 1 : cue.start] in framing("place")
    return led and bool(rule("place-of-its-name").match(text, cue.end))


def _by_calling(text: str, cue: Cue) -> bool:
    """Whether a call is only answered, or given by deeds: 响应市委号召."""
    called = cue.kind == "say" and cue.term in framing("calls")
    return called and bool(rule("by-calling").search(text, clause_start(text, cue.start), cue.start))


def _leaves(busy: bytearray, m: Match[str]) -> bool:
    """Whether a word that makes no claim begins in a name and ends outside: 新要求 in 王光新要求."""
    return m.value == "none" and bool(busy[m.start]) and not busy[m.end - 1]


def _not_yet(text: str, cue: Cue) -> bool:
    """Planned, possible, or a noun: 将出席, 热烈的祝贺; not 进行了为期三天的督查."""
    planned = text[max(0, cue.start - 2) : cue.start].endswith(framing("not-yet"))
    return planned and not (cue.kind == "inspect" and rule("carries-out").search(text, max(0, cue.start - 16), cue.start))


def _by_means(text: str, cue: Cue) -> bool:
    """Whether talks are only a way in which something was done: 通过座谈交流、听取汇报等方式."""
    if cue.kind != "receive" or not rule("as-a-way").match(text, cue.end):
        return False
    return bool(rule("by-means").search(text[clause_start(text, cue.start) : cue.start]))


def _is_over(text: str, cue: Cue) -> bool:
    """Whether a trip is told of by its end: 结束对法国的访问回到北京."""
    return cue.kind == "inspect" and bool(rule("trip-over").search(text, clause_start(text, cue.start), cue.start))


def _in_office(text: str, cue: Cue) -> bool:
    """Whether an office is run and no meeting: 主持党委日常工作."""
    return cue.kind == "chair" and bool(rule("runs-office").match(text, cue.end))


def find_presiding(text: str, titles: Sequence[Title]) -> list[Cue]:
    """大会执行主席张三, 张三任执行主席: who holds this office of a sitting presides."""
    held = [t for t in titles if t.post.endswith(framing("presiding")) and _sits(t.body)]
    return [Cue(t.post_start, t.end, t.post, "chair" if text[: t.start].endswith(framing("takes-office")) else "chair-list") for t in held]


def _sits(body: str) -> bool:
    """Whether a body is a congress or a sitting, or none is printed: the 执行主席 of an association chairs no sitting by that."""
    return body.endswith(terms.grouped("meeting_words")["congress"]) or not body_ends().end(body)


def find_chairs(persons: Sequence[PersonSpan], roles: Sequence[HeldTitle]) -> dict[str, bool]:
    """The names that may stand in a list of 执行主席: printed with that office (True), or with none of their own."""
    chairs = {persons[h.holder].text for h in roles if h.post.endswith(framing("presiding")) and _sits(h.body)}
    plain = {p.text for p in persons} - {persons[h.holder].text for h in roles}
    return dict.fromkeys(plain, False) | dict.fromkeys(chairs, True)


def _given(text: str, cue: Cue) -> Cue:
    """作工作部署, 作了详细的讲解: the verb with what is given, as one cue for speech; unchanged where nothing fitting follows."""
    m = _things().match(text, cue.end) if cue.kind == "give" and not rule("attributive-of").match(text, cue.end) else None
    if m is None:
        return cue
    kind = "written" if any(w in m.group() for w in framing("on-paper")) else "speak"
    return Cue(cue.start, m.end(), cue.term + m.group(1), kind)


def _listing(text: str, cue: Cue) -> Cue:
    """出席会议的市领导有：A、B: the people stand behind the cue."""
    if cue.kind in ("attend", "chair") and text.startswith("：", cue.end):
        return Cue(cue.start, cue.end + 1, cue.term, f"{cue.kind}-list")
    if cue.kind != "attend":
        return cue
    m = rule("people-follow").match(text, cue.end)
    return Cue(cue.start, m.end(), cue.term, "attend-list") if m else cue


@cache
def _things() -> re.Pattern[str]:
    things = sorted(terms.words("given_things"), key=lambda t: (-len(t), t))
    titled = rule("titled").pattern
    return re.compile(rf"(?:{titled}|[^，。；：！？\n]{{0,26}}?)({'|'.join(things)})")
