"""Sentences, and the stretches that someone else is saying inside them."""

import re
from collections.abc import Sequence

from kg.lexicon.rules import rule
from kg.values import dataclass

_END = re.compile(r"[。！？!?\n](?:(?<!\n)[。！？!?]*[”』」）]*|\n*)")  # begins with one class of characters, which are looked for
_QUOTED = re.compile(r"“[^“”\n]*”|「[^「」\n]*」|『[^『』\n]*』")
_DAYS, _ALONE = 4, 2  # paragraphs that open with a day make a chronicle, and fewer lines that hold nothing else
_MARKS = 3  # paragraphs that open with a mark make a column of briefs
_BOOK = re.compile(r"《[^《》\n]*》")


@dataclass(frozen=True, slots=True)
class Sentence:
    """text[start:end], its full stop included; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int


def find_sentences(text: str) -> list[Sentence]:
    """All sentences in order; a full stop inside quotation marks does not end one that goes on."""
    quotes = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    sentences, start, paragraph, q = [], 0, 0, 0
    for m in _END.finditer(text):
        while q < len(quotes) and quotes[q][1] <= m.start():
            q += 1
        inside = q < len(quotes) and quotes[q][0] < m.start() and m.end() < quotes[q][1]
        if inside:
            continue
        if text[start : m.end()].strip():
            sentences.append(Sentence(start, m.end(), paragraph))
        paragraph += "\n" in m.group()
        start = m.end()
    if text[start:].strip():
        sentences.append(Sentence(start, len(text), paragraph))
    return sentences


def find_items(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Where the stories of a chronicle or a column of briefs begin, and where 又讯 tells another; nowhere in a text of one story."""
    opening = [s.start for s in sentences if s.start == 0 or text[s.start - 1] == "\n"]
    days, marks = ([start for start in opening if rule(name).match(text, start)] for name in ("item-day", "item-mark"))
    asides = [s.start for s in sentences if rule("item-aside").match(text, s.start)]
    chronicle = len(days) >= _DAYS or sum(bool(rule("day-alone").match(text, start)) for start in days) >= _ALONE
    return frozenset([*asides, *(days if chronicle else ()), *(marks if chronicle or len(marks) >= _MARKS else ())])


def find_quotes(text: str, shortest: int = 12) -> list[tuple[int, int]]:
    """Stretches in quotation marks of at least `shortest` characters: speech or a long name, no narration."""
    return [(m.start(), m.end()) for m in _QUOTED.finditer(text) if m.end() - m.start() >= shortest] + [
        (m.start(), m.end()) for m in _BOOK.finditer(text)
    ]
