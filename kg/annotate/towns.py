"""The 镇, 乡, 街道 or 村 that a report tells of: 在青石镇走访，镇党委书记李明 is of 青石镇."""

import re
from functools import cache

from kg.annotate.patterns import any_of
from kg.lexicon import terms
from kg.lexicon.names import is_common

_MORE = 3  # characters before the two of a town's name, at most


def nearest_town(level: str, before: str) -> str | None:
    """The 镇, 乡 or 村 that is named last in the text before, with something in front of it that ends a word, or more than once."""
    found = [m for m in _town().finditer(before) if m[0].endswith(level) and not _is_word(m[0], level)]
    named = [(m.start(), m[0]) for m in found if before.count(m[0]) > 1 or m.start() == 0 or _before_town().search(before[: m.start()])]
    gone_to = [
        (m.start(1), m[1]) for m in _gone_to().finditer(before) if m[1].endswith(level) and not is_common(m[1].removesuffix(level)[-2:])
    ]
    gone_to += [(m.start(1), m[1]) for m in _acting_town().finditer(before) if m[1].endswith(level)]
    last = max([*gone_to, *((at, _whole_town(before, name)) for at, name in named)], default=None)
    return last[1] if last else None


def last_town(near: str, before: str, levels: tuple[str, ...] = ()) -> str | None:
    """The town, or what else of `levels`, that the text before names last, near its end; None where it names none there."""
    words = levels or (*terms.grouped("body_words")["town"], *terms.grouped("body_words")["village"])
    found = [name for word in words if (name := nearest_town(word, before)) and name in near]
    return max(found, key=near.rfind, default=None)


def _is_word(name: str, level: str) -> bool:
    """Whether what is shaped as a name is common words: 美乡村; villages bear such names too, 幸福村."""
    village = level in terms.grouped("body_words")["village"]
    return is_common(name[1:]) or (not village and is_common(name.removesuffix(level)))


@cache
def _gone_to() -> re.Pattern[str]:
    """A town of three or four characters where somebody goes or is: 在八里店镇，."""
    char = rf"(?!{any_of('not-in-place', 'level')})[\u4e00-\u9fff]"
    return re.compile(rf"{any_of('before-place')}((?:{char}){{3,4}}{any_of('town', 'village')})")


@cache
def _acting_town() -> re.Pattern[str]:
    """A town of three or four characters that opens a clause and acts there: ，桃园路街道召开."""
    char = rf"(?!{any_of('not-in-place', 'level')})[\u4e00-\u9fff]"
    return re.compile(rf"(?:^|[^\u4e00-\u9fff])((?:{char}){{3,4}}{any_of('town', 'village')})(?={any_of('town-acts')})")


@cache
def _before_town() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\u4e00-\u9fff]|{any_of('level', 'before-place', 'not-in-place')})$")


def _whole_town(text: str, name: str) -> str:
    """A name of three characters and more where the same one stands before it each time: 大沁他拉镇."""
    for _ in range(_MORE):
        before = [text[m.start() - 1 : m.start()] for m in re.finditer(name, text)]
        same = len(set(before)) == 1 and len(before) > 1 and before[0].isalpha()
        outside = before[0] in terms.grouped("body_words")["level"] or before[0] in terms.grouped("body_words")["not-in-place"]
        if not same or outside:
            break
        name = before[0] + name
    return name


@cache
def _town() -> re.Pattern[str]:
    char = rf"(?!{any_of('not-in-place', 'level')})[\u4e00-\u9fff]"
    return re.compile(rf"{char}{char}{any_of('town', 'village')}|{char}{any_of('village')}{any_of('town')}")
