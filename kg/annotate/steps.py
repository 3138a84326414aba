"""One sentence as a row of steps: the groups of people, the cues and the gatherings in it, in reading order.

'市长张强主持会议，副市长李娜、王伟出席' → [张强] 主持(chair) 会议(gathering) [李娜 王伟] 出席(attend).
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import TypeVar

from kg.annotate.cues import ACTS, Cue, framing
from kg.annotate.gatherings import Gathering
from kg.annotate.marks import LEADING_REMARK, clause_start
from kg.annotate.sentences import Sentence
from kg.lexicon.rules import rule
from kg.values import dataclass

_PARTING = ACTS | {"go", "hear", "voice"}  # no list of people goes on behind these
_LONGEST_GAP = 90
_START, _SPAN = attrgetter("start"), attrgetter("start", "end")
_PARTS = ("by-order", "company", "object", "agent")  # what a word before people makes of them, the first that is found


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a person: text[start:end], `key` tells people apart within the document."""

    start: int
    end: int
    key: str


@dataclass(slots=True)
class Group:
    """People in one list. `part`: subject, object (向X), agent (由X), absent (受X委托), company (在X陪同下) or reference (学习X讲话)."""

    start: int
    end: int
    keys: list[str] = field(default_factory=list)
    part: str = "subject"


Step = Group | Cue | Gathering
Placed = TypeVar("Placed", Named, Cue, Gathering)


@dataclass(frozen=True, slots=True)
class Scene:
    """A report as the reading of acts needs it.

    `posts`: where a post that stands behind a name begins → where it ends. `presiding`: who may be 执行主席, and whether it is printed.
    `titles`: where titles stand.
    """

    text: str
    headline: int
    title: str | None
    sentences: list[Sentence]
    people: list[Named]
    cues: list[Cue]
    gatherings: list[Gathering]
    posts: Mapping[int, int]
    presiding: Mapping[str, bool]
    titles: Sequence[tuple[int, int]] = ()


def find_steps(scene: Scene, s: Sentence) -> list[Step]:
    """The steps of one sentence in reading order."""
    cues, gatherings = _within(scene.cues, s), _within(scene.gatherings, s)
    people = [p for p in _within(scene.people, s) if not any(g.start == p.start for g in gatherings)]  # 张三同志追悼会
    people = [p for p in people if not scene.text.startswith(framing("kin"), p.end)]  # 张三同志亲属参加
    if not people:
        return sorted([*cues, *gatherings], key=_SPAN)
    groups = _groups(scene.text, people, [c for c in cues if c.kind in _PARTING], scene.posts)
    named = [(p.start - 1, p.end) for p in people] + [(g.start - 1, g.end) for g in gatherings]  # 欢迎|仪式由张三主持
    closed = [*scene.titles, *named]
    for group, before in zip(groups, [None, *groups], strict=False):
        group.part = _part(scene.text, s, group, cues, closed)
        if before is not None and group.part == "subject" and _stands_in(scene.text, before, group):
            group.part = "absent"
    return sorted([*groups, *cues, *gatherings], key=_SPAN)


def _stands_in(text: str, who: Group, whom: Group) -> bool:
    """张三代表县委书记李四致辞: 李四 is the one who is not there."""
    between = text[who.end : whom.start]
    word = next((w for w in framing("stands-in") if between.startswith(w)), "")
    read_as_post = text.endswith(framing("stands-in"), 0, who.end)  # 张三代表: where 代表 may be an office of his
    plain = bool(between) and not set("，。；、").union(framing("other-side")) & set(between)  # 张三代表市政府与李四签约
    return bool(word or read_as_post) and plain and _only_title(between.removeprefix(word))


def _within(items: Sequence[Placed], s: Sentence) -> list[Placed]:
    """Those of the items, which ascend, that lie in the sentence."""
    first = bisect_left(items, s.start, key=_START)
    return [x for x in islice(items, first, bisect_left(items, s.end, first, key=_START)) if x.end <= s.end]


def _groups(text: str, people: list[Named], parting: list[Cue], posts: Mapping[int, int]) -> list[Group]:
    groups: list[Group] = []
    for p in people:
        last, end = groups[-1] if groups else None, _named_to(text, p, posts)
        if last and p.key not in last.keys and _continues(text, last.end, p.start, parting):
            last.keys.append(p.key)
            last.end = end
        else:
            groups.append(Group(p.start, end, [p.key]))
    return groups


def _named_to(text: str, p: Named, posts: Mapping[int, int]) -> int:
    """Where a name ends with the post behind it; 代表 is none where it goes on: 张三|代表市各人民团体致贺词."""
    end = posts.get(p.end, p.end)
    goes_on = text[end : end + 1].isalpha() and text.startswith(framing("stands-in"), p.end)
    return p.end if goes_on else end


def _continues(text: str, end: int, start: int, parting: list[Cue]) -> bool:
    """Whether the list goes on from text[:end] to the name at text[start:]: only marks and titles between them."""
    gap = text[end:start]
    if len(gap) > _LONGEST_GAP or "。" in gap or "：" in gap:
        return False
    if rule("and-those-there").fullmatch(gap):  # 张三委员和列席会议的李四
        return True
    if any(end <= c.start and c.end <= start for c in parting) or rule("list-ends").match(gap):
        return False
    if gap.startswith(framing("stands-in")) and (not set("，、；") & set(gap) or rule("speaks-for-all").search(gap)):
        return False  # 张三代表李四院士出席, 张三代表市委、市政府和李四
    if rule("his-call").match(gap):  # 应张三和淮川大学的邀请，市长李四
        return False
    gap = LEADING_REMARK.sub("", gap)  # 张三（右二）、李四
    plain = gap.removeprefix(next((w for w in framing("list-suffix") if gap.startswith(w)), ""))  # 张三同志、李四
    stands_for = rule("stands-for").match(gap) or rule("stands-for").match(plain)
    if stands_for and not gap.endswith(framing("object")):  # 张三代表市委、市政府对|李四表示欢迎
        return True
    return not plain or bool(rule("opens-list").match(plain)) or plain.startswith(framing("list-glue"))


def _part(text: str, s: Sentence, g: Group, cues: list[Cue], closed: Sequence[tuple[int, int]]) -> str:
    """What the group is in its clause, from the words right before and behind it, outside the titles and names `closed`."""
    first = clause_start(text, g.start, s.start)
    opening = rule("caption-opens").match(text, first, g.start) or rule("dateline").search(text, first, g.start)
    first = opening.end() if opening else first
    lead, after = text[first : g.start], text[g.end : g.end + 12]
    learnt = rule("attributive-of").match(text, g.end) and rule("learnt-of").search(lead)
    learnt = learnt or rule("founded").search(lead)
    referred = learnt or after.startswith(framing("reference-after")) or rule("speech-of").match(text, g.end)
    if referred or (rule("at-his-call").search(text, s.start, g.start) and rule("his-call").match(text, g.end)):
        return "reference"
    if after.startswith(framing("object")) and rule("speaks-for-all").search(lead):
        return "absent"
    if rule("at-his-home").match(text, g.end) and rule("goes-into").search(lead):
        return "object"
    for part in _PARTS if _leads().search(lead) else ():
        for word in framing(part):
            at = lead.rfind(word)
            other = lead.startswith(framing("no-preposition"), max(at, 0))  # 派驻纪检组组长, 对口支援的石亭县县长
            if at >= 0 and not other and _only_title(lead[at + len(word) :]) and not _inside(closed, first + at, first + at + len(word)):
                if part == "company":
                    if after.startswith(framing("presides-with")):
                        return "agent"
                    if any(w in after for w in framing("company-after")):
                        return "company"
                    break  # 在大会堂与|李四|会谈
                if part == "object" and word in framing("invites") and _acts_next(text, g, cues, "attend", "speak"):
                    return "subject"
                if part == "object" and word in framing("meets-with") and not _is_met(text, g, cues, at == 0 and first > s.start):
                    return "subject"
                if part == "by-order":
                    return "absent" if after.startswith(framing("by-order-after")) else "subject"
                return part
    if any(c.kind == "frame" and first <= c.start < g.start for c in cues) and not after.startswith(framing("clear-after")):
        return "reference"
    return "subject"


def _inside(closed: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the word text[start:end] is a part of a title or name, 对 in 市对外友协会长, and not the first word of one."""
    return any(a < start and end <= b for a, b in closed)


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for part in _PARTS for word in framing(part)))


def _acts_next(text: str, g: Group, cues: list[Cue], *kinds: str) -> bool:
    """邀请了张三作报告: the guest does something of these kinds in the same clause."""
    return any(c.kind in kinds and c.start >= g.end and not set("，。；") & set(text[g.end : c.start]) for c in cues)


def _is_met(text: str, g: Group, cues: list[Cue], goes_on: bool) -> bool:
    """Whether those behind 与 are met, 与李四会谈, and do not act with the subject; `goes_on`: nobody is named before them in the clause.

    张三走进仓库，与李四拉起家常，勉励他; not 并与李四一同介绍, 与李四在会上发言.
    """
    talks = _acts_next(text, g, cues, "receive") or rule("has-talks").match(text, g.end)
    return bool(talks) or (goes_on and not rule("together").match(text, g.end) and not _acts_next(text, g, cues, *ACTS))


def _only_title(between: str) -> bool:
    """Whether what stands between a preposition and a name may be a title: no other verb is asked for, only a bound on its length."""
    return len(between) <= 30
