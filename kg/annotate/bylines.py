"""Who wrote and photographed: names behind 记者 and in closing brackets. They are in the file, and at no meeting."""

import re
from collections.abc import Sequence

from kg.annotate.persons import PersonSpan
from kg.annotate.titles import Title
from kg.lexicon import terms

_BRACKET = re.compile(r"[（(【]([^（）()【】\n]{2,40})[）)】](?=\s*(?:\n|$))")
_MARKS = " \t\n　、，,/；"


def find_bylines(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> frozenset[int]:
    """Indices of the persons who are named as authors."""
    press = {t.end for t in titles if t.kind == "press"}
    closing = [(m.start(1), m.end(1)) for m in _BRACKET.finditer(text)]
    found: set[int] = set()
    for i, p in enumerate(persons):
        led = any(not text[e : p.start].strip() for e in press if p.start - 3 <= e <= p.start)
        listed = i - 1 in found and _joins(text[persons[i - 1].end : p.start])
        if led or listed or any(s <= p.start and p.end <= e for s, e in closing):
            found.add(i)
    return frozenset(found)


def _joins(between: str) -> bool:
    """Whether two names with this between them stand in one list."""
    return not between.strip(_MARKS) or between.strip() in terms.grouped("boundaries")["joint"]
