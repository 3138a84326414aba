"""Who wrote and photographed: names behind 记者 and in closing brackets. They are in the file, and at no meeting."""

import re
from collections.abc import Sequence

from kg.annotate.persons import PersonSpan
from kg.annotate.titles import Title
from kg.lexicon import terms
from kg.lexicon.rules import finds, rule

_BRACKET = re.compile(r"[（(【]([^（）()【】\n]{2,40})[）)】](?=\s*(?:\n|$))")
_SPANS = ("dateline-bracket", "press-bracket", "names-and-time")  # rules whose first group holds names of authors alone
_MARKS = " \t　、，,/；"
_CREDIT = 18  # characters before a name that may say what he did for the page


def find_bylines(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> frozenset[int]:
    """Indices of the persons who are named as authors."""
    if not persons:
        return frozenset()
    press = {t.end for t in titles if t.kind == "press"}
    signed = [m for m in _BRACKET.finditer(text) if not rule("caption-tells").search(m[1])]  # （县长李四致辞） is a caption
    closing = [m.span(1) for m in [*signed, *(m for name in _SPANS for m in rule(name).finditer(text))]]
    found: set[int] = set()
    for i, p in enumerate(persons):
        led = press and any(e in press and not text[e : p.start].strip() for e in range(p.start - 3, p.start + 1))
        credited = next(finds("credit", text[max(0, p.start - _CREDIT) : p.start]), None)
        listed = i - 1 in found and _joins(text[persons[i - 1].end : p.start])
        if led or credited or listed or any(s <= p.start and p.end <= e for s, e in closing):
            found.add(i)
    return frozenset(found | _photographers(text, persons))


def _photographers(text: str, persons: Sequence[PersonSpan]) -> set[int]:
    """Those who stand before 摄, in a list too: 张三 李四 摄."""
    found: set[int] = set()
    for i in range(len(persons) - 1, -1, -1):
        end = persons[i].end
        if rule("shot").match(text, end) or (i + 1 in found and _joins(text[end : persons[i + 1].start])):
            found.add(i)
    return found


def _joins(between: str) -> bool:
    """Whether two names with this between them stand in one list."""
    return not between.strip(_MARKS) or between.strip() in terms.grouped("boundaries")["joint"]
