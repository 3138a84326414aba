"""Titles: where a post is printed, with the body before it.

Text in, `Title`s out: '省委常委、市委书记陈志远' → 省委|常委 and 市委|书记. Reads from the head of the post (书记, 局长)
to the left: first what belongs to the post (副, 常务, 党组), then the body, up to a boundary.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.annotate.match import Endings, Match, Matcher, longest
from kg.lexicon import terms
from kg.lexicon.divisions import place_names
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.names import is_common, name_score
from kg.lexicon.rules import rule
from kg.lexicon.terms import Post

LONGEST_BODY = 34
_SHORT_HEAD = 2
_OPENING = 6  # characters of a title in which a word may stand that begins like one for a status
_MARKS = r"\s，。；：！？、…“”‘’\"'《》〈〉【】\[\]|｜—－/·•,;:!?()（）「」『』"
_BREAK = re.compile(rf"[{_MARKS}日月年](?:(?<![日月年])|(?<=[\d一二三四五六七八九十].)(?![{_MARKS}]))")
_REMARK = re.compile(r"（[^（）]{1,14}）")
_NAMED = re.compile(r"“[^“”\n，。；：！？]{1,8}”(?=[\u4e00-\u9fff])")  # “双拥”办公室: a quoted word inside the name of a body
_SEATED = re.compile(r"(?<=[\u4e00-\u9fff])（([\u4e00-\u9fff]{2,5})）(?=[\u4e00-\u9fff])")  # 科技（扬州）公司
_STATUS = frozenset({"former", "acting", "designate"})


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


@cache
def _boundaries() -> Matcher[bool]:
    """Words behind which a title may begin (True), and words in which they do not count (False); a word may be both."""
    return Matcher({**dict.fromkeys(_protected(), False), **dict.fromkeys(_openers(), True)})


@cache
def _openers() -> frozenset[str]:
    return terms.words("boundaries") | {t for t in terms.words("appointing") if len(t) > 1}


@cache
def _protected() -> frozenset[str]:
    """Words in which boundaries do not count: listed ones, and places whose name goes on with one, 茂名, 阿尔及利亚."""
    return terms.words("protected_words") | {name for name in place_names() if any(_goes_on(name, word) for word in _openers())}


def _goes_on(place: str, word: str) -> bool:
    """Whether the name of a place holds the word behind its beginning; not 西和, which 江西和安徽 holds too."""
    return place.find(word) > 0 and (len(place) > 2 or word not in _conjunctions())


def find_titles(text: str) -> list[Title]:
    """All titles of `text`, in order, not overlapping in their posts."""
    places = limits(text)
    found: list[Title] = []
    for head in longest(m for m in _heads().every(text) if not rule("no-rank").match(text, m.start)):
        if head.value is not None and not _runs_on(text, head.end):
            floor = found[-1].end if found else 0
            found.append(_title(text, head, head.value, floor, places))
    return found


def _runs_on(text: str, end: int) -> bool:
    """Whether what looks like a post up to `end` goes on as the name of a place or a body: 市|长泾镇, 特派员|公署."""
    return bool(rule("place-runs-on").match(text, end - 1) or rule("body-runs-on").match(text, end))


@lru_cache(maxsize=64)
def limits(text: str) -> tuple[int, ...]:
    """Places at which a body cannot go further to the left, ascending."""
    named = {i for m in [*_NAMED.finditer(text), *_seats(text)] for i in (m.start() + 1, m.end())}
    places = {m.end() for m in [*_BREAK.finditer(text), *rule("ours").finditer(text)]} - named | {0}
    matches = list(_boundaries().every(text))
    sheltered = {part for m in matches if m.term in _protected() for part in _parts(m.start, m.end)}
    joints = []
    for m in matches:
        if m.value and (m.start, m.end) not in sheltered:
            if m.term in _conjunctions():
                joints.append(m)
            else:
                places.add(m.end)
    ordered = sorted(places)
    for m in sorted(joints):
        if not _inside_body(text, ordered[bisect_right(ordered, m.start) - 1], m.start, m.end):
            insort(ordered, m.end)
    return tuple(dict.fromkeys(ordered))


def _seats(text: str) -> Iterator[re.Match[str]]:
    """Places in brackets inside the name of a company: 川明科技（扬州）有限公司."""
    return (m for m in _SEATED.finditer(text) if m[1] in place_names() and rule("company").match(text, m.end()))


def names_company(text: str, end: int) -> bool:
    """Whether what ends at `end` begins the name of a company that goes on with its place: 华丰|（中国）投资公司."""
    return any(m.start() == end for m in _seats(text))


def _parts(start: int, end: int) -> list[tuple[int, int]]:
    """All shorter stretches of text[start:end]."""
    return [(i, j) for i in range(start, end) for j in range(i + 1, end + 1) if j - i < end - start]


@cache
def _conjunctions() -> frozenset[str]:
    return frozenset(terms.grouped("boundaries")["joint"])


def _inside_body(text: str, start: int, at: int, end: int) -> bool:
    """Whether the conjunction text[at:end] stands inside the name of a body: 新闻与传播学院, not 教育局与财政局, 张三与市教育局."""
    left = text[start:at]
    if len(left) < 2 or text[end : end + 1] in terms.words("levels") or _ended().end(left) or find_places(text, end):
        return False
    return not any(name_score(left[-n:]) > 0 for n in (2, 3, 4) if n <= len(left))


def ends_something(text: str) -> bool:
    """Whether the text ends as a body, a post or a meeting does, or is empty."""
    return not text or bool(_ended().end(text))


@cache
def _ended() -> Endings:
    """Ends of bodies, posts, meetings and papers that are read there."""
    return Endings({*terms.body_heads(), *terms.posts(), *terms.words("meeting_heads"), *terms.grouped("body_words")["document"]})


def _title(text: str, head: Match[Post | None], post: Post, floor: int, places: tuple[int, ...]) -> Title:
    start, status = _prefixes(text, head.start, floor, places)
    body_end = start
    edge = max(places[bisect_right(places, start) - 1], floor, start - LONGEST_BODY)
    joint = _joint().match(text, edge, body_end)
    if joint and (find_places(text, joint.end()) or not find_places(text, edge)):  # ，和静县委书记 is of 和静县
        edge = joint.end()
    body = text[edge:body_end]
    edge, body, before = _strip_status(edge, body, text[edge : head.end])
    body, before = (body, before) if before else _without_inner_status(body)
    printed = _without_status(text[start : head.end])
    waits = rule("candidate").match(text, head.end)
    end = waits.end() if waits else head.end
    status = "designate" if waits else before or status
    if post.suffix in terms.grouped("body_words")["shared-suffix"] and body and not _ends_body(body):
        body += post.suffix
    return Title(edge, start, end, body, printed, post.kind, post.suffix, status, post.rule)


@cache
def _joint() -> re.Pattern[str]:
    """What joins one title to the one before it: 董事长|兼|总裁."""
    return re.compile("|".join(map(re.escape, terms.grouped("boundaries")["joint"])))


def _ends_body(body: str) -> bool:
    """Whether the body already ends as one, so that 局长 does not lend it its 局: 教育局|局长, 老干部|局长 not."""
    return body_ends().end(body) and not body.endswith(tuple(terms.words("not_body_ends")))


@cache
def body_ends() -> Endings:
    """The endings of bodies."""
    return Endings(terms.body_heads())


def _prefixes(text: str, end: int, floor: int, places: tuple[int, ...]) -> tuple[int, str]:
    """Where the post begins with its prefixes, and the status they give."""
    status = "current"
    effects = terms.prefixes()
    while True:
        for size in (5, 4, 3, 2, 1):
            piece = text[max(end - size, floor) : end]
            effect = effects.get(piece) if len(piece) == size else None
            opens = end - size in places or not _inside_word(text, end - size, floor)
            taken = effect == "kind" and size == 1 and text[max(end - _SHORT_HEAD, floor) : end] in terms.body_heads()  # 防总|副总指挥
            if effect is not None and not taken and (effect not in _STATUS or opens or _stands_anywhere(text, end - size, piece)):
                break
        else:
            return end, status
        if effect in _STATUS:
            status = effect
        end -= size


def _inside_word(text: str, start: int, floor: int) -> bool:
    """Whether a status word at `start` belongs to the word before it: 原 in 太原市长, 代 in 当代作家."""
    before = text[max(floor, start - 6) : start]
    return (
        bool(before)
        and "\u4e00" <= before[-1] <= "\u9fff"
        and not (body_ends().end(before) or before.endswith(tuple(terms.words("levels"))))
    )


def _stands_anywhere(text: str, start: int, word: str) -> bool:
    """Whether a status word may stand behind anything, as 原 in 高炮师原政治委员, and makes no word with what is before it, 高原."""
    joined = text[max(start - 1, 0) : start + len(word)]
    outside = not is_common(joined) and not any(n.endswith(joined) for n in _places_with(word))
    return word in terms.grouped("body_words")["anywhere-status"] and outside


@cache
def _places_with(word: str) -> tuple[str, ...]:
    return tuple(name for name in place_names() if name.endswith(word))


def _without_inner_status(body: str) -> tuple[str, str | None]:
    """A body without the status word before its department: 渭南军分区|原|政治部 → 渭南军分区政治部, former."""
    for word in terms.grouped("body_words")["anywhere-status"]:
        front, found, back = body.partition(word)
        if found and back and len(front) > 1 and body_ends().end(front) and _stands_anywhere(body, len(front), word):
            return front + back, terms.prefixes()[word]
    return body, None


def _strip_status(edge: int, body: str, title: str) -> tuple[int, str, str | None]:
    """A body without the status word in front of it: 原市教育局 → 市教育局, former."""
    if not body or not _status_words().match(body) or find_places(body, 0):
        return edge, body, None
    sheltered = max((m.end for m in _boundaries().every(title[:_OPENING]) if m.start == 0 and not m.value), default=0)
    for word, effect in terms.prefixes().items():
        opens = effect in _STATUS and body.startswith(word) and len(body) > len(word) + 1
        if opens and sheltered <= len(word) and not _in_name(body, word):
            return edge + len(word), body[len(word) :], effect
    return edge, body, None


def _in_name(body: str, word: str) -> bool:
    """Whether the status word begins a name: 前洋村."""
    rest = body[len(word) :]
    return word in terms.grouped("body_words")["short-status"] and not (rest[:1] in terms.words("levels") or find_places(rest, 0))


@cache
def _status_words() -> re.Pattern[str]:
    marks = [w for w, e in terms.prefixes().items() if e in _STATUS]
    return re.compile("|".join(sorted(map(re.escape, marks), key=len, reverse=True)))


def _without_status(printed: str) -> str:
    head = _status_words().match(printed)
    return printed[head.end() :] if head and printed not in terms.posts() else printed
