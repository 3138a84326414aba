"""The titles that lead to one person, leftmost first: 省委常委、|市委书记|陈志远, and what ends their run before another one's."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.annotate.careers import joint
from kg.annotate.like import NO_BODY
from kg.annotate.marks import REMARKS
from kg.annotate.patterns import any_of
from kg.annotate.persons import PersonSpan
from kg.annotate.status import body_ends
from kg.annotate.titles import Title, of_many
from kg.lexicon import terms
from kg.lexicon.names import is_surname
from kg.lexicon.rules import rule

_FARTHEST = 18  # characters between a title and the name it leads to
_VERB = 4  # characters before a title that hold the verb which gives it


def run_before(
    text: str, titles: Sequence[Title], by_end: dict[int, int], persons: Sequence[PersonSpan], i: int, spoken: Mapping[int, Title]
) -> list[Title]:
    """The titles that lead directly to person `i`, leftmost first."""
    start, floor = persons[i].start, persons[i - 1].end if i else 0
    ends = range(start, max(start - _FARTHEST, -1), -1)
    k = next((by_end[e] for e in ends if e in by_end and _leads().fullmatch(text[e:start])), None)
    run: list[Title] = []
    apart = i > 0 and text[floor : floor + 1] == "，"
    while k is not None and titles[k].start >= floor and titles[k].end > floor:
        run.insert(0, titles[k])
        if k == 0 or not _joined(text, titles[k - 1], titles[k], apart):
            break
        if i and _remark().fullmatch(text, floor, max(titles[k - 1].start, floor)):  # 张三（左）|教授，副市长李四
            break
        k -= 1
    if run and i and rule("made").fullmatch(text, spoken_to(spoken, floor), run[0].start):
        run = _own(text, run, start)
    elif run and rule("made").search(text, max(floor, run[0].start - _VERB), run[0].start):  # 李四当选主席，|副会长张三
        run = _behind_comma(text, run)
    return [*run, *_remarked(text, titles, start)] if run else run


def _own(text: str, run: Sequence[Title], start: int) -> list[Title]:
    """The titles of the person at `start` behind those that the one before was given: 张三为团长，|副市长李四, 张三当选市长| 李四当选."""
    if text[run[-1].end : start].isspace():
        return []
    return list(run[next((k for k in range(1, len(run)) if text[run[k - 1].end] in "， \u3000"), 0) :])


def _behind_comma(text: str, run: Sequence[Title]) -> list[Title]:
    """The titles behind the first comma of a run; all of them where it has none."""
    return list(run[next((k for k in range(1, len(run)) if text[run[k - 1].end] == "，"), 0) :])


def _remarked(text: str, titles: Sequence[Title], end: int) -> list[Title]:
    """The title that a remark before a name adds: 县数据局局长（二级调研员）李明."""
    return [t for t in titles if t.end + 1 == end and text[t.start - 1 : t.start] + text[t.end : end] == "（）" and t.kind not in NO_BODY]


@cache
def _leads() -> re.Pattern[str]:
    """What may stand between a title and its name: nothing, remarks, 市领导有：."""
    return re.compile(rf"[\s“]{{0,2}}|{REMARKS}|{any_of('list-opening')}?[：:]\s?")


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(rf"(?=（){REMARKS}")


def _joined(text: str, left: Title, right: Title, apart: bool) -> bool:
    """Whether two titles are of one person; not behind 财务处负责人，: they are people who are not named.

    `apart`: whether commas part the people of the list, so that a title behind one begins with the next of them.
    """
    gap = text[left.end : right.start]
    groups = terms.grouped("body_words")
    unnamed = left.post.endswith(groups["anonymous"]) and not left.post.startswith(groups["party-post"])  # 党组成员
    listed_before = text.startswith(terms.grouped("cue_frames")["et-al"], left.start - 1)  # 司长张三等政府官员，|副特派员李四
    several = left.kind in ("territorial", "party") and of_several(left.post)
    own = several and not text[left.start - 1 : left.start].isalpha()  # 市委常委、副市长，高新区党工委书记王红
    comma = listed_before or (gap.endswith("，") and ((apart and not own) or unnamed))
    joint_people = gap in terms.grouped("boundaries")["joint"] and not rule("at-once").fullmatch(gap)  # 党组成员兼办公室主任 is one
    some = unnamed and (rule("some-of-them").search(text, left.start, left.end) or (left.kind == "generic" and joint_people))
    some = some or (left.kind == "label" and bool(rule("some-of-them").search(text, left.start, left.end)))  # 市政府相关领导、区长张三
    surname = len(left.body) == 1 and is_surname(left.body)  # 李副总理及筹委会主任王强
    if surname and (left.kind in ("state", "territorial") or joint_people):
        return False
    if gap in terms.grouped("boundaries")["joint"] and right.post in groups["spouse"]:  # 李总理和夫人王芳
        return False
    joined = joint().match(gap) or ((m := _body_between().fullmatch(gap)) and body_ends().end(m[1]))  # 副部长、市工商联、市总商会书记
    return bool(joined) and not of_many(text, left) and not (right.body and (comma or some))


@cache
def _body_between() -> re.Pattern[str]:
    """A body between two titles that shares the post of the second: 、市工商联、."""
    return re.compile(r"、([^、，。；：]{2,14})、")


def spoken_to(spoken: Mapping[int, Title], end: int) -> int:
    """Where a name that ends at `end` ends with the post behind it."""
    return spoken[end].end if end in spoken else end


def of_several(post: str) -> bool:
    """Whether the post is one that several hold in one body: 副局长, 董事, 副董事长; not 董事长."""
    heads = [w for w in terms.grouped("body_words")["over-them"] if w in post]
    return any(m in post and not any(m in head for head in heads) for m in terms.grouped("organs")["many"])
