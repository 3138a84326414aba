"""Name candidates: every stretch of text that may be a person's name.

Text and titles in, `Candidate`s out: '市长张强主持' → 张强, 张强主. What speaks for and against each is read in `evidence.py`,
whether it is a name is decided in `persons.py`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from kg.annotate.likely import LEAST, ZERO, Likely, likely_names
from kg.annotate.nobody import is_nobody
from kg.annotate.reading import Reading
from kg.lexicon import terms
from kg.lexicon.names import (
    DOTS,
    foreign_score,
    foreign_scores,
    is_common,
    is_surname,
    name_score,
    sound_characters,
)
from kg.lexicon.rules import rule

_HAN = re.compile(rf"[\u3400-\u9fff{ZERO}]+")
_MARKS = DOTS + "—．."
_LONGEST_PART = 8
_PART = rf"[\u4e00-\u9fff]{{1,{_LONGEST_PART}}}"
_DOTTED = re.compile(rf"{_PART}(?:[{_MARKS}]{_PART})+")
_MARK = re.compile(f"[{_MARKS}]")
_WORD = 4  # characters of a Latin word before a name, at most
_LATIN = re.compile(r"[A-Z][A-Za-z]*(?:[ .·•][ ]?[A-Z][A-Za-z]*)*")
_DROP = str.maketrans("", "", _MARKS)
LONGEST_FOREIGN, LONGEST_RARE, _LONGEST_CHINESE = 9, 5, 4
_DOUBLED, _LEAST_DOUBLED = 4, 3.0  # characters of a name with two single surnames, and the log-odds that one has
# What next to no name was seen below: log-odds of a transliteration, and by characters where a cut at one of the ends would part a word.
_LEAST_FOREIGN, _LEAST_IN_WORD = -4.0, 2.0
_IN_WORD = -5.0


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
    counting: Callable[[Likely, Iterable[Candidate]], Collection[str]] | None = None,
) -> list[Candidate]:
    """All candidates of `text`, overlapping ones too, by start and end.

    `led`: places to which a title or a list leads; `closed`: places at which something begins that stands behind a name; `counting`:
    picks the strings that can be names or speak for some, of the Chinese ones to which nothing leads and of all others.
    """
    likely = likely_names(text)
    found = {(c.start, c.end): c for c in (*_foreign(text), *_led(text, led, closed), *_dotted(text, led))}
    _overrule(found, _shown(likely, led), led, reading)
    found.update(((c.start, c.end), c) for c in [*_doubled_again(text, found.values())])
    strings = counting and counting(likely, found.values())
    _overrule(found, _unled(likely, led, strings), led, reading)
    wanted = (c for c in found.values() if strings is None or c.text in strings)
    return sorted(c for c in wanted if not is_nobody(text, c.start, c.end, c.start in led) and not _in_word(c, led, reading))


def _overrule(found: dict[tuple[int, int], Candidate], chinese: Iterable[Candidate], led: frozenset[int], reading: Reading) -> None:
    """What is a Chinese name too is taken as one, but where it would be cut out of a word."""
    found.update(((c.start, c.end), c) for c in chinese if (c.start, c.end) not in found or not _in_word(c, led, reading))


def _in_word(c: Candidate, led: frozenset[int], reading: Reading) -> bool:
    """Whether a Chinese name to which nothing leads would be cut out of a word."""
    return c.shape == "han" and c.score <= _LEAST_IN_WORD and c.start not in led and reading.in_words(c.start, c.end, _IN_WORD)


def _holds_title(start: int, end: int, led: frozenset[int]) -> bool:
    """Whether a title ends inside or at the end of a candidate: 市长|汉斯·贝克尔, 汉斯·贝克尔博士|."""
    return not led.isdisjoint(range(start + 1, end + 1))


def _shown(likely: Likely, led: frozenset[int]) -> Iterator[Candidate]:
    """Chinese names to which something leads, however unlikely, and those behind surnames of two characters."""
    for start in led.union(likely.compound):
        run = _HAN.match(likely.text, start, start + _LONGEST_CHINESE)
        for name in _names_in(run[0]) if run else ():
            if (score := name_score(name)) > LEAST or start in led:
                yield Candidate(start, start + len(name), name, "han", score)


def _doubled_again(text: str, shown: Iterable[Candidate]) -> Iterator[Candidate]:
    """Other places of the names with two single surnames to which something leads once: 陈黄淑芳 without her title."""
    doubled = {c.text: c.score for c in shown if c.shape == "han" and len(c.text) == _DOUBLED and not is_surname(c.text[:2])}
    for name, score in doubled.items():
        yield from (Candidate(m.start(), m.end(), name, "han", score) for m in re.finditer(name, text))


def _unled(likely: Likely, led: frozenset[int], strings: Collection[str] | None) -> Iterator[Candidate]:
    """Other Chinese names, without those too unlikely in running text: of these strings, or all."""
    for start, name, score in likely:
        if (strings is None or name in strings) and start not in led and start not in likely.compound and _goes_with(name, 1):
            yield Candidate(start, start + len(name), name, "han", score)


def _names_in(run: str) -> Collection[str]:
    """The Chinese names with which the characters begin: surname and one or two more; a compound surname counts as one.

    With two single surnames too, 陈黄淑芳.
    """
    surnames = [size for size in (1, 2) if is_surname(run[:size])]
    ends = [(size, size + given) for size in surnames for given in (1, 2) if size + given <= len(run)]
    two = len(run) == _DOUBLED and surnames == [1] and is_surname(run[1])
    doubled = two and not is_common(run[2:]) and name_score(run) > _LEAST_DOUBLED
    return {run[:end] for size, end in [*ends, *([(2, _DOUBLED)] if doubled else [])] if _goes_with(run[:end], size)}


def _goes_with(name: str, size: int) -> bool:
    """Whether what stands behind a surname of that size can be a given name, and the surname is none of the words that it is too."""
    return name[size:] not in _no_given() and not (name[0] in _prepositions() and _is_common_behind(name))


@cache
def _no_given() -> frozenset[str]:
    """What is no given name behind a surname: 李县长 is a short form, 李大爷 is nobody's name, and 时首先 are two words."""
    groups = terms.grouped("body_words")
    return frozenset({*terms.posts(), *groups["address"], *groups["no-given"]})


def _is_common_behind(name: str) -> bool:
    """Whether a common word stands behind a surname that is a preposition too: 向师生 in 向师生介绍."""
    return len(name) == 3 and is_common(name[1:])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(terms.grouped("body_words")["preposition-too"])


def _dotted(text: str, led: frozenset[int]) -> Iterator[Candidate]:
    """Names in parts: 汉斯·贝克尔 with any beginning before its first dot and any end behind its last one; names in Latin letters."""
    for m in _LATIN.finditer(text):
        if not (_holds_title(m.start(), m.end(), led) or rule("inside-latin").search(text, max(m.start() - _WORD, 0), m.start())):
            yield Candidate(m.start(), m.end(), m.group(), "latin", 0.0)
    for m in _in_parts(text):
        dots = [i for i in range(m.start(), m.end()) if text[i] in _MARKS]
        for start in range(m.start(), dots[0]):
            for end in range(dots[-1] + 2, m.end() + 1):
                if not _holds_title(start, end, led):
                    yield Candidate(start, end, text[start:end], "dotted", foreign_score(text[start:end].translate(_DROP)))


def _in_parts(text: str) -> Iterator[re.Match[str]]:
    """What `_DOTTED` finds in the text, looked for around its marks alone."""
    done = 0
    for mark in _MARK.finditer(text):
        first = _DOTTED.search(text, max(done, mark.start() - _LONGEST_PART), mark.end() + 1) if mark.start() >= done else None
        if first and (whole := _DOTTED.match(text, first.start())):
            done = whole.end()
            yield whole


def _foreign(text: str) -> Iterator[Candidate]:
    """Names without a Chinese surname, by the sound of their characters alone."""
    spans = {(s, e) for run in _sounds().finditer(text) for s in (run.start(), run.start() + 1) for e in (run.end(), run.end() - 1)}
    for start, end in spans:
        if 2 <= end - start <= LONGEST_FOREIGN and (score := foreign_score(text[start:end])) > _LEAST_FOREIGN:
            yield Candidate(start, end, text[start:end], "foreign", score)


def _led(text: str, led: frozenset[int], closed: frozenset[int]) -> Iterator[Candidate]:
    """Names without a Chinese surname to which a title or a list leads: what sounds like one, and whatever stands between such a mark
    and what follows names, 处长|旋天白|汇报.
    """
    for start in led:
        if text[start : start + 2] in _doing():  # 主席|访问哈萨克斯坦
            continue
        for end, score in _led_to(text, start, LONGEST_FOREIGN):
            if score > _LEAST_FOREIGN:
                yield Candidate(start, end, text[start:end], "foreign", score)
            elif end in closed and end - start <= LONGEST_RARE:
                yield Candidate(start, end, text[start:end], "rare", score)


@cache
def _doing() -> frozenset[str]:
    """Words that tell what somebody did: 访问, 强调."""
    return frozenset(terms.grouped("around_names")["verb"])


def _led_to(text: str, start: int, longest: int) -> Iterator[tuple[int, float]]:
    """The ends of all runs of two and more Han characters that begin at `start`, each with how it sounds."""
    run = _HAN.match(text, start, start + longest)
    return islice(enumerate(foreign_scores(run[0] if run else ""), start + 1), 1, None)


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"[{sound_characters()}]{{3,10}}")
