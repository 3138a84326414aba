"""How a stretch of text reads as everyday words: all ways to cut a run of characters into words, weighed by how common the words are.

'市长高兴地说': 高兴 is nearly always cut out as one word, 兴地 nearly never. No single cut is chosen.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp, log

from ahocorasick_rs import AhoCorasick

from kg.lexicon import terms
from kg.lexicon.names import word_shares

SCALE = 7.0  # about the log share of text that one character carries; keeps products of shares near one
LONE = -13.0  # log share of a character that is no word
_UNKNOWN = exp(SCALE + LONE)
_PLACE = -10.5  # log share of the name of a place that the word table lacks
_LEAST_SHARE = 1.2e-4
LEAST_CUT = log(_LEAST_SHARE)
_LONGEST = 50  # characters on each side of one that its stretch may have, so that products stay within a float
_WORD = re.compile(r"[\u3400-\u9fff〇]{2,}")

Found = tuple[int, int, int]  # a word by its number, and its start and end in a stretch
Stretch = tuple[int, int, list[float], list[float]]  # text[start:end], and what `_sums` says of it


@cache
def _shares() -> dict[str, float]:
    """All words of two and more Han characters with the logs of their shares."""
    places = {*terms.words("places", "name"), *terms.words("places", "short"), *terms.words("place_words", "name")}
    return {word: share for word, share in {**dict.fromkeys(places, _PLACE), **word_shares()}.items() if _WORD.fullmatch(word)}


@cache
def _words() -> tuple[AhoCorasick, list[float]]:
    """These words, and the weight of each."""
    return AhoCorasick(list(_shares())), [exp(share + SCALE * len(word)) for word, share in _shares().items()]


@cache
def _inside() -> frozenset[str]:
    """Every two characters that stand side by side in one of them: between no others a word goes on."""
    return frozenset(word[i : i + 2] for word in _shares() for i in range(len(word) - 1))


@cache
def _lone() -> dict[str, float]:
    """The weight of each character by itself: as a word, and as none."""
    return {word: exp(share + SCALE) + _UNKNOWN for word, share in word_shares().items() if len(word) == 1}


class Reading:
    """The weighed cuts of one text. Places are offsets between characters.

    Most places lie inside no word, and what stands before such a place says nothing of what stands behind it. So only the stretch
    between two of them is weighed that holds what is asked for: a word or two, often known from other texts.
    """

    __slots__ = ("_stretches", "_text")

    def __init__(self, text: str) -> None:
        self._text, self._stretches = text, dict[int, Stretch]()

    def _stretch(self, at: int) -> Stretch:
        """The stretch that holds text[at]."""
        if (known := self._stretches.get(at)) is not None:
            return known
        text, inside, start, end = self._text, _inside(), at, at + 1
        while text[start - 1 : start + 1] in inside and at - start < _LONGEST:
            start -= 1
        while text[end - 1 : end + 1] in inside and end - at < _LONGEST:
            end += 1
        found = start, end, *_sums(text[start:end])
        self._stretches.update(dict.fromkeys(range(start, end), found))
        return found

    def cut(self, place: int) -> float:
        """Log of the share of cuts that part the text at `place`, between LEAST_CUT and 0; 0 beside anything but Han characters."""
        if self._text[place - 1 : place + 1] not in _inside():
            return 0.0
        start, _, before, after = self._stretch(place)
        return log(max(before[place - start] * after[place - start] / after[0], _LEAST_SHARE))

    def in_words(self, start: int, end: int, least: float) -> bool:
        """Whether a cut at `start` or at `end` would part a word: its log share of cuts lies below `least`."""
        return self.cut(start) < least or self.cut(end) < least

    def plain(self, start: int, end: int) -> float:
        """Log of how well everyday words explain text[start:end] among its neighbours; low where it reads as no words."""
        weight, at = 1.0, start
        while True:
            first, last, before, after = self._stretch(at)
            weight *= after[0] / before[at - first]
            if last >= end:
                return log(weight / after[end - first]) - SCALE * (end - start)
            at = last


@lru_cache(maxsize=1 << 13)
def least_plain(text: str) -> float:
    """The least that `Reading.plain` says of a stretch, wherever it stands: as if it were cut into its characters alone."""
    share = lone_shares().get
    return min(-SCALE * len(text), sum([share(char, LONE) for char in text]))


@cache
def lone_shares() -> dict[str, float]:
    """Characters that are words → log of their share, at least LONE, which is that of all others."""
    return {word: max(share, LONE) for word, share in word_shares().items() if len(word) == 1}


@lru_cache(maxsize=1 << 12)
def _sums(run: str) -> tuple[list[float], list[float]]:
    """For each place of a stretch the summed weights of the cuts of what stands before it, and of what stands after it."""
    automaton, weights = _words()
    lone = _lone().get
    steps = [lone(char, _UNKNOWN) for char in run]
    found = automaton.find_matches_as_indexes(run, overlapping=True)
    return _forward(steps, found, weights), _backward(steps, found, weights)


def _forward(steps: Sequence[float], found: Sequence[Found], weights: Sequence[float]) -> list[float]:
    """For each place of a stretch the summed weights of the cuts of what stands before it. `steps`: what each character weighs by itself;
    `found`: longer words by their ends."""
    sums = [1.0] + [0.0] * len(steps)
    done = 0
    for i, start, end in found:
        while done < end:
            sums[done + 1] = sums[done] * steps[done]
            done += 1
        sums[end] += sums[start] * weights[i]
    for i in range(done, len(steps)):
        sums[i + 1] = sums[i] * steps[i]
    return sums


def _backward(steps: Sequence[float], found: Sequence[Found], weights: Sequence[float]) -> list[float]:
    """The same for what stands after each place."""
    sums = [0.0] * len(steps) + [1.0]
    done = len(steps)
    for i, start, end in reversed(found):
        while done > end:
            done -= 1
            sums[done] += sums[done + 1] * steps[done]
        sums[start] += sums[end] * weights[i]
    for i in range(done - 1, -1, -1):
        sums[i] += sums[i + 1] * steps[i]
    return sums
