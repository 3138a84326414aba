"""Chinese names by their characters alone: where in a text a surname and one or two characters stand that may be one.

Every fourth character is a surname too, so the text is looked through as an array, all places at once.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from kg.annotate.letters import NOTHING, Flags, Letters, Places, Values, by_letter, letters
from kg.lexicon.names import compound_surnames, score_parts

SIZES = (2, 3)
LEAST = -6.0  # log-odds by characters in running text below which no name was seen to which nothing leads
ZERO = "〇"  # stands among Chinese characters


class Likely(NamedTuple):
    """Names behind surnames of one character. `codes`: those of the text, with two and four of NOTHING around them; for each size of names
    where they begin in the text, and their scores as in `name_score`. `compound`: where surnames of two characters begin.
    """

    text: str
    codes: Letters
    places: dict[int, Places]
    scores: dict[int, Values]
    compound: frozenset[int]

    def __iter__(self) -> Iterator[tuple[int, str, float]]:  # type: ignore[override]
        """Start, name and score of each."""
        for size in SIZES:
            for start, score in zip(self.places[size].tolist(), self.scores[size].tolist(), strict=True):
                yield start, self.text[start : start + size], score


def likely_names(text: str) -> Likely:
    """The names of the text that are likely enough, whatever stands around them."""
    codes = letters(NOTHING * 2 + text + NOTHING * 4)
    starts = (_parts(2)[0][codes[2:-4]] > -np.inf).nonzero()[0]
    places, scores = {}, {}
    for size in SIZES:
        surnames, *given = (part[codes[2 + i :][starts]] for i, part in enumerate(_parts(size)))
        score = surnames + (given[0] + given[1] if len(given) == 2 else given[0])
        places[size], scores[size] = starts[score > LEAST], score[score > LEAST]
    return Likely(text, codes, places, scores, _compound(text, codes))


@cache
def _parts(size: int) -> Sequence[Values]:
    """What each character adds to the score of names of that size, by its place in them; -inf where it cannot stand."""
    (surnames, _), *given = score_parts(size)
    return [by_letter(surnames, -np.inf), *(by_letter({ZERO: other} | values, -np.inf, han=other) for values, other in given)]


def _compound(text: str, codes: Letters) -> frozenset[int]:
    begun = _begins_compound()[codes[2:-4]].nonzero()[0].tolist()
    return frozenset(i for i in begun if text[i : i + 2] in compound_surnames())


@cache
def _begins_compound() -> Flags:
    return by_letter({surname[0]: 1.0 for surname in compound_surnames()}) > 0
