"""Who holds which of the titles that are printed around the names.

'省委常委、市委书记卢东亮' → 省委常委, 市委书记 of 卢东亮; '省农业农村厅党组成员、副厅长茹桔梅、王进仁' → both titles
of both, the body carried over: 省农业农村厅党组成员, 省农业农村厅副厅长.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.annotate.persons import PersonSpan
from kg.annotate.titles import Title
from kg.lexicon import terms

_REMARKS = r"(?:（[^（）\n]{1,16}）)*"
_JOINT = re.compile(rf"^{_REMARKS}(?:[、，]|[、，]?[兼和及暨])?$")
_LISTED = re.compile(rf"^{_REMARKS}(?:同志)?{_REMARKS}(?:[、和与及]|以及)$")
_AFTER_COMMA = re.compile(rf"^{_REMARKS}[，,]$")
_TOUCH = re.compile(r"^[\s“”]{0,2}$")
NO_BODY = frozenset({"label", "honour", "rank", "press"})


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A title of the person `holder` (index into the persons). `printed`: the title with the body carried over; `body` as printed or carried, '' where none."""

    holder: int
    printed: str
    body: str
    post: str
    kind: str
    suffix: str
    status: str
    start: int
    end: int
    rule: str


def find_roles(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> list[HeldTitle]:
    """All titles that the text gives to its persons, in order of the persons."""
    titles = [t for t in titles if not any(p.start < t.end and t.post_start < p.end for p in persons)]
    by_end = {t.end: i for i, t in enumerate(titles)}
    held: list[HeldTitle] = []
    runs: list[list[HeldTitle]] = []
    for i, p in enumerate(persons):
        run = _run_before(text, titles, by_end, persons, i)
        own = _expanded(text, run, i)
        if not own and i:
            own = _inherited(text, persons, i, runs[i - 1])
        runs.append(own)
        held += own or []
        held += _behind(text, titles, persons, i, bool(own))
    return held


def _run_before(text: str, titles: Sequence[Title], by_end: dict[int, int], persons: Sequence[PersonSpan], i: int) -> list[Title]:
    """The titles that lead directly to person `i`, leftmost first."""
    start, floor = persons[i].start, persons[i - 1].end if i else 0
    k = next((by_end[e] for e in range(start, max(start - 18, -1), -1) if e in by_end and _leads(text[e:start])), None)
    run: list[Title] = []
    while k is not None and titles[k].start >= floor - 0 and titles[k].end > floor:
        run.insert(0, _cut(text, titles[k], floor))
        if k == 0 or not _JOINT.match(text[titles[k - 1].end : titles[k].start]):
            break
        k -= 1
    return run


def _leads(gap: str) -> bool:
    return bool(re.fullmatch(rf"[\s“]{{0,2}}|{_REMARKS}", gap))


def _cut(text: str, t: Title, floor: int) -> Title:
    """A title whose body does not reach back over the name before it."""
    return t if t.start >= floor else replace(t, start=floor, body=text[floor : t.post_start])


def _expanded(text: str, run: Sequence[Title], holder: int) -> list[HeldTitle]:
    """Each title of a run with its body, carried over where several posts share it."""
    held: list[HeldTitle] = []
    owner = ""
    for t in run:
        body, printed = t.body, text[t.start : t.end]
        if t.kind in NO_BODY or t.kind == "sitting":
            printed = body + t.post
        elif not body and t.kind not in ("territorial", "state"):
            body, printed = owner, owner + t.post
        else:
            body = _attached(body, owner)
            printed = body + t.post if body != t.body else printed
        if t.status != "current" and body == t.body:
            printed = _plain_title(text, t, body)
        held.append(HeldTitle(holder, printed, body, t.post, t.kind, t.suffix, t.status, t.start, t.end, t.rule))
        if t.kind == "territorial":
            owner = body + _government() if body else (_lead(owner) or t.suffix) + _government()
        elif body and t.kind not in NO_BODY:
            owner = body
    return held


def _plain_title(text: str, t: Title, body: str) -> str:
    shared = body.endswith(t.suffix) and not text[t.start : t.post_start].endswith(t.suffix) if t.suffix else False
    return text[t.start : t.post_start] + t.post if shared else body + t.post


@cache
def _organs() -> dict[str, str]:
    """Organs that every jurisdiction has, with what stands between it and them: 组织部 → 委 (市委组织部), 公安局 → ''."""
    return dict(terms.column("organs", "term", "link"))


def _attached(body: str, owner: str) -> str:
    """An organ printed without its jurisdiction, with the one of the post before: 市委常委、组织部部长 → 市委组织部."""
    link = _organs().get(body)
    lead = _lead(owner)
    if link is None or not lead:
        return body
    return lead + link + body


@cache
def _lead_pattern() -> re.Pattern[str]:
    heads = "|".join(terms.grouped("organs", "term", "class")["after-lead"])
    return re.compile(rf"^(.{{0,14}}?[省市县区州旗盟镇乡地院校]|自治区|自治州)(?:{heads})")


def _lead(owner: str) -> str:
    """The jurisdiction in front of a body: 市委 → 市, 苏州市委 → 苏州市; '' where there is none."""
    m = _lead_pattern().match(owner)
    return m.group(1) if m else ""


def _government() -> str:
    return terms.grouped("organs", "term", "class")["government"][0]


def _inherited(text: str, persons: Sequence[PersonSpan], i: int, before: list[HeldTitle]) -> list[HeldTitle]:
    """The titles of the name before in a list, where they are such as several people hold."""
    gap = text[persons[i - 1].end : persons[i].start]
    comma = bool(_AFTER_COMMA.match(gap)) and text[persons[i].end : persons[i].end + 1] in "、；"
    if not (before and (_LISTED.match(gap) or comma)):
        return []
    return [replace(h, holder=i) for h in before if _shared(h)]


@cache
def _many() -> tuple[str, ...]:
    return terms.grouped("organs", "term", "class")["many"]


def _shared(h: HeldTitle) -> bool:
    """Whether several people can hold the title: deputies, members, labels."""
    return h.kind in NO_BODY or h.kind == "sitting" or any(m in h.post for m in _many())


def _behind(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan], i: int, has_own: bool) -> list[HeldTitle]:
    """A title behind the name: 陈雨露校长 (only where nothing stands before it), 张三任市委书记."""
    p = persons[i]
    stop = persons[i + 1].start if i + 1 < len(persons) else len(text)
    for k, t in enumerate(titles):
        if t.end <= p.end:
            continue
        if t.post_start == p.end and t.start <= p.end and not has_own:
            before = _body_before_name(text, p)
            return [HeldTitle(i, before + t.post, before, t.post, t.kind, t.suffix, t.status, t.post_start, t.end, t.rule)]
        gap = text[p.end : t.start]
        verb = _appointing().match(gap)
        if verb and t.start < stop:
            run = [t]
            while k + 1 < len(titles) and titles[k + 1].start < stop and _JOINT.match(text[titles[k].end : titles[k + 1].start]):
                k += 1
                run.append(titles[k])
            status = "former" if verb.group("off") else "designate" if verb.group("to") else None
            return [replace(h, status=status or h.status) for h in _expanded(text, run, i)]
        if t.start > p.end + 14:
            break
    return []


@cache
def _appointing() -> re.Pattern[str]:
    words = terms.grouped("appointing")
    part = lambda kind: "|".join(map(re.escape, words[kind]))  # noqa: E731
    return re.compile(rf"^(?:（[^（）]*）)?(?:同志)?(?:(?P<off>{part('leaves')})|(?P<to>{part('will')})|(?:{part('takes')}))$")


def _body_before_name(text: str, p: PersonSpan) -> str:
    """行风办殷葵主任: the body right before the name whose post stands behind it."""
    return ""
