"""How much a string looks like a personal name by its characters alone.

All scores are natural logs. The tables are built by `scripts/build_lexicon.py`.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from math import inf, log
from types import MappingProxyType

from kg.lexicon.table import read_table

DOTS = "·•・‧∙"
_DOTS = frozenset(DOTS)
_LENGTHS = {1: log(0.14), 2: log(0.86)}  # share of given names of one and of two characters
_DOUBLED = log(0.002)  # share of names whose bearer carries two single surnames
_COMPOUND_LENGTHS = {1: log(0.55), 2: log(0.45)}
_COMMON = -12.0  # log share of all words; what is commoner is no name
_DOT = 5.0  # a dot between characters of transliterations is nearly always a name's

Triple = tuple[float, float, float]


@lru_cache(maxsize=1 << 12)
def name_score(text: str) -> float:
    """Log-odds that the Han string is a personal name rather than running text; above 0 for most names.

    Two to four characters, spaces removed; longer or dotted strings are judged as transliterations. -inf without a surname.
    """
    if not _DOTS.isdisjoint(text):
        return foreign_score(text)
    if not 2 <= len(text) <= 4:
        return -inf
    score = _single(text)
    if text[:2] in _surnames():
        score = max(score, _compound(text))
    return max(score, _doubled(text)) if len(text) == 4 else score


@cache
def score_parts(size: int) -> Sequence[tuple[dict[str, float], float]]:
    """What `name_score` adds up, of names of two or three characters behind a surname of one: for each place what every character adds,
    and what any other one does.
    """
    chars, default = _given_chars()
    surnames = {surname: odds + _LENGTHS[size - 1] for surname, odds in _surnames().items() if len(surname) == 1}
    given = (2,) if size == 2 else (0, 1)
    return [(surnames, -inf), *(({char: values[i] for char, values in chars.items()}, default[i]) for i in given)]


@cache
def compound_surnames() -> frozenset[str]:
    """Surnames of two characters."""
    return frozenset(surname for surname in _surnames() if len(surname) == 2)


def is_surname(text: str) -> bool:
    """Whether the string is a surname, single or compound, in either script."""
    return text in _surnames()


def surname_of(name: str) -> str | None:
    """The surname that a name begins with, in the more likely reading; None without one."""
    readings = {name[:1]: max(_single(name), _doubled(name)), name[:2]: _compound(name)}
    best = max(readings, key=lambda surname: readings[surname])
    return best if readings[best] > -inf else None


@lru_cache(maxsize=1 << 12)
def foreign_score(text: str) -> float:
    """Log-odds that the string is a name written sound by sound; a dot counts for it. -inf for the empty string."""
    parts = text.translate(_NO_DOTS)
    if not parts:
        return -inf
    odds, default = _foreign()
    return sum([odds.get(char, default) for char in parts]) + _DOT * (len(parts) < len(text))


def foreign_scores(run: str) -> list[float]:
    """`foreign_score` of each beginning of a run without dots, the first character alone first."""
    odds, default = _foreign()
    return list(accumulate([odds.get(char, default) for char in run]))


def word_logprob(text: str) -> float | None:
    """Log of the share of running-text positions at which the string stands as an everyday word; None where it is no such word."""
    return _words().get(text)


def foreign_odds(char: str) -> float:
    """Log-odds of one character to stand in a name written sound by sound."""
    odds, default = _foreign()
    return odds.get(char, default)


@cache
def foreign_range() -> tuple[float, float]:
    """The least and the greatest of `foreign_odds`."""
    odds, default = _foreign()
    return min(default, *odds.values()), max(default, *odds.values())


@cache
def everyday_words() -> frozenset[str]:
    """All strings of which `word_logprob` knows the share."""
    return frozenset(_words())


@cache
def word_range() -> tuple[float, float]:
    """The least and the greatest of `word_logprob`."""
    return min(_words().values()), max(_words().values())


@cache
def sound_characters() -> str:
    """The characters that stand in such names more than in running text."""
    return "".join(char for char, odds in _foreign()[0].items() if odds > 0.5)


def is_common(word: str) -> bool:
    """Whether a string is a word of everyday, too common to be taken for a given name or for the name of a place."""
    return word_shares().get(word, _COMMON) > _COMMON


@cache
def word_shares() -> Mapping[str, float]:
    """Everyday words of one to four characters → log of their share of the words of running text."""
    return MappingProxyType({word: float(row["share"]) for row in read_table("word_shares") for word in row["words"].split()})


_NO_DOTS = str.maketrans("", "", DOTS)


def _single(text: str) -> float:
    surname, given = text[:1], text[1:]
    return _odds(surname) + _LENGTHS[len(given)] + _given(given) if len(given) in _LENGTHS else -inf


def _compound(text: str) -> float:
    surname, given = text[:2], text[2:]
    return _odds(surname) + _COMPOUND_LENGTHS[len(given)] + _given(given) if len(given) in _COMPOUND_LENGTHS else -inf


def _doubled(text: str) -> float:
    if len(text) != 4:
        return -inf
    return _odds(text[0]) + _odds(text[1]) + _DOUBLED + _given(text[2:])


def _given(given: str) -> float:
    chars, default = _given_chars()
    if len(given) == 1:
        return chars.get(given, default)[2]
    return chars.get(given[0], default)[0] + chars.get(given[1], default)[1]


def _odds(surname: str) -> float:
    return _surnames().get(surname, -inf)


@cache
def _surnames() -> dict[str, float]:
    return {row["surname"]: float(row["odds"]) for row in read_table("surnames")}


@cache
def _given_chars() -> tuple[dict[str, Triple], Triple]:
    chars = {row["char"]: (float(row["first"]), float(row["second"]), float(row["single"])) for row in read_table("given_names")}
    return chars, chars.pop("*")


@cache
def _foreign() -> tuple[dict[str, float], float]:
    odds = {row["char"]: float(row["odds"]) for row in read_table("foreign_chars")}
    return odds, odds.pop("*")


@cache
def _words() -> dict[str, float]:
    return {row["word"]: float(row["logprob"]) for row in read_table("common_words")}
