"""What looks like a name and is nobody's: 高燕 in a list of villages, 林业 among bureaus, 杨行镇, 来京, 华丰（中国）投资公司."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from kg.annotate.limits import names_company
from kg.annotate.marks import clause_start
from kg.lexicon import terms
from kg.lexicon.divisions import find, place_names, starts
from kg.lexicon.names import everyday_words, is_surname
from kg.lexicon.rules import rule

_ITEM = re.compile("[^、]+")
_HEADS = frozenset({"party", "unit", "territorial"})  # kinds of posts that are no given names
_LONGEST = 8  # characters of an item, as in the rules
_FIRST = re.compile(rf"[\u4e00-\u9fff]{{1,{_LONGEST}}}、")  # a list begins with its first item, in its longest form
_MARK = re.compile("、")
_CLAUSE = re.compile(r"[^，。；：！？\s]*")
_CALL = 3  # characters of 的邀请
_LABEL = 3  # characters at the end of a label before a list
_WITH_CONJUNCTION = 2  # characters of a conjunction and a surname
_POSTS = (2, 3, 4)  # characters of a post
_WITH_ADVERB = 3  # characters of a name with one too many
_TOWN = 3  # characters of the name of a town that reads as a person's


def is_nobody(text: str, start: int, end: int, led: bool) -> bool:
    """Whether text[start:end] cannot be a person. `led`: whether a title or a list leads to it."""
    name = text[start:end]
    if rule("place-ends").match(text, end) and not (led and text[start - 1 : start] != "、"):  # 石亭|代表团
        return True
    if names_company(text, end) or (len(name) > 2 and rule("who-are").search(text, max(start - _LABEL, 0), start + 1)):
        return True
    if _may_be_word(name) and _is_word(text, start, end, led):
        return True
    whole = _listed(text)
    return (start, end) in whole[0] or (not led and end in whole[2]) or ((start, end) in whole[1] and name in everyday_words())


@lru_cache(maxsize=1 << 13)
def _may_be_word(name: str) -> bool:
    """Whether `_is_word` may be true of a name somewhere: most names have nothing of what it asks for."""
    groups = terms.grouped("body_words")
    begins = rule("at-his-call").match(name) or name.startswith(terms.grouped("boundaries")["joint"])
    begins = begins or name[:1] in groups["list-opening"] or name[:1] in groups["preposition-too"]
    ends = name[2:] in groups["adverb-mark"] or name[-1:] in groups["adverb-behind"] or name[-1:] in groups["adverb-too"]
    whole = name in _never() or _is_short_form(name) or name in groups["service"] or name in place_names()
    return bool(begins or ends or whole or name.endswith(groups["town-end"]))


def _is_word(text: str, start: int, end: int, led: bool) -> bool:
    """Whether it is another word or the end and the beginning of two, by itself or with what stands around it."""
    name = text[start:end]
    if rule("at-his-call").match(text, start, end) and rule("his-call").match(text, end, end + _CALL):  # 应中方|邀请
        return True
    if name in _never() or _is_short_form(name) or _begins_with_preposition(text, name, end):
        return True
    if name in terms.grouped("body_words")["service"] and any(text[end : end + n] in terms.posts() for n in _POSTS):
        return True
    if _ends_with_adverb(text, name, end, led) or _is_next_short_form(text, start, end):
        return True
    if name in place_names() and not (led and text[start - 1 : start] != "、") and _is_place(text, start, end):
        return True
    return not led and len(name) == _TOWN and name.endswith(terms.grouped("body_words")["town-end"])


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether the short name of a place stands in a list of places, 安吉、长兴作了发言, or the text names the place in full too."""
    if any(place.name != text[start:end] and place.name in text for place in find(text[start:end])):
        return True
    clause = _CLAUSE.match(text, clause_start(text, start))
    first, *others = clause[0].split("、") if clause else ("",)
    first = rule("place-behind").sub("", first)  # 活动在|宁陵、睢县、柘城
    return bool(others) and first in place_names() and all(starts(item, 0) for item in others)


def _begins_with_preposition(text: str, name: str, end: int) -> bool:
    """Whether it is a preposition with a place or a name: 秘书长|向江西|及外省客商介绍, 向宁国|代表团介绍, 代表|向李四|、张三赠送.

    Or the verb that opens a list: 主委|有李明|、王红.
    """
    if name[:1] in terms.grouped("body_words")["list-opening"] and len(name) > 2 and is_surname(name[1:2]):
        return True
    if name[:1] not in terms.grouped("body_words")["preposition-too"]:
        return False
    if is_surname(name[1:2]) and len(name) > 2 and rule("turns-to").match(text, end):
        return True
    return any(place.level == "province" for place in find(name[1:])) or bool(
        name[1:] in place_names() and rule("guests-from").match(text, end)
    )


def _ends_with_adverb(text: str, name: str, end: int, led: bool) -> bool:
    """市长孙勇|即主持召开会议, 吉林|正处于: the last character begins what is told of the name before it."""
    words = terms.grouped("body_words")
    if name[2:] in words["adverb-mark"] and name[:2] in everyday_words():  # 领导|关切地|询问
        return True
    if len(name) != _WITH_ADVERB or not (name[-1] in words["adverb-behind"] or name[-1] in words["adverb-too"]):
        return False
    if not led and any(place.level == "province" for place in find(name[:-1])):
        return True
    return name[-1] in words["adverb-behind"] and text.startswith(terms.grouped("around_names")["verb"], end)


def _is_next_short_form(text: str, start: int, end: int) -> bool:
    """Whether it is a conjunction and a surname between the same post twice: 毛主席|和华|主席; not 所长|和红|教授."""
    if end - start != _WITH_CONJUNCTION or not text.startswith(terms.grouped("boundaries")["joint"], start):
        return False
    posts = terms.posts()
    between = any(text[start - n : start] in posts and text[start - n : start] == text[end : end + n] for n in _POSTS)
    return between and is_surname(text[start + 1 : end])


def _is_short_form(name: str) -> bool:
    """Whether it is a surname with a post, 陶书记, or with a house for its head, 梁检."""
    if name[1:] in terms.grouped("body_words")["house-for-head"]:
        return is_surname(name[:1])
    post = terms.posts().get(name[1:])
    return post is not None and post.kind in _HEADS and is_surname(name[:1])


@cache
def _never() -> frozenset[str]:
    """Words that are no names: 来京, and gatherings, 乡镇党委书记|碰头会."""
    return frozenset({*terms.grouped("body_words")["no-name"], *terms.words("meeting_heads")})


@lru_cache(maxsize=16)
def _listed(text: str) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]], frozenset[int]]:
    """The items of lists that end as those of places do, 等村, of lists that end as those of bodies do, 等部门, and the ends of the
    first items of the former.
    """
    places, bodies = (list(_lists(text, kind)) for kind in ("places-listed", "bodies-listed"))
    firsts = frozenset(text.index("、", m.start("items")) for m in places)
    return frozenset(_items(text, places)), frozenset(_items(text, bodies)), firsts


def _items(text: str, lists: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The items of each list but the first, before which other words may stand."""
    for m in lists:
        items = [i.span() for i in _ITEM.finditer(text, m.start("items"), m.end("items"))]
        yield from items[1:]


def _lists(text: str, kind: str) -> Iterator[re.Match[str]]:
    """What the rule finds in the text, looked for at the first marks of lists alone."""
    done = 0
    for mark in _MARK.finditer(text):
        first = _FIRST.search(text, max(done, mark.start() - _LONGEST), mark.end()) if mark.start() >= done else None
        told = first and rule("list-of-others").match(text, first.start())
        if told and (found := rule(kind).match(text, told.start())):
            done = found.end()
            yield found
