"""Limits: where a body cannot go further to the left, by punctuation and by the words behind which a title may begin."""

import re
from bisect import bisect_right, insort
from functools import cache, lru_cache
from itertools import pairwise

from kg.annotate.match import Endings, Matcher
from kg.lexicon import terms
from kg.lexicon.divisions import begins_abroad, in_full, place_names, world_kind
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.names import is_common, name_score
from kg.lexicon.rules import rule

_END = re.compile("[，。；！？\n]")  # all are limits, and no word goes over them
_MARKS = r"\s，。；：！？、…“”‘’\"'《》〈〉【】\[\]|｜—－/·•,;:!?()（）「」『』★●◆■▲△◇□○◎丨"
# A mark, a day, month, year or age behind its number where the word goes on, or a time of day.
# The first two begin with one class of characters, which are looked for.
_BREAK = re.compile(rf"[{_MARKS}日月年岁](?:(?<![日月年岁])|(?<=[\d一二三四五六七八九十].)(?![{_MARKS}]))|(?<=\d[：:]\d\d)")
_NAMED = re.compile(r"“[^“”\n，。；：！？]{1,14}”(?=[\u4e00-\u9fff])")  # “双拥”办公室: a quoted word inside the name of a body
_SEATED = re.compile(r"(?<=[\u4e00-\u9fff])（([\u4e00-\u9fff]{2,5})）(?=[\u4e00-\u9fff])")  # 科技（扬州）公司


def limits(text: str) -> list[int]:
    """Places at which a body cannot go further to the left, ascending."""
    ends = clause_ends(text)
    parts = pairwise([0, *ends])
    return list(dict.fromkeys(start + i for start, end in parts for i in _within(text[start:end])))


def last_limit(text: str, place: int) -> int:
    """The last of the `limits` up to `place`. Only the clause there is looked through: most say nothing of bodies."""
    ends = clause_ends(text)
    k = min(bisect_right(ends, place), len(ends) - 1)
    start = ends[k - 1] if k else 0
    within = _within(text[start : ends[k]])
    return start + within[bisect_right(within, place - start) - 1]


@lru_cache(maxsize=16)
def clause_ends(text: str) -> list[int]:
    """Where clauses and lines end, behind their marks; the last is the end of the text."""
    return list(dict.fromkeys([*(m.end() for m in _END.finditer(text)), len(text)]))


@lru_cache(maxsize=256)
def _within(text: str) -> tuple[int, ...]:
    """The limits within one clause; its beginning is one."""
    quoted = _NAMED.finditer(text) if "“" in text else ()
    named = {i for m in (*quoted, *_seats(text)) for i in range(m.start() + 1, m.end() + 1)}
    marks = (_BREAK, rule("ours"), rule("dateline-end"))
    places = {m.end() for mark in marks for m in mark.finditer(text)} - named | {0}
    matches, protected, conjunctions = boundaries().every(text), _protected(), _conjunctions()
    sheltered = {part for m in matches if m.term in protected and not _joins(text, m.start) for part in _parts(m.start, m.end)}
    joints = []
    for m in matches:
        start, end, term, opens = m
        if opens and end not in named and (start, end) not in sheltered and not (len(term) == 1 and _inside_name(text, end)):
            if term in conjunctions:
                joints += [] if _begins_place(text, start) else [m]
            else:
                places.add(end)
    ordered = sorted(places)
    for m in sorted(joints):
        if not _inside_body(text, ordered[bisect_right(ordered, m.start) - 1], m.start, m.end):
            insort(ordered, m.end)
    return tuple(dict.fromkeys(ordered))


def _begins_place(text: str, at: int) -> bool:
    """Whether the conjunction at `at` begins the name of a place, at the begin of a clause or behind a place: 和县|人民政府, 安徽省和县."""
    alone = not text[at - 1 : at].isalpha() or text[at - 1] in terms.words("levels")
    return alone and bool(find_places(text, at))


@lru_cache(maxsize=16)
def _seats(text: str) -> tuple[re.Match[str], ...]:
    """Places in brackets inside the name of a company: 川明科技（扬州）有限公司."""
    if "（" not in text:
        return ()
    inside = terms.grouped("body_words")["inside-company"]
    return tuple(m for m in _SEATED.finditer(text) if (m[1] in place_names() or m[1] in inside) and rule("company").match(text, m.end()))


def _joins(text: str, at: int) -> bool:
    """Whether a conjunction stands before a place printed in full, though they begin with another word: 和|平凉市; not 和平县."""
    return text[at] in _conjunctions() and in_full(text, at + 1) and not in_full(text, at)


def names_company(text: str, end: int) -> bool:
    """Whether what ends at `end` begins the name of a company that goes on with its place: 华丰|（中国）投资公司."""
    return text.startswith("（", end) and any(m.start() == end for m in _seats(text))


def _parts(start: int, end: int) -> list[tuple[int, int]]:
    """All shorter stretches of text[start:end]."""
    return [(i, j) for i in range(start, end) for j in range(i + 1, end + 1) if j - i < end - start]


@cache
def _conjunctions() -> frozenset[str]:
    return frozenset(terms.grouped("boundaries")["joint"])


def _inside_name(text: str, end: int) -> bool:
    """Whether a character that may be a preposition stands in a name, of which one or none would be left: 得|力集团, 大地|集团."""
    m = _rest_of_name().match(text, end)
    if m is None:
        return False
    if not m["stem"]:  # 鑫和|商会, where one character is no item of its own
        alone = end > 1 and not text[end - 3 : end - 2].isalpha() and text[end - 2 : end - 1] not in _pronouns()
        return alone or m[0] not in _by_itself() or (end > 1 and is_common(text[end - 2 : end]))
    if text[end - 1 : end] in _conjunctions() and not is_common(text[end - 1 : end + 1]):
        return False
    return m[0] not in terms.body_heads() and m[0] not in terms.words("bodies", "name")


@cache
def _by_itself() -> frozenset[str]:
    """What an institution calls itself without a name, 由|公司董事长; not 控股, 凯得|控股."""
    units = terms.column("units", "term", "endings")
    return frozenset({*units, *(word for endings in units.values() for word in endings.split())})


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(term for term, kind in terms.column("cues", "term", "class").items() if kind == "pronoun")


@cache
def _rest_of_name() -> re.Pattern[str]:
    """集团, 医院, 酒店, whose names somebody chose, alone or behind one character that is part of the name; not 省公司, 总公司, 校医院."""
    groups = terms.grouped("body_words")
    units = (word for word in terms.column("units", "term", "endings") if len(word) == 1)
    no_stem = "".join(sorted({*terms.words("levels"), *groups["no-stem"], *units}))
    houses = "|".join(sorted(map(re.escape, groups["named-house"]), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?P<stem>(?![{no_stem}])[\u4e00-\u9fff])?(?:{houses})")


def _inside_body(text: str, start: int, at: int, end: int) -> bool:
    """Whether the conjunction text[at:end] stands inside the name of a body: 新闻与传播学院, not 教育局与财政局, 张三与市教育局."""
    left = text[start:at]
    if text[start:end] in place_names():  # 泰和|高新区
        return True
    if len(left) < 2 or text[end : end + 1] in terms.words("levels") or _ended().end(left) or find_places(text, end):
        return False
    if begins_abroad(text[end:]) and not any(world_kind(left[-n:]) for n in (2, 3, 4)):  # 在人民大会堂与|老挝总理, not 亚洲与非洲研究所
        return False
    return not any(name_score(left[-n:]) > 0 for n in (2, 3, 4) if n <= len(left))


def ends_something(text: str) -> bool:
    """Whether the text ends as a body, a post or a meeting does, or is empty."""
    return not text or _ended().end(text)


@cache
def _ended() -> Endings:
    """Ends of bodies, posts, meetings and papers that are read there."""
    return Endings({*terms.body_heads(), *terms.posts(), *terms.words("meeting_heads"), *terms.grouped("body_words")["document"]})


@cache
def boundaries() -> Matcher[bool]:
    """Words behind which a title may begin (True), and words in which they do not count (False); a word may be both."""
    return Matcher({**dict.fromkeys(_protected(), False), **dict.fromkeys(_openers(), True)})


@cache
def _openers() -> frozenset[str]:
    return terms.words("boundaries") | {t for t in terms.words("appointing") if len(t) > 1}


@cache
def _protected() -> frozenset[str]:
    """Words in which boundaries do not count: listed ones, and places whose name goes on with one, 茂名, 阿尔及利亚."""
    return terms.words("protected_words") | {name for name in place_names() if _goes_on(name)}


def _goes_on(place: str) -> bool:
    """Whether the name of a place holds a boundary behind its beginning; not 西和, which 江西和安徽 holds too."""
    parts = (place[i:j] for i in range(1, len(place)) for j in range(i + 1, len(place) + 1))
    held = {part for part in parts if part in _openers() and not place.startswith(part)}
    return bool(held if len(place) > 2 else held - _conjunctions())
