"""Who holds which of the titles that are printed around the names.

'省委常委、市委书记陈志远' → 省委常委, 市委书记 of 陈志远; '省农业农村厅党组成员、副厅长马文军、赵丽华' → both titles
of both, the body carried over: 省农业农村厅党组成员, 省农业农村厅副厅长.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.annotate.assigned import behind_names, find_assigned, listed
from kg.annotate.biographies import find_careers
from kg.annotate.careers import find_attributive, find_behind, given
from kg.annotate.departments import office_of
from kg.annotate.deputies import after_head
from kg.annotate.elections import by_election, elected
from kg.annotate.like import NO_BODY, HeldTitle, root
from kg.annotate.marks import LEADING_REMARK, REMARKS
from kg.annotate.owners import carried, expand, spoken_on
from kg.annotate.patterns import any_of
from kg.annotate.persons import PersonSpan
from kg.annotate.rosters import find_rosters
from kg.annotate.rows import find_rows
from kg.annotate.runs import of_several, run_before, spoken_to
from kg.annotate.there import in_town
from kg.annotate.titles import Title, of_many
from kg.lexicon import terms
from kg.lexicon.rules import rule

__all__ = ["NO_BODY", "HeldTitle", "find_roles"]

_AFTER_COMMA = re.compile(rf"^{REMARKS}[，,]$")
_REMARK = re.compile(REMARKS)
_SAME_SENTENCE = re.compile(r"[^。；！？\n]{1,16}[，,；]")
_ENDS = re.compile("[。；\n]")


def find_roles(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> list[HeldTitle]:
    """All titles that the text gives to its persons, in order of the persons."""
    names = {i for p in persons for i in range(p.start, p.end)}
    titles = behind_names(text, [t for t in titles if names.isdisjoint(range(t.post_start, t.end))], persons)
    rows = find_rows(text, titles, persons)
    free = [t for t in titles if not any(t in run for run in rows.values())]
    by_end = {t.end: i for i, t in enumerate(free) if not of_many(text, t)}
    held: list[HeldTitle] = []
    runs: list[list[HeldTitle]] = []
    spoken = {t.post_start: t for t in titles}
    before = [run_before(text, free, by_end, persons, i, spoken) for i in range(len(persons))]
    told: list[HeldTitle] = []
    titled = frozenset(p.text for p, run in zip(persons, before, strict=True) if run)
    for i, run in enumerate(before):
        after = spoken_to(spoken, persons[i - 1].end) if i else 0  # 副会长张三教授、秘书长李四
        near = runs[i - 1] if run and i and _in_list(text, after, run[0]) else []
        own = expand(text, run, i, near)
        if own and i and not near and _SAME_SENTENCE.fullmatch(text[persons[i - 1].end : run[0].start]):
            own = [carried(h, runs[i - 1]) for h in own]
        if not own and i:
            own = _inherited(text, persons, i, runs[i - 1], titled, spoken)
        runs.append(own)
        behind = given(text, rows[i], i, None) if i in rows else find_behind(text, titles, persons, i, bool(own))
        if i and told and not _ENDS.search(text, persons[i - 1].end, persons[i].start):
            in_list = text[persons[i].start - 1] == "、"
            behind = [spoken_on(h, told, in_list) if h.start == persons[i].end else h for h in behind]
        told = behind or own
        held += [*own, *behind, *_together(text, persons, i, runs, behind)]
    held += [*find_assigned(text, titles, persons), *find_careers(text, titles, persons), *find_attributive(text, titles, persons)]
    held += find_rosters(text, persons)
    full = _fullest([h for h in held if h.post not in terms.grouped("body_words")["courtesy"]], persons)
    return _settled(text, elected(text, full), frozenset(p.text for p in persons))


def _in_list(text: str, end: int, t: Title) -> bool:
    """Whether the title is of the next one in a list; the 医院 with whose 院长 somebody signs, 与|医院院长李四, is the report's own."""
    gap = text[end : t.start]
    partner = gap in terms.grouped("body_words")["with"] and t.body in terms.column("units", "term", "endings")
    return bool(_beside().match(gap)) and not partner


@cache
def _beside() -> re.Pattern[str]:
    """Between a name and the title of the next person in the list."""
    courtesy, word = any_of("courtesy"), any_of("joint", table="boundaries")
    return re.compile(rf"^{REMARKS}{courtesy}?{REMARKS}[、，；,;]?{word}?$")


def _inherited(
    text: str, persons: Sequence[PersonSpan], i: int, before: list[HeldTitle], titled: frozenset[str], spoken: Mapping[int, Title]
) -> list[HeldTitle]:
    """The titles of the name before in a list, where they are such as several people hold."""
    last, own = (spoken.get(persons[k].end) for k in (i - 1, i))
    if own and own.kind not in NO_BODY:  # 董事长张三与李四副董事长
        return []
    honoured = last is not None and last.kind in NO_BODY  # 副院长张三教授、李四教授
    gap = text[spoken_to(spoken, persons[i - 1].end) if honoured else persons[i - 1].end : persons[i].start]
    comma = bool(_AFTER_COMMA.match(gap)) and text[persons[i].end : persons[i].end + 1] in "、；"
    if gap in terms.grouped("body_words")["with"] and persons[i].text in titled:  # 副省长张三与李四签约
        return []
    if text.startswith(terms.grouped("cue_frames")["kin"], persons[i].end):  # 副市长张三、李四家属
        return []
    courtesy = text.startswith(terms.grouped("body_words")["courtesy"], persons[i].end)
    if courtesy and gap in terms.grouped("boundaries")["joint"] and before and before[-1].kind == "state":  # 副总理张三和李四同志
        return []
    goes_on = i + 1 < len(persons) and text[spoken_to(spoken, persons[i].end) : persons[i + 1].start] == "、"
    if goes_on and gap in terms.grouped("boundaries")["joint"]:  # 副会长张三及李四、王五: another list
        return []
    bare = LEADING_REMARK.sub("", gap)
    roster = bare.isspace() and "\n" not in bare and any(text.startswith("：", h.end) for h in before)  # 成员：张三（女） 李四
    if not (before and (listed().match(gap) or comma or roster)):
        return []
    return [replace(h, holder=i) for h in before if _shared(h) and (not honoured or h.post != root(h.post))]


def _together(
    text: str, persons: Sequence[PersonSpan], i: int, runs: Sequence[list[HeldTitle]], offices: Sequence[HeldTitle]
) -> list[HeldTitle]:
    """What the names before person `i` in a list are given with him: 张三、李四当选为副市长。"""
    found: list[HeldTitle] = []
    remark = _REMARK.match(text, persons[i].end)
    end = remark.end() if remark else persons[i].end
    offices = [h for h in offices if h.start >= end]  # 聘请张三、李四（原总编辑）|为顾问
    if not offices or not _appointed(text, end, offices):
        return found
    while i:
        end = persons[i - 1].end
        begins = min((h.start for h in runs[i] if h.start > end), default=persons[i].start)  # 院长张三、|主任李四当选为副会长
        if not listed().match(text[end:begins]):
            break
        i -= 1
        found += [replace(h, holder=i) for h in offices]
    return found


def _appointed(text: str, end: int, offices: Sequence[HeldTitle]) -> bool:
    """Whether a clause makes those whose list ends at `end` something: 为副主席。, not 为主任颁发证书."""
    verb = text[end : offices[0].start] or text[end : end + 2]  # 当选 may be read as the status of the post
    return bool(rule("made").search(verb)) and bool(rule("given-over").match(text, _past_remark(text, offices[-1].end)))


def _past_remark(text: str, end: int) -> int:
    """Where a remark behind `end` ends: 专职副主席|（副会长）."""
    remark = _REMARK.match(text, end)
    return remark.end() if remark else end


def _shared(h: HeldTitle) -> bool:
    """Whether several people can hold the title: deputies, members, labels, and those who held it one after the other."""
    return h.kind in NO_BODY or h.kind == "sitting" or h.status == "former" or of_several(h.post)


def _fullest(held: Sequence[HeldTitle], persons: Sequence[PersonSpan]) -> list[HeldTitle]:
    """Without the titles that another one of the same person prints in full: 局长 beside 市教育局局长."""
    by_name: dict[str, list[HeldTitle]] = {}
    for h in held:
        by_name.setdefault(persons[h.holder].text, []).append(h)
    return [h for h in held if h.body or h.kind in NO_BODY or not any(_fuller(o, h) for o in by_name[persons[h.holder].text])]


def _fuller(other: HeldTitle, short: HeldTitle) -> bool:
    return other.printed != short.printed and other.printed.endswith(short.printed) and root(other.post) == root(short.post)


def _settled(text: str, held: Sequence[HeldTitle], names: frozenset[str]) -> list[HeldTitle]:
    """Posts without a body, with the one body of the report whose post of that kind is printed in full: 副主任 beside 县人大常委会主任."""
    bodies: dict[str, set[str]] = {}
    for h in held:
        if h.body and h.kind not in NO_BODY and (kind := _kind(h)):
            bodies.setdefault(kind, set()).add(h.body)
    one = {kind: found.pop() for kind, found in bodies.items() if len(found) == 1}
    heads = [h for h in held if h.kind == "unit" and not h.body]
    told = list(held)
    for i, h in enumerate(held):
        told[i] = _placed(text, h, told) if h.body else _filled(text, h, one, heads)
        if not told[i].body and not _is_elected(text, h):
            told[i] = replace(h, body=after_head(text, h, told, names))
    return told


def _filled(text: str, h: HeldTitle, one: Mapping[str, str], heads: Sequence[HeldTitle]) -> HeldTitle:
    """A title without a body, with the one that the report settles."""
    return h if _is_elected(text, h) else replace(h, body=_body_of(text, h, one, heads))


def _is_elected(text: str, h: HeldTitle) -> bool:
    """Whether a post alone is one to which somebody is elected, of the body that elects."""
    return h.kind == "generic" and by_election(text, h)


def _placed(text: str, h: HeldTitle, held: Sequence[HeldTitle]) -> HeldTitle:
    """A title with its body; an office that is printed alone with what it is part of."""
    body = office_of(text, h, held)
    return replace(h, body=body) if body else h


def _body_of(text: str, h: HeldTitle, one: Mapping[str, str], heads: Sequence[HeldTitle]) -> str:
    """The body of a post without one: the 党委书记 of a report that calls its 院长 by the post alone is of the same institution."""
    if h.kind == "party" and heads and h.post not in terms.grouped("body_words")["of-the-country"] and not in_town(text[: h.start]):
        return min(heads, key=lambda head: (head.start > h.start, abs(head.start - h.start))).suffix
    return one.get(_kind(h), "")


def _kind(h: HeldTitle) -> str:
    """The kind of post that one body alone has in a report: a post of its party group, its deputies; '' for other posts."""
    groups = terms.grouped("body_words")
    party = next((w for w in groups["party-post"] if h.post.startswith(w)), "")
    deputies = not h.body or h.body.endswith(groups["many-deputies"])
    honorary = any(w in h.post for w in groups["honorary"])
    head = root(h.post)
    plain = h.post == head or h.post.removesuffix(head) in terms.prefixes() or h.post.removesuffix(head).endswith(groups["deputy"])
    return party or (head if deputies and plain and h.kind == "generic" and not honorary else "")  # 教导主任 is no 主任
