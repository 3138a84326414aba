"""Titles: where a post is printed, with the body before it.

Text in, `Title`s out: '省委常委、市委书记陈志远' → 省委|常委 and 市委|书记. Reads from the head of the post (书记, 局长)
to the left: first what belongs to the post (副, 常务, 党组), then the body, up to a boundary.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.annotate.fields import with_field
from kg.annotate.limits import last_limit
from kg.annotate.match import Match, Matcher, longest
from kg.annotate.status import bare_post, body_ends, with_prefixes, without_inner_status, without_status
from kg.annotate.stray import before_place
from kg.lexicon import terms
from kg.lexicon.divisions import find, in_full, world_kind
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.names import is_common
from kg.lexicon.rules import rule
from kg.lexicon.terms import Post
from kg.values import dataclass

LONGEST_BODY = 34
_LONGEST_SHORT = 16  # characters of a short form in brackets
_LONGEST_PAPER = 16  # characters of the name of a paper
_SHORT_PLACE = 3  # characters of 长泾镇
_LONGEST_DUTY = 18  # characters that tell what a deputy is in charge of
_OPENERS = {"」": "「", "”": "“"}  # what closes a quoted name → what opens it
_REMARK = re.compile(r"（[^（）]{1,14}）")


@dataclass(frozen=True, slots=True)
class Title:
    """A printed title: text[start:end]; the body is text[start:post_start] (perhaps empty), the post text[post_start:end].

    `post` is the post without status words (副书记, 党组成员); `status` current, former, acting or designate.
    """

    start: int
    post_start: int
    end: int
    body: str
    post: str
    kind: str
    suffix: str
    status: str
    rule: str


@cache
def _heads() -> Matcher[Post | None]:
    """Posts, and the longer words and bodies in which they are no posts: 常委 in 人大常委会, 领导 in 领导小组."""
    bodies = {*terms.body_heads(), *terms.words("bodies", "name")}
    shelter = {t: None for t in bodies if _holds_post(t)} | dict.fromkeys(terms.words("false_friends"))
    return Matcher({**shelter, **terms.posts()})


def _holds_post(word: str) -> bool:
    posts = terms.posts()
    return word not in posts and any(word[i:j] in posts for i in range(len(word)) for j in range(i + 2, len(word) + 1))


def find_titles(text: str) -> list[Title]:
    """All titles of `text`, in order, not overlapping in their posts."""
    no_rank = rule("no-rank").match
    found: list[Title] = []
    for head in longest(m for m in _heads().every(text) if not no_rank(text, m.start)):
        if head.value is not None and not _runs_on(text, head.end):
            floor = found[-1].end if found else 0
            title = _title(text, head, head.value, floor)
            if found and floor == title.start and _named_after(found[-1], title):
                title = replace(title, start=found[-1].start, body=text[found.pop().start : title.post_start])
            after_state = found and floor == title.start and found[-1].kind == "state"
            if after_state and not title.body and title.post in terms.grouped("body_words")["verb-too"]:  # 李明副总领事|代表
                continue
            if after_state and rule("of-a-state").match(title.body):
                title = replace(title, start=found[-1].start, body=text[found.pop().start : title.post_start], kind="state")
            found.append(title)
    return found


def _named_after(whose: Title, t: Title) -> bool:
    """Whether a title goes on behind the people whose it is: 学生|团委副书记, 专家|服务团团长; not 学生|李明代表, 专家|市医院院长."""
    groups = terms.grouped("body_words")
    if whose.kind in ("label", "honour") and rule("for-whom").match(t.body):
        return True
    return whose.post in groups["of-whom"] and t.post not in groups["verb-too"] and (bool(t.body) or t.kind == "label")


def of_many(text: str, t: Title) -> bool:
    """Whether the title is of people who are not named: 各庭长, 全体|市领导, 多位|校长, 局长|们."""
    words = terms.grouped("body_words")["of-many"]
    return (
        text.endswith(terms.grouped("body_words")["of-some"], 0, t.start)
        or text.startswith(words, t.start, t.post_start)
        or text.endswith(words, t.start, t.post_start)
        or bool(rule("plural").match(text, t.end))
    )


def _runs_on(text: str, end: int) -> bool:
    """Whether what looks like a post up to `end` goes on as the name of a place or a body: 市|长泾镇, 特派员|公署."""
    place = rule("place-runs-on").match(text, end - 1)
    acts = place and len(place[0]) > _SHORT_PLACE and is_common(text[end : end + 2])  # 市长|代表市政府
    return bool((place and not acts) or rule("body-runs-on").match(text, end))


def _title(text: str, head: Match[Post | None], post: Post, floor: int) -> Title:
    start, status = with_prefixes(text, head.start, floor)
    start = with_field(text, start, head, floor)
    body_end = _before_short_form(text, start, floor)
    edge = max(last_limit(text, body_end), floor, body_end - LONGEST_BODY)
    joint = _joint().match(text, edge, body_end)
    begun = text[edge : edge + 2]
    word = joint and joint.end() == edge + 1 and (is_common(begun) or begun in terms.words("protected_words"))  # 和平医院院长, 暨南大学校长
    whole = joint and text[joint.end() : body_end] in terms.body_heads()  # 委员和政治局|常务委员 is of no 和政县
    of_place = joint and in_full(text, edge) and not find_places(text, joint.end())  # ，和静县委书记 is of 和静县
    if joint and (whole or not (word or of_place)):
        edge = joint.end()
    edge = _paper(text, edge, body_end, floor, head.term)
    body = text[edge:body_end]
    if body in terms.words("boundaries"):  # 以李明为|主席, where 为主 is a word too
        edge, body = body_end, ""
    edge, body, before = without_status(edge, body, text[edge : head.end])
    stray = before_place(text, body, post.kind)
    edge, body = edge + stray, body[stray:]
    body, before = (body, before) if before else without_inner_status(body)
    printed = bare_post(text[start : head.end], head.end - head.start)
    waits = rule("candidate").match(text, head.end)
    end = waits.end() if waits else head.end
    status = "designate" if waits else before or status
    if post.suffix in terms.grouped("body_words")["shared-suffix"] and body and not _ends_body(body):
        body = body + post.suffix if body not in terms.grouped("body_words")["aged"] else ""
    kind = "label" if printed in terms.grouped("body_words")["delegate"] and _is_people(body) else post.kind
    return Title(edge, start, end, body, printed, kind, post.suffix, status, post.rule)


def _is_people(body: str) -> bool:
    """Whether what stands before a 代表 is no body: 获奖|代表, 运动员|代表; not 省人大|代表."""
    return bool(body) and not body_ends().end(body) and not find(body) and not world_kind(body)


def _paper(text: str, edge: int, end: int, floor: int, head: str) -> int:
    """Where the body text[edge:end] begins with the name of a paper or magazine before it: 《淮川文学》|主编, 《淮川文学》杂志社|社长."""
    groups = terms.grouped("body_words")
    opens = text.rfind("《", max(floor, edge - _LONGEST_PAPER), edge) if text.startswith("》", edge - 1) else -1
    whole = text.startswith(groups["paper"], edge, end) or (edge == end and head.endswith(groups["of-paper"]))
    return opens if opens >= 0 and whole else edge


def _before_short_form(text: str, start: int, floor: int) -> int:
    """Where the body of the post at `start` ends: before the short form of its name in brackets, 联络办公室|（中联办）主任, before the
    quotation mark around it, and before what the post is for, 统战部|分管日常工作的副部长.
    """
    duty = rule("in-charge-of").search(text, max(floor, start - _LONGEST_DUTY), start)
    if duty:
        return duty.start() if body_ends().end(text[floor : duty.start()]) else start
    if text[start - 1 : start] in _OPENERS and start > floor:  # 「淮川工业协进会」|理事长
        opens = text.rfind(_OPENERS[text[start - 1]], floor, start - 1)
        return start - 1 if opens >= 0 and body_ends().end(text[opens + 1 : start - 1]) else start
    if not text.startswith("）", start - 1):
        return start
    opens = text.rfind("（", floor, start)
    short = text[opens + 1 : start - 1] if opens > 0 else ""
    given = 1 < len(short) <= _LONGEST_SHORT and body_ends().end(short) and body_ends().end(text[floor:opens])
    return opens if given else start


@cache
def _joint() -> re.Pattern[str]:
    """What joins one title to the one before it: 董事长|兼|总裁."""
    return re.compile("|".join(map(re.escape, terms.grouped("boundaries")["joint"])))


def _ends_body(body: str) -> bool:
    """Whether the body already ends as one, so that 局长 does not lend it its 局: 教育局|局长, 老干部|局长 not."""
    return body_ends().end(body) and not body.endswith(tuple(terms.words("not_body_ends")))


def before_own_posts(text: str, titles: Sequence[Title]) -> Iterator[int]:
    """Where names begin between a body and the post that heads it: 水务局|张三局长, 淮川县|张三县长."""
    for t in titles:
        places = (t.post_start - size for size in (2, 3)) if t.suffix else ()
        yield from (i for i in places if i > len(t.suffix) and text.endswith(t.suffix, 0, i) and text[i - len(t.suffix) - 1].isalpha())
