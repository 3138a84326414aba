"""Where a trip has come to, so that whoever speaks there is of it: 在青石镇敬老院，院长李明介绍; 走进县供销社。主任李明汇报."""

import re
from functools import cache

from kg.annotate.like import root
from kg.annotate.limits import last_limit
from kg.annotate.patterns import meaning
from kg.annotate.units import all_endings, ending, is_levelled
from kg.lexicon import terms
from kg.lexicon.rules import rule

_NEAR = 160  # characters before a post in which the place is told
_FRONT = 2  # characters before the ending of a name, at least
_STOP = re.compile("[。！？；]")
_CLAUSE = re.compile("[^，,：]+")
_BREAK = "，"


def there(post: str, suffix: str, before: str) -> str | None:
    """The body where the text up to a post tells somebody to be, as printed there, where it is of a kind that has such a post."""
    endings = _endings(post, suffix)
    if not endings:
        return None
    *earlier, now = _STOP.split(before[-_NEAR:].rpartition("\n")[2])
    place = _place(now, endings)
    if place is None and earlier:
        now = earlier[-1] + _BREAK + now
        place = _place(earlier[-1], endings)
        place = place if place and place[1] == len(earlier[-1]) else None  # else more is told there
    return _name(now, *place, endings) if place else None


def in_town(before: str) -> bool:
    """Whether the sentence up to a post tells somebody to be in a town or a village: 在青石镇，党委书记."""
    sentence = _STOP.split(before[-_NEAR:].rpartition("\n")[2])[-1]
    place = _place(sentence)
    return place is not None and sentence.endswith((*terms.grouped("body_words")["town"], *terms.grouped("body_words")["village"]), *place)


def _place(sentence: str, endings: tuple[str, ...] = ()) -> tuple[int, int] | None:
    """The last clause of a sentence that tells where somebody is, from the word for it; what is seen there may stand behind it."""
    for clause in reversed(list(_CLAUSE.finditer(sentence))):
        come = list(rule("comes-to").finditer(sentence, clause.start(), clause.end()))
        if come and come[-1].end() < clause.end():
            place = come[-1].end(), clause.end()
            if not (come[-1]["sees"] and _name(sentence, *place, endings) is None):
                return place
    return None


def _name(sentence: str, start: int, end: int, endings: tuple[str, ...]) -> str | None:
    """The one body of the kind that sentence[start:end] names, where nothing else of the kind is named behind it."""
    if not endings:
        return None
    found = [(name, m.end()) for m in ending(endings).finditer(sentence, start, end) if (name := _named(sentence, start, m))]
    if len(found) != 1:
        return None
    name, at = found[0]
    if rule("lent-place").match(sentence, at):  # 在石亭中学举行。副校长
        return None
    others = (sentence[m.start() - _FRONT : m.end()] for m in ending(endings).finditer(sentence, at))
    return name if all(other in name or not other[:_FRONT].isalpha() for other in others) else None


def _named(sentence: str, start: int, m: re.Match[str]) -> str:
    """The name that ends so behind the word for coming; '' for what is no name: 一家医院, 会场."""
    name = sentence[max(start, last_limit(sentence, m.start())) : m.end()]
    front = name.removesuffix(m[0])
    whole = is_levelled(name) or len(front) >= _FRONT
    return "" if not whole or rule("no-name-of-house").search(name) else name


@cache
def _endings(post: str, suffix: str) -> tuple[str, ...]:
    """How the names of bodies end that have such a post: 院长 of a 敬老院, 主任 of a 中心; () for posts of any body."""
    groups = terms.grouped("body_words")
    if post.startswith(groups["party-post"]):
        return all_endings()
    units = terms.column("units", "term", "endings").get(suffix, "").split() if suffix else []
    own = (suffix,) if suffix in groups["ends-so-too"] else ()
    return tuple(dict.fromkeys([*units, *own, *meaning("heads", root(post)).split()]))
