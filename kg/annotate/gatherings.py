"""Gatherings that a text names: where, under which name, and whether the text says that they took place.

'5月6日，全市双拥工作推进会召开' → 全市双拥工作推进会 (held); '贯彻全省经济工作会议精神' → 全省经济工作会议 (background).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.called import CLOSERS, OPENERS, STOP, name_end, name_start
from kg.annotate.heads import find_heads
from kg.annotate.held import any_word, giving, is_opened, is_speech, is_there, state_of, words
from kg.lexicon import terms
from kg.lexicon.rules import rule
from kg.values import dataclass

_WAY = 80  # characters that tell where somebody goes to hold something
_QUOTES = ("”", "’", "」", "』")  # with which a name inside a name ends
_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日")


@dataclass(frozen=True, slots=True)
class Gathering:
    """A printed name of a gathering: text[start:end].

    `state`: held, named, background, generic (座谈会 alone), there (座谈会上) or opened (召开座谈会). `back`: it points back, 本次迎新大会.
    `day`: the day printed before it in its sentence, without the year: 3月18日, 8日. `joined`: somebody is said to be there, 参加座谈会.
    """

    start: int
    end: int
    name: str
    kind: str
    head: str
    state: str
    back: bool = False
    day: str = ""
    joined: bool = False


def find_gatherings(text: str, names: Sequence[tuple[int, int]] = ()) -> list[Gathering]:
    """All gatherings named in `text`, in order. `names`: the stretches that are people's names, which no name of a gathering holds."""
    found: list[Gathering] = []
    heads, verbs = find_heads(text)
    before, begun = sorted([*(end for _, end in names), *verbs]), {end: start for start, end in names}
    for m in heads:
        if found and m.start < found[-1].end:
            continue
        end = name_end(text, m.end)
        at = bisect_right(before, m.start)
        floor = max(found[-1].end if found else 0, before[at - 1] if at else 0)
        start = name_start(text, m.start, end, floor)
        if start in begun and (text.startswith(words("of-somebody"), start) or text.endswith(words("open"), 0, begun[start])):
            start = begun[start]  # 张三|同志追悼会, 举行|张三教授|聘任仪式
        elif start in begun:  # 张三|作|市政协一次会议以来工作情况的报告
            verb = rule("tells-of").match(text, start)  # 李四|汇报|大会组织情况
            start = verb.end() if verb else start + max((len(w) for w in giving() if text.startswith(w, start)), default=0)
        elif found and start == found[-1].end and (told := rule("reports-on").match(text, start)):  # 向大会|报告|市政协一次会议以来的情况
            start = told.end()
        if found and (whole := _quoted_part(text, start, found[-1])) is not None:
            start, floor = whole, 0
            found.pop()
        if found and _holds(text, found[-1], start, m.start):
            if found[-1].state == "generic":
                continue
            last = found.pop()
            organ = next((w for w in words("organ") if text.startswith(w, last.end)), "")
            found.append(replace(last, end=end, name=last.name + organ + text[start:end].strip(), state="held"))
            continue
        if apart := bool(found) and _two_sittings(text, found[-1], end):
            start = max(start, found[-1].end + 1)
        if found and not apart and _goes_on(text, found[-1].end, start, m.start):
            last = found.pop()
            head = last.head if m.term in words("strict") else m.term
            kind = m.value if last.kind == "ceremony" else last.kind  # 教育活动动员大会 is a meeting, and so is 人大会议开幕式
            quoted = text[last.end : start] in _QUOTES and text[last.start - 1 : last.start] in OPENERS
            found.append(_gathering(text, last.start - quoted, end, head, kind, floor))
        else:
            found.append(_gathering(text, start, end, m.term, m.value, floor))
    return [_dated(text, g) for g in _held_together(text, found) if _counts(text, g, names)]


def _goes_on(text: str, end: int, start: int, head: int) -> bool:
    """Whether one name goes on from a gathering that ends at `end`: 论坛暨成立大会; not 主持会议|并作全委会工作报告."""
    gap = text[end:head]
    touches = text[end:start] in ("", *_QUOTES) and not text.startswith(words("goes-on"), start)  # “石亭县旅游节”|新闻发布会
    return touches or (gap.startswith(words("joint")) and (text[end:start] in ("", "、") or not set(gap) & STOP))


def _two_sittings(text: str, first: Gathering, end: int) -> bool:
    """主持召开县政府党组会议和第9次政府常务会议: each of the two has its number or its organ, and the name of neither is the other's."""
    chaired = first.name.endswith(words("sat-in")) and rule("chairs-both").search(text, max(first.start - 6, 0), first.start)
    return bool(chaired and rule("numbered-too").fullmatch(text, first.end, end))


def _held_together(text: str, found: Sequence[Gathering]) -> list[Gathering]:
    """主持召开党组会议、主任会议: what stands in a list behind a gathering that was held was held too."""
    told: list[Gathering] = []
    for g in found:
        listed = told and told[-1].state == "held" and g.state == "named" and text[told[-1].end : g.start] in words("list-mark")
        told.append(replace(g, state="held") if listed else g)
    return told


def _quoted_part(text: str, start: int, last: Gathering) -> int | None:
    """Where “2016年论坛：媒体融合”暨联盟成立大会 begins: the quote before its 暨 holds the gathering that was found last."""
    if start == 0 or text[start - 1] not in CLOSERS or not text.startswith(words("joint"), start):
        return None
    opener = text.rfind(CLOSERS[text[start - 1]], 0, start - 1)
    return opener if 0 <= opener <= last.start < start else None


def _dated(text: str, g: Gathering) -> Gathering:
    """The gathering with the last day that its sentence prints before it."""
    begin = max(text.rfind(c, 0, g.start) for c in "。；\n") + 1
    days = [m.group() for m in _DAY.finditer(text, begin, g.start)] if text.find("日", begin, g.start) > 0 else []
    return replace(g, day=days[-1]) if days else g


def _holds(text: str, before: Gathering, start: int, head: int) -> bool:
    """市委常委会召开会议, X大会举行开幕式: the gathering before is the subject, and this one a sitting of it."""
    verb = text[before.end : start]
    another = rule("before-or-after").match(verb)  # 开幕式后举行了|招商推介会
    return verb.endswith(words("open")) and len(verb) <= 22 and not another and not set(verb) & STOP and head - start <= 4


def _counts(text: str, g: Gathering, names: Sequence[tuple[int, int]]) -> bool:
    """常委会, 培训 are gatherings only where they were held; 活动 only where it is said in so many words; 联谊会 not where it acts."""
    if is_speech(g.name) or g.name.startswith(words("goes-on")):
        return False
    if g.head in words("association") and len(g.name) > len(g.head) and rule("body-acts").match(text, g.end):
        return False
    if g.head in words("strict"):
        return g.state == "there" if g.name == g.head else bool(rule("takes-place").match(text, g.end) or _activity_held(text, g, names))
    return g.head not in words("weak") or g.state in ("held", "opened") or len(g.name) <= len(g.head)


def _gathering(text: str, start: int, end: int, head: str, kind: str, floor: int) -> Gathering:
    name = text[start:end].strip()
    back = False
    for mark in words("this") if name.startswith(words("this")) else ():
        if name.startswith(mark):
            name, back = name[len(mark) :], True
    short = (len(name) <= len(head) and head in terms.words("meeting_heads")) or name.removesuffix(words("meeting-char")[0]) == head
    opened = _opened_name(text, start, floor, name) if not short and rule("ownerless").match(name) else None
    if opened:
        return Gathering(start, end, opened, kind, head, "held")
    if short:
        opened = _opened_name(text, start, floor, name or head)
        bare = "opened" if is_opened(text, start, end) else "there" if is_there(text, start, end) else "generic"
        bare = "background" if rule("by-way").match(text, end) else bare
        said = text[max(0, start - 80) : start]
        joined = (said.endswith(words("join")) and not rule("who-came").match(text, end)) or bool(
            rule("lecture").search(said) or rule("by-somebody").match(text, end)
        )
        return Gathering(start, end, opened or name or head, kind, head, "held" if opened else bare, back, joined=joined)
    return Gathering(start, end, name, kind, head, state_of(text, start, end), back)


def _activity_held(text: str, g: Gathering, names: Sequence[tuple[int, int]]) -> bool:
    """Whether somebody goes somewhere to hold an activity, or it was held on some day, and somebody was there.

    What a leader does on a trip is the trip, and so is what a body sends people to see: 张三开展帮扶活动, 组织代表视察活动.
    """
    errand = rule("errand").search(g.name)
    if not errand and rule("goes-to-hold").search(text, max(g.start - _WAY, 0), g.start):
        return True
    begin = max(text.rfind(c, 0, g.start) for c in "。\n") + 1
    led = not rule("campaign").search(g.name) or any(begin <= start < g.start for start, _ in names)
    trip = errand and not text.endswith(words("given"), 0, g.start) and led
    told = not trip and g.state == "held" and rule("of-some-day").search(text, begin, g.start)
    return bool(told and rule("activity-told").match(text, g.end))


def _opened_name(text: str, start: int, floor: int, head: str) -> str | None:
    """市残联举行揭牌仪式 → 市残联揭牌仪式: a bare head behind 举行 takes the subject of its clause for its name."""
    begin = max(text.rfind(c, 0, start) for c in "，。；：！？\n】") + 1
    if begin < floor:
        return None
    clause = text[begin:start]
    if not clause.endswith(words("open")):
        return None
    verb = next(v for v in words("open") if clause.endswith(v))
    subject = rule("at-place").sub("", rule("when").sub("", rule("dateline").sub("", clause).strip().removesuffix(verb))).strip()
    subject = rule("adverb-at-end").sub("", rule("day-at-end").sub("", subject))
    if subject.startswith(words("goes-on")) or subject.endswith(words("party")):
        return None
    parts = any_word("left").search(rule("delegation").sub("", subject))
    return subject + head if 2 <= len(subject) <= 24 and not parts else None
