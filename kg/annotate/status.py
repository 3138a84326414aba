"""The status of a title: former, acting or designate, by words before the post, before the body or inside it."""

import re
from functools import cache, lru_cache

from kg.annotate.limits import boundaries, last_limit
from kg.annotate.match import Endings
from kg.lexicon import terms
from kg.lexicon.divisions import begins_abroad, place_names
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.names import is_common

_SHORT_HEAD = 2  # characters of a body whose last one looks like a prefix of the post behind it
_OPENING = 6  # characters of a title in which a word may stand that begins like one for a status
_STATUS = frozenset({"former", "acting", "designate"})


def with_prefixes(text: str, end: int, floor: int) -> tuple[int, str]:
    """Where the post begins with its prefixes, and the status they give."""
    status, head = "current", end
    effects, lasts = terms.prefixes(), _last_characters()
    while end > floor and text[end - 1] in lasts:
        for size in (5, 4, 3, 2, 1):
            piece = text[max(end - size, floor) : end]
            effect = effects.get(piece) if len(piece) == size else None
            if effect is None:
                continue
            opens = last_limit(text, end - size) == end - size or not _inside_word(text, end - size, floor)
            if effect == "zone" and not _of_zone(text, floor, end - size, head):
                continue  # 市委教育|工委书记
            before = text[max(end - _SHORT_HEAD, floor) : end]  # 防总|副总指挥, 华总|总会长
            taken = effect == "kind" and size == 1 and (before in terms.body_heads() or before in terms.words("bodies", "name"))
            if not taken and (effect not in _STATUS or opens or _stands_anywhere(text, end - size, piece)):
                break
        else:
            break
        if effect in _STATUS:
            status = effect
        end -= size
    return end, status


def _of_zone(text: str, floor: int, end: int, head: int) -> bool:
    """Whether what ends at `end` is a zone or a street, whose party committee is a 工委; not 政协淮川地区|工委, 民革淮川区|工委主委."""
    groups = terms.grouped("body_words")
    if text.startswith(groups["democratic-post"], head):
        return False
    return text.endswith(groups["zone"], floor, end) and not text.endswith(groups["prefecture"], floor, end)


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(prefix[-1] for prefix in terms.prefixes())


def _inside_word(text: str, start: int, floor: int) -> bool:
    """Whether a status word at `start` belongs to the word before it: 原 in 太原市长, 代 in 当代作家."""
    before = text[max(floor, start - 6) : start]
    placed = any(before[i:] in place_names() for i in range(len(before) - 1))  # 东莞|前|市长
    return (
        bool(before)
        and "\u4e00" <= before[-1] <= "\u9fff"
        and not (placed or body_ends().end(before) or before.endswith(tuple(terms.words("levels"))))
    )


def _stands_anywhere(text: str, start: int, word: str) -> bool:
    """Whether a status word may stand behind anything, as 原 in 高炮师原政治委员, and makes no word with what is before it, 高原."""
    joined = text[max(start - 1, 0) : start + len(word)]
    outside = not is_common(joined) and not any(n.endswith(joined) for n in _places_with(word))
    return word in terms.grouped("body_words")["anywhere-status"] and outside


@cache
def _places_with(word: str) -> tuple[str, ...]:
    return tuple(name for name in place_names() if name.endswith(word))


@lru_cache(maxsize=1 << 10)
def without_inner_status(body: str) -> tuple[str, str | None]:
    """A body without the status word before its department: 渭南军分区|原|政治部 → 渭南军分区政治部, former."""
    for word in terms.grouped("body_words")["anywhere-status"]:
        front, found, back = body.partition(word)
        ends = body_ends().end(front) or front.endswith(tuple(terms.words("levels")))  # 淮川县|原|人事局
        if found and back and len(front) > 1 and ends and _stands_anywhere(body, len(front), word):
            return front + back, terms.prefixes()[word]
    for word in terms.grouped("body_words")["short-status"]:
        front, found, back = body.partition(word)
        if found and front in place_names() and back[:1] in terms.words("levels") and len(back) > 1:  # 东莞|前|市委
            return front + back, terms.prefixes()[word]
    return body, None


def without_status(edge: int, body: str, title: str) -> tuple[int, str, str | None]:
    """A body without the status word in front of it: 原市教育局 → 市教育局, former."""
    if not body or not _status_words().match(body) or find_places(body, 0):
        return edge, body, None
    sheltered = max((m.end for m in boundaries().every(title[:_OPENING]) if m.start == 0 and not m.value), default=0)
    for word, effect in terms.prefixes().items():
        opens = effect in _STATUS and body.startswith(word) and len(body) > len(word) + 1
        if opens and sheltered <= len(word) and not _in_name(body, word):
            n = len(word)
            inner = without_status(edge + n, body[n:], title[n:])  # 已故|前|中央军委
            return inner[0], inner[1], inner[2] or effect
    return edge, body, None


def _in_name(body: str, word: str) -> bool:
    """Whether the status word begins a name: 前洋村."""
    rest = body[len(word) :]
    short = word in terms.grouped("body_words")["short-status"]
    whole = rest in terms.words("bodies", "name") or (is_common(rest[:2]) and body_ends().end(rest))  # 前|政治局, 前|财政司
    return short and not (whole or rest[:1] in terms.words("levels") or find_places(rest, 0) or begins_abroad(rest))


@cache
def _status_words() -> re.Pattern[str]:
    marks = [w for w, e in terms.prefixes().items() if e in _STATUS]
    return re.compile("|".join(sorted(map(re.escape, marks), key=len, reverse=True)))


def bare_post(printed: str, head: int) -> str:
    """The post without its status word, 原局长 → 局长, 党委原书记 → 党委书记; its head, of so many characters, stays: 代|行长."""
    if printed in terms.posts():
        return printed
    word = _status_words().match(printed, 0, len(printed) - head)
    printed = printed[word.end() :] if word else printed
    front = printed[:-head]
    inner = next((w for w in terms.grouped("body_words")["anywhere-status"] if front.endswith(w) and len(front) > len(w)), "")
    return front.removesuffix(inner) + printed[-head:]


@cache
def body_ends() -> Endings:
    """The endings of bodies."""
    return Endings(terms.body_heads())
