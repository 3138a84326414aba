"""What may stand behind a name: the words of around_names.csv, and whatever is no Chinese character."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.annotate.letters import Flags, by_letter, letters
from kg.annotate.match import Matcher
from kg.lexicon import terms

_DOING = frozenset({"chair", "attend", "speak", "say", "act", "inspect", "receive", "go", "hear", "absent", "give"})


def words_behind(text: str) -> tuple[dict[int, str], frozenset[int]]:
    """The class of the longest of these words at each place where one begins; and all places at which something begins that stands
    behind names, the end of the text among them. Words of one character, every fourth of a text, are looked for in an array.
    """
    codes = letters(text)
    numbers, kinds = _single()[codes], _kinds()
    at = numbers.nonzero()[0]
    words = dict(zip(at.tolist(), [kinds[number] for number in numbers[at].tolist()], strict=True))
    words.update(_longer().begins(text))
    return words, frozenset([*words, *_no_han()[codes].nonzero()[0].tolist(), len(text)])


@cache
def behind() -> frozenset[str]:
    """All that may be said of what stands behind a place."""
    return frozenset({"post", "verb", "line", "han", "other", *terms.column("around_names", "term", "class").values()})


@cache
def _words() -> dict[str, str]:
    verbs = (t for t, kind in terms.column("cues", "term", "class").items() if kind in _DOING and len(t) > 1)
    return {**dict.fromkeys(verbs, "verb"), **terms.column("around_names", "term", "class")}


@cache
def _longer() -> Matcher[str]:
    return Matcher({term: kind for term, kind in _words().items() if len(term) > 1})


@cache
def _kinds() -> list[str]:
    """The classes, each at its number; none has 0."""
    return ["", *sorted(set(_words().values()))]


@cache
def _single() -> NDArray[np.int8]:
    """The number of the class of each character that is such a word."""
    return by_letter({term: _kinds().index(kind) for term, kind in _words().items() if len(term) == 1}).astype(np.int8)


@cache
def _no_han() -> Flags:
    return by_letter({}, 1.0, han=0.0) > 0
