"""Name candidates: every stretch of text that may be a person's name.

Text and titles in, `Candidate`s out: '市长张强主持' → 张强, 张强主. What speaks for and against each is read in `evidence.py`,
whether it is a name is decided in `persons.py`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from kg.annotate.nobody import is_nobody
from kg.annotate.reading import Reading
from kg.lexicon import terms
from kg.lexicon.names import (
    DOTS,
    closing,
    foreign_score,
    foreign_scores,
    is_common,
    is_surname,
    name_score,
    openings,
    sound_characters,
    surname_characters,
    surname_sizes,
)

_HAN = re.compile(r"[\u3400-\u9fff〇]+")
_MARKS = DOTS + "—．."
_LONGEST_PART = 8
_PART = rf"[\u4e00-\u9fff]{{1,{_LONGEST_PART}}}"
_DOTTED = re.compile(rf"{_PART}(?:[{_MARKS}]{_PART})+")
_MARK = re.compile(f"[{_MARKS}]")
_LATIN = re.compile(r"[A-Z][A-Za-z]*(?:[ .·•][ ]?[A-Z][A-Za-z]*)*")
_DROP = str.maketrans("", "", _MARKS)
LONGEST_FOREIGN, LONGEST_RARE = 9, 5
_DOUBLED, _LEAST_DOUBLED = 4, 3.0  # characters of a name with two single surnames, and the log-odds that one has
# What no name was seen below, or next to none: log-odds by characters in running text, for a transliteration, and where a cut
# at one of the ends would part a word.
_LEAST, _LEAST_FOREIGN, _LEAST_IN_WORD = -6.0, -4.0, 2.0
_IN_WORD = -5.0

Scored = tuple[int, str, float]  # the length of the surname, the name, its log-odds


class Candidate(NamedTuple):
    """text[start:end] may be a name. `shape`: han, foreign, rare, dotted, latin. `score`: log-odds by its characters alone."""

    start: int
    end: int
    text: str
    shape: str
    score: float


def find_candidates(
    text: str,
    led: frozenset[int],
    closed: frozenset[int],
    reading: Reading,
    worth: Callable[[Collection[Candidate]], Collection[Candidate]] = list,
) -> list[Candidate]:
    """All candidates of `text`, overlapping ones too, by start and end.

    `led`: places to which a title or a list leads; `closed`: places at which something begins that stands behind a name; `worth`:
    picks those for which the text is worth reading.
    """
    found = {(c.start, c.end): c for c in _rare(text, led, closed)}
    found.update(((c.start, c.end), c) for c in _foreign(text, led))
    found.update(((c.start, c.end), c) for c in _dotted(text) if not _holds_title(c, led))
    chinese = [c for c in _chinese(text, led) if (c.start, c.end) not in found or not _in_word(c, led, reading)]
    found.update(((c.start, c.end), c) for c in chinese)
    worthy = worth([c for c in found.values() if not is_nobody(text, c.start, c.end, c.start in led)])
    return sorted(c for c in worthy if not _in_word(c, led, reading))


def _in_word(c: Candidate, led: frozenset[int], reading: Reading) -> bool:
    """Whether a Chinese name to which nothing leads would be cut out of a word."""
    return c.shape == "han" and c.score <= _LEAST_IN_WORD and c.start not in led and reading.in_words(c.start, c.end, _IN_WORD)


def _holds_title(c: Candidate, led: frozenset[int]) -> bool:
    """Whether a title ends inside or at the end of the candidate: 市长|汉斯·贝克尔, 汉斯·贝克尔博士|."""
    return any(place in led for place in range(c.start + 1, c.end + 1))


def _chinese(text: str, led: frozenset[int]) -> Iterator[Candidate]:
    """Surname and one or two characters; a compound surname counts as one."""
    no_given, prepositions = _no_given(), _prepositions()
    for m in _surname_begins().finditer(text):
        start, run = m.start(), m[0] + m[1]
        for size, name, score in _shown(run) if start in led else _likely(run):
            if name[size:] not in no_given and not (name[0] in prepositions and _is_common_behind(name)):
                yield Candidate(start, start + len(name), name, "han", score)


def _likely(run: str) -> Iterable[Scored]:
    """The names with which these Han characters begin, without those too unlikely in running text."""
    two, third = run[:2], run[2:3]
    opened = openings(two)
    if opened is None:
        return [scored for scored in _shown(run) if scored[2] > _LEAST]
    short, surname, first = opened
    found = [(1, two, short)] if short > _LEAST else []
    if third and (longer := surname + (first + closing(third))) > _LEAST:
        found.append((1, two + third, longer))
    return found


def _shown(run: str) -> Iterable[Scored]:
    """All names with which these Han characters begin, however unlikely; with two single surnames too, 林郑月娥."""
    names = [(size, run[:end]) for size in surname_sizes(run[:2]) for end in range(size + 1, min(size + 2, len(run)) + 1)]
    if len(run) == _DOUBLED and name_score(run) > _LEAST_DOUBLED and not is_surname(run[:2]) and not is_common(run[2:]):
        names.append((2, run))
    return ((size, name, name_score(name)) for size, name in names)


@cache
def _no_given() -> frozenset[str]:
    """What is no given name behind a surname: 李县长 is a short form, and 李大爷 is nobody's name."""
    return frozenset({*terms.posts(), *terms.grouped("body_words")["address"]})


def _is_common_behind(name: str) -> bool:
    """Whether a common word stands behind a surname that is a preposition too: 向师生 in 向师生介绍."""
    return len(name) == 3 and is_common(name[1:])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(terms.grouped("body_words")["preposition-too"])


@cache
def _surname_begins() -> re.Pattern[str]:
    """Where a surname begins before Han characters, of which group 1 has three at most."""
    return re.compile(f"[{surname_characters()}](?=({_HAN.pattern.removesuffix('+')}{{1,3}}))")


def _dotted(text: str) -> Iterator[Candidate]:
    """Names in parts: 汉斯·贝克尔 with any beginning before its first dot and any end behind its last one; names in Latin letters."""
    for m in _LATIN.finditer(text):
        yield Candidate(m.start(), m.end(), m.group(), "latin", 0.0)
    for m in _in_parts(text):
        dots = [i for i in range(m.start(), m.end()) if text[i] in _MARKS]
        for start in range(m.start(), dots[0]):
            for end in range(dots[-1] + 2, m.end() + 1):
                yield Candidate(start, end, text[start:end], "dotted", foreign_score(text[start:end].translate(_DROP)))


def _in_parts(text: str) -> Iterator[re.Match[str]]:
    """What `_DOTTED` finds in the text, looked for around its marks alone."""
    done = 0
    for mark in _MARK.finditer(text):
        first = _DOTTED.search(text, max(done, mark.start() - _LONGEST_PART), mark.end() + 1) if mark.start() >= done else None
        if first and (whole := _DOTTED.match(text, first.start())):
            done = whole.end()
            yield whole


def _foreign(text: str, led: frozenset[int]) -> Iterator[Candidate]:
    """Names without a Chinese surname: where a title or a list leads to them, or by the sound of their characters alone."""
    spans = {(s, e) for run in _sounds().finditer(text) for s in (run.start(), run.start() + 1) for e in (run.end(), run.end() - 1)}
    heard = [(start, end, foreign_score(text[start:end])) for start, end in spans if 2 <= end - start <= LONGEST_FOREIGN]
    shown = [(start, end, score) for start in led for end, score in _led_to(text, start, LONGEST_FOREIGN)]
    for start, end, score in [*heard, *shown]:
        if score > _LEAST_FOREIGN:
            yield Candidate(start, end, text[start:end], "foreign", score)


def _rare(text: str, led: frozenset[int], closed: frozenset[int]) -> Iterator[Candidate]:
    """Whatever stands between a title or list mark and what follows names, as no surname begins it: 处长|旋天白|汇报."""
    for start in led:
        for end, score in _led_to(text, start, LONGEST_RARE):
            if end in closed:
                yield Candidate(start, end, text[start:end], "rare", score)


def _led_to(text: str, start: int, longest: int) -> Iterator[tuple[int, float]]:
    """The ends of all runs of two and more Han characters that begin at `start`, each with how it sounds."""
    run = _HAN.match(text, start, start + longest)
    return islice(enumerate(foreign_scores(run[0] if run else ""), start + 1), 1, None)


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"[{sound_characters()}]{{3,10}}")
