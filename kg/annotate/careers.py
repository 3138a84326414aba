"""Titles behind a name: 李明校长, 张三任市委书记; and before one, given by a verb: 出任县长的李四."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.annotate.like import NO_BODY, HeldTitle
from kg.annotate.limits import last_limit
from kg.annotate.marks import REMARKS
from kg.annotate.owners import expand
from kg.annotate.patterns import any_of
from kg.annotate.persons import PersonSpan
from kg.annotate.status import body_ends
from kg.annotate.titles import Title
from kg.lexicon import terms
from kg.lexicon.rules import rule

_LONGEST_BODY = 20
_COMMITTEE = 2  # characters of 市委, the shortest body
_ITEM = re.compile(r"(?:^|\n|\d[.、．]?|[●■◆▲·•（(]\d[）)])\s?$")
_HAN = re.compile("[\u4e00-\u9fff]")
_SENTENCE = 60  # characters before a name in which a verb may have removed others too
_CLOSING = ("」", "』")
_REMARK = re.compile(REMARKS)
_FAR = 40  # characters between a name and the title it is given


def find_behind(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan], i: int, has_own: bool) -> list[HeldTitle]:
    """The titles right behind person `i` (only where none stands before), or given by a verb: 当选为, 辞去."""
    p = persons[i]
    stop = persons[i + 1].start if i + 1 < len(persons) else len(text)
    for k, t in enumerate(titles):
        if t.end <= p.end:
            continue
        if t.start >= stop:
            break
        if (elected := _elected(text, p.end, t)) and t.start < stop:
            return given(text, [elected, *run_of(text, titles, k, stop)[1:]], i, None)
        acts = terms.prefixes().get(text[p.end : t.post_start]) == "acting"  # 张三|代市长
        if (t.post_start == p.end or acts) and t.start <= p.end and not has_own:
            return [*_spoken(text, t, p, i), *_won(text, titles, k, stop, i)]
        if not has_own and t.start < stop and (offices := _bracketed(text, titles, p.end, k, stop)):
            behind = _given_next(text, titles, k + len(offices), offices[-1].end + 1, stop, i)
            return [*given(text, offices, i, "former" if offices[0].status == "former" else None), *behind]
        verb = _appointing().match(text[p.end : t.start])
        if verb and t.start < stop:
            run = _until_comma(text, run_of(text, titles, k, stop), stop)
            if run[-1].end == stop < len(text) and rule("hands-over").match(text, persons[i + 1].end):  # 为主席、会长李四颁发牌匾
                return []
            run = run[:1] if len(run) > 1 and run[-1].end == stop < len(text) else run  # 任组长、|副市长李四
            if _handed(text, verb["takes"], run[-1].end) or run[-1].end == stop < len(text):  # 曾任|市长李四的秘书
                return []
            return [*given(text, run, i, _verb_status(verb)), *_also_given(text, titles, k + len(run), stop, i)]
        if t.start < stop and _removed(text, p, t):
            run = run_of(text, titles, k, stop)
            return [*given(text, run, i, "former"), *_also_given(text, titles, k + len(run), stop, i)]
        if not has_own and t.start < stop and _item(text, p.start, p.end, t.start):
            run = run_of(text, titles, k, stop)
            return given(text, run, i, None) if run[-1].end < stop or i + 1 == len(persons) else []
        if t.start > p.end + _FAR:
            break
    return []


def _verb_status(verb: re.Match[str]) -> str | None:
    """The status that a verb gives: 辞去, or a post held from one year to another, former; 拟任 designate."""
    ended = verb["off"] or verb.groupdict().get("ended")
    return "former" if ended else "designate" if verb["to"] else None


def _also_given(text: str, titles: Sequence[Title], k: int, stop: int, holder: int) -> list[HeldTitle]:
    """What the clauses behind go on to give the same one: 任党委书记，|不再担任|院长."""
    found: list[HeldTitle] = []
    while 0 < k < len(titles) and titles[k].start < stop and (verb := _goes_on().match(text[titles[k - 1].end : titles[k].start])):
        run = run_of(text, titles, k, stop)
        if run[-1].end == stop:
            break
        found += given(text, run, holder, _verb_status(verb))
        k += len(run)
    return found


def _given_next(text: str, titles: Sequence[Title], k: int, end: int, stop: int, holder: int) -> list[HeldTitle]:
    """What a verb behind a bracket gives the one whose posts fill it: 张三（《淮川日报》原总编辑）|为顾问."""
    verb = _appointing().match(text[end : titles[k].start]) if k < len(titles) and titles[k].start < stop else None
    if not verb or titles[k].kind in NO_BODY:
        return []
    run = _until_comma(text, run_of(text, titles, k, stop), stop)
    leads = run[-1].end == stop < len(text)  # 王储兼首相|李四
    return [] if leads else given(text, run, holder, _verb_status(verb))


def _elected(text: str, end: int, t: Title) -> Title | None:
    """The title without the verb that gives it to the one named before, 张三同志|当选|会长; None where it begins with none."""
    takes = terms.grouped("appointing")["takes"]
    verb = next((w for w in takes if text.startswith(w, t.start)), "") if text.startswith(takes, t.start) else ""
    given = verb and t.start + len(verb) < t.end and _appointing().match(text[end : t.start + len(verb)])
    return replace(t, start=t.start + len(verb), post_start=max(t.post_start, t.start + len(verb)), status="current") if given else None


def _won(text: str, titles: Sequence[Title], k: int, stop: int, holder: int) -> list[HeldTitle]:
    """What the one whose title stands behind the name is given there: 张三院长|当选会长, 张三法师|当选为会长."""
    following = next(iter(titles[k + 1 : k + 2]), None)
    if following is None or following.start >= stop:
        return []
    if elected := _elected(text, titles[k].end, following):
        return given(text, [elected], holder, None)
    alone = not text.startswith(terms.grouped("body_words")["for-too"], titles[k].end)  # not 张三会长、李四会长为理事
    return _given_next(text, titles, k + 1, titles[k].end, stop, holder) if alone else []


def _bracketed(text: str, titles: Sequence[Title], end: int, k: int, stop: int) -> list[Title]:
    """The titles that fill the bracket behind a name: 张三（国务院第四办公室主任）, 李四（时任淮川县县长）."""
    run = run_of(text, titles, k, stop)
    status = text[end + 1 : run[0].start]
    opens = text.startswith("（", end) and (not status or status in terms.prefixes())
    return run if opens and text.startswith("）", run[-1].end) else []


def _handed(text: str, verb: str | None, end: int) -> bool:
    """Whether 为 leads to those for whom something is done, 为优秀教师颁奖, and not to a post."""
    return verb in terms.grouped("body_words")["for-too"] and bool(_HAN.match(text, end)) and not rule("and-so-on").match(text, end)


def _removed(text: str, p: PersonSpan, t: Title) -> bool:
    """免去李明同志的县委书记职务: the post behind the name is one that he had."""
    before = text[max(0, p.start - _SENTENCE) : p.start]
    leaves = before.rstrip("：\n \u3000").endswith(terms.grouped("appointing")["leaves"]) or rule("also-removed").search(before)
    return bool(leaves) and p.end <= t.start and bool(rule("of-somebody").fullmatch(text, p.end, t.start))


def _item(text: str, start: int, end: int, title: int) -> bool:
    """Whether the name text[start:end] heads an item of a list of people, the title right behind it: 2.张三：市水务局局长."""
    return text[end:title] in ("：", "，") and bool(_ITEM.search(text, max(start - 4, 0), start))


def find_attributive(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> list[HeldTitle]:
    """时任石亭地委副书记|的|张三, 出任石亭县县长的李四: the post stands before the name, given by a verb or a status."""
    held: list[HeldTitle] = []
    by_end = {t.end: k for k, t in enumerate(titles)}
    for i, p in enumerate(persons):
        k = by_end.get(p.start - 1) if rule("attributive-of").match(text, p.start - 1) else None
        if k is None:
            continue
        run = [titles[k]]
        while k and joint().match(text[titles[k - 1].end : titles[k].start]):
            k -= 1
            run.insert(0, titles[k])
        verb = _gives().search(text, max(0, run[0].start - _LONGEST_BODY), run[0].start)
        if run[-1].kind not in NO_BODY and (verb or run[0].status == "former"):
            held += given(text, run, i, "former" if run[0].status == "former" or (verb and verb["off"]) else None)
    return held


@cache
def _gives() -> re.Pattern[str]:
    off = any_of("leaves", "career", table="appointing")
    return re.compile(rf"(?:(?P<off>{off})|{any_of('takes', table='appointing')})$")


def run_of(text: str, titles: Sequence[Title], k: int, stop: int, between: re.Pattern[str] | None = None) -> list[Title]:
    """The title and those joined to it, up to `stop`; `between`: what may stand between two of them."""
    run = [titles[k]]
    between = between or joint()
    while k + 1 < len(titles) and titles[k + 1].end <= stop and between.match(text[titles[k].end : titles[k + 1].start]):
        k += 1
        run.append(titles[k])
    return run


def _until_comma(text: str, run: list[Title], stop: int) -> list[Title]:
    """The titles up to a comma, where those behind it lead to the next person: 为团长，|副市长李四."""
    commas = [k for k in range(1, len(run)) if text[run[k - 1].end] == "，"]
    leads = _REMARK.fullmatch(text, run[-1].end, stop) or rule("leads-to-holders").match(text, run[-1].end)  # 任组长，副组长有李四
    return run[: commas[0]] if commas and leads else run


@cache
def joint() -> re.Pattern[str]:
    """Between two titles of one person: 、, 兼, （…）、, 、原."""
    return re.compile(rf"^{REMARKS}[、，]?{any_of('joint', table='boundaries')}?{any_of('anywhere-status', 'short-status')}?\Z")


def given(text: str, run: Sequence[Title], holder: int, status: str | None) -> list[HeldTitle]:
    """The titles of a run as one person holds them."""
    return [replace(h, status=status or h.status) for h in expand(text, run, holder)]


@cache
def _appointing() -> re.Pattern[str]:
    off = any_of("leaves", "career", table="appointing")
    will, takes = (any_of(part, table="appointing") for part in ("will", "takes"))
    front = rf"^(?:（[^（）]*）)?{any_of('courtesy')}?(?:{rule('counted').pattern})?{rule('in-time').pattern}"
    before = rf"{front}(?:{rule('moves').pattern}|{rule('by-votes').pattern})?"
    return re.compile(rf"{before}(?:(?P<off>{off})|(?P<to>{will})|(?P<takes>{takes}))$")


@cache
def _goes_on() -> re.Pattern[str]:
    off, will, takes = (any_of(part, table="appointing") for part in ("leaves", "will", "takes"))
    front = rf"{rule('and-then').pattern}{rule('in-time').pattern}"
    return re.compile(rf"^{front}(?:(?P<off>{off}(?:{rule('of-his').pattern})?)|(?P<to>{will})|{rule('not-alone').pattern}{takes})$")


def _spoken(text: str, t: Title, p: PersonSpan, i: int) -> list[HeldTitle]:
    """The title right behind a name, with the body before the name: 行风办李明主任. Not where it is a verb: 张三代表学校."""
    groups = terms.grouped("body_words")
    if t.post in groups["verb-too"] and not text.startswith(groups["after-title"], t.end):
        return []
    before = _body_before(text, p.start)
    foreign = t.kind == "territorial" and not before.endswith((*terms.grouped("organs")["government"], t.suffix))  # 淮川分行|李明市长
    body, post = _party("" if foreign else before, t.post)
    status = t.status if t.start >= p.end else "acting" if t.post_start > p.end else "current"  # 代替李明院长, 代小明院长
    said = len(body) == _COMMITTEE and t.kind == "unit" and body.endswith(t.suffix)  # 我院|张三院长
    return [HeldTitle(i, post if said else body + post, body, post, t.kind, t.suffix, status, t.post_start, t.end, t.rule)]


def _body_before(text: str, end: int) -> str:
    """The body that ends at `end`, in corner brackets or not: 「广肇会馆」|李明会长; '' where none does."""
    end -= text[end - 1 : end] in _CLOSING
    start = max(last_limit(text, end - 1) if end else 0, end - _LONGEST_BODY)
    body = text[start:end]
    whole = len(body) > _COMMITTEE or (len(body) == _COMMITTEE and body[0] in terms.words("levels"))
    ours = len(body) == _COMMITTEE and body in terms.column("units", "term", "endings")  # 我院|张三副院长
    return body if ours or (whole and body_ends().end(body)) else ""


def _party(body: str, post: str) -> tuple[str, str]:
    """学校党委|书记 → 学校|党委书记: the party committee of a unit belongs to the post."""
    party = next((w for w in terms.grouped("body_words")["party-post"] if body.endswith(w) and len(body) > len(w)), "")
    return (body.removesuffix(party), party + post) if party else (body, post)
