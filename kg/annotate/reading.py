"""How a stretch of text reads as everyday words: all ways to cut a run of characters into words, weighed by how common the words are.

'市长高兴地说': 高兴 is nearly always cut out as one word, 兴地 nearly never. No single cut is chosen.
"""

import re
from bisect import bisect_right
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
_TINY = 1e-250
_LEAST_SHARE = 1.2e-4
LEAST_CUT = log(_LEAST_SHARE)
# A run longer than 200 characters loses one of them, so that products stay within a float.
_RUN = re.compile(r"([\u3400-\u9fff〇]{1,200})[\u3400-\u9fff〇]?")

Found = tuple[int, int, int]  # a word by its number, and its start and end in a run


@cache
def _words() -> tuple[AhoCorasick, list[float]]:
    """All words of two and more characters, and the weight of each."""
    places = {*terms.words("places", "name"), *terms.words("places", "short"), *terms.words("place_words", "name")}
    shares = {word: share for word, share in {**dict.fromkeys(places, _PLACE), **word_shares()}.items() if len(word) > 1}
    return AhoCorasick(list(shares)), [exp(share + SCALE * len(word)) for word, share in shares.items()]


@cache
def _lone() -> dict[str, float]:
    """The weight of each character by itself: as a word, and as none."""
    return {word: exp(share + SCALE) + _UNKNOWN for word, share in word_shares().items() if len(word) == 1}


class Reading:
    """The weighed cuts of one text. Places are offsets between characters."""

    __slots__ = ("_after", "_before", "_runs", "_text", "_total")

    def __init__(self, text: str) -> None:
        size = len(text) + 1
        self._text, self._runs = text, [m.span(1) for m in _RUN.finditer(text)]
        self._before, self._after, self._total = [1.0] * size, [1.0] * size, [1.0] * size
        for start, end in self._runs:
            self._total[start : end + 1] = [0.0] * (end + 1 - start)  # not read yet

    def _read(self, place: int) -> None:
        """Weigh the run that holds `place`: most runs are never asked for."""
        start, end = self._runs[bisect_right(self._runs, (place, len(self._text))) - 1]
        self._before[start : end + 1], after = _sums(self._text[start:end])
        self._after[start : end + 1] = after
        self._total[start : end + 1] = [after[0]] * len(after)

    def cut(self, place: int) -> float:
        """Log of the share of cuts that part the text at `place`, between LEAST_CUT and 0; 0 beside anything but Han characters."""
        if not self._total[place]:
            self._read(place)
        return log(max(self._before[place] * self._after[place] / self._total[place], _LEAST_SHARE))

    def in_words(self, start: int, end: int, least: float) -> bool:
        """Whether a cut at `start` or at `end` would part a word: its log share of cuts lies below `least`."""
        return self.cut(start) < least or self.cut(end) < least

    def plain(self, start: int, end: int) -> float:
        """Log of how well everyday words explain text[start:end] among its neighbours; low where it reads as no words."""
        for place in (start, end):
            if not self._total[place]:
                self._read(place)
        return log(max(self._total[start], _TINY) / max(self._before[start] * self._after[end], _TINY)) - SCALE * (end - start)


def least_plain(text: str) -> float:
    """The least that `Reading.plain` says of a stretch, wherever it stands: as if it were cut into its characters alone."""
    share = lone_shares().get
    return min(-SCALE * len(text), sum([share(char, LONE) for char in text]))


@cache
def lone_shares() -> dict[str, float]:
    """Characters that are words → log of their share, at least LONE, which is that of all others."""
    return {word: max(share, LONE) for word, share in word_shares().items() if len(word) == 1}


@lru_cache(maxsize=1 << 8)
def _sums(run: str) -> tuple[list[float], list[float]]:
    """For each place of a run the summed weights of the cuts of what stands before it, and of what stands after it."""
    automaton, weights = _words()
    lone = _lone().get
    steps = [lone(char, _UNKNOWN) for char in run]
    found = automaton.find_matches_as_indexes(run, overlapping=True)
    return _forward(steps, found, weights), _backward(steps, found, weights)


def _forward(steps: Sequence[float], found: Sequence[Found], weights: Sequence[float]) -> list[float]:
    """For each place of a run the summed weights of the cuts of what stands before it. `steps`: what each character weighs by itself;
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
