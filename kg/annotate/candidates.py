"""Name candidates: every stretch of text that may be a person's name.

Text and titles in, `Candidate`s out: '市长张强主持' → 张强, 张强主. What speaks for and against each is read in `evidence.py`,
whether it is a name is decided in `persons.py`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.annotate.reading import Reading
from kg.lexicon import terms
from kg.lexicon.names import DOTS, foreign_score, name_score, sound_characters, surname_characters, surname_sizes

_HAN = re.compile(r"[\u3400-\u9fff〇]+")
_MARKS = DOTS + "—．."
_DOTTED = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:[{_MARKS}][\u4e00-\u9fff]{{1,8}})+")
_LATIN = re.compile(r"[A-Z][A-Za-z]*(?:[ .·•][ ]?[A-Z][A-Za-z]*)*")
_DROP = str.maketrans("", "", _MARKS)
LONGEST_FOREIGN, LONGEST_RARE = 9, 5
# What no name was seen below, or next to none: log-odds by characters in running text, for a transliteration, and where a cut
# at one of the ends would part a word.
_LEAST, _LEAST_FOREIGN, _LEAST_IN_WORD = -6.0, -4.0, 2.0
_IN_WORD = -5.0


class Candidate(NamedTuple):
    """text[start:end] may be a name. `shape`: han, foreign, rare, dotted, latin. `score`: log-odds by its characters alone."""

    start: int
    end: int
    text: str
    shape: str
    score: float


def find_candidates(text: str, led: frozenset[int], closed: frozenset[int], reading: Reading) -> list[Candidate]:
    """All candidates of `text`, overlapping ones too, by start and end.

    `led`: places to which a title or a list leads; `closed`: places at which something begins that stands behind a name.
    """
    found = {(c.start, c.end): c for c in _rare(text, led, closed)}
    found.update(((c.start, c.end), c) for c in _foreign(text, led))
    found.update(((c.start, c.end), c) for c in _dotted(text) if not _holds_title(c, led))
    found.update(((c.start, c.end), c) for c in _chinese(text, led, reading))
    return [found[k] for k in sorted(found)]


def _holds_title(c: Candidate, led: frozenset[int]) -> bool:
    """Whether a title ends inside or at the end of the candidate: 市长|汉斯·贝克尔, 汉斯·贝克尔博士|."""
    return any(place in led for place in range(c.start + 1, c.end + 1))


def _chinese(text: str, led: frozenset[int], reading: Reading) -> Iterator[Candidate]:
    """Surname and one or two characters; a compound surname counts as one."""
    for run in _HAN.finditer(text):
        last = run.end()
        for start in [m.start() for m in _surname_begins().finditer(text, run.start(), last - 1)]:
            for size in surname_sizes(text[start : start + 2]):
                for end in range(start + size + 1, min(start + size + 2, last) + 1):
                    name = text[start:end]
                    if name[size:] in terms.posts():
                        continue  # 李县长 is a short form
                    score = name_score(name)
                    if start in led or (score > _LEAST and (score > _LEAST_IN_WORD or not reading.in_words(start, end, _IN_WORD))):
                        yield Candidate(start, end, name, "han", score)


@cache
def _surname_begins() -> re.Pattern[str]:
    return re.compile(f"[{surname_characters()}]")


def _dotted(text: str) -> Iterator[Candidate]:
    """Names in parts: 汉斯·贝克尔 with any beginning before its first dot and any end behind its last one; names in Latin letters."""
    for m in _LATIN.finditer(text):
        yield Candidate(m.start(), m.end(), m.group(), "latin", 0.0)
    for m in _DOTTED.finditer(text):
        dots = [i for i in range(m.start(), m.end()) if text[i] in _MARKS]
        for start in range(m.start(), dots[0]):
            for end in range(dots[-1] + 2, m.end() + 1):
                yield Candidate(start, end, text[start:end], "dotted", foreign_score(text[start:end].translate(_DROP)))


def _foreign(text: str, led: frozenset[int]) -> Iterator[Candidate]:
    """Names without a Chinese surname: where a title or a list leads to them, or by the sound of their characters alone."""
    spans = {(s, e) for run in _sounds().finditer(text) for s in (run.start(), run.start() + 1) for e in (run.end(), run.end() - 1)}
    for start in led:
        run = _HAN.match(text, start)
        spans.update((start, end) for end in range(start + 2, min(run.end() if run else start, start + LONGEST_FOREIGN) + 1))
    for start, end in spans:
        score = foreign_score(text[start:end])
        if 2 <= end - start <= LONGEST_FOREIGN and score > _LEAST_FOREIGN:
            yield Candidate(start, end, text[start:end], "foreign", score)


def _rare(text: str, led: frozenset[int], closed: frozenset[int]) -> Iterator[Candidate]:
    """Whatever stands between a title or list mark and what follows names, as no surname begins it: 处长|旋天白|汇报."""
    for start in led:
        run = _HAN.match(text, start)
        for end in range(start + 2, min(run.end() if run else start, start + LONGEST_RARE) + 1):
            if end in closed:
                yield Candidate(start, end, text[start:end], "rare", foreign_score(text[start:end]))


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"[{sound_characters()}]{{3,10}}")
