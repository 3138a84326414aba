"""Terms on characters: where do the words of a lexicon stand in a text, whatever the segmenter would make of it.

'市委书记张强' with {'书记', '市委'} → 市委 at 0–2, 书记 at 2–4.
"""

from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

Value = TypeVar("Value")
_START = itemgetter(0)


class Match(NamedTuple, Generic[Value]):
    """A term at text[start:end] with what the lexicon says of it."""

    start: int
    end: int
    term: str
    value: Value


class Matcher(Generic[Value]):
    """All terms of a lexicon in one pass over the text (an Aho–Corasick automaton)."""

    def __init__(self, terms: Mapping[str, Value]) -> None:
        self._terms = list(terms.items())
        self._automaton = AhoCorasick(list(terms))

    def every(self, text: str) -> list[Match[Value]]:
        """Every occurrence, overlapping ones too, in the order of their ends."""
        terms, make = self._terms, tuple.__new__  # a third of the time that Match(…) takes
        return [make(Match, (start, end) + terms[i]) for i, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)]

    def begins(self, text: str) -> dict[int, Value]:
        """Where terms begin, with what the lexicon says of the longest one there."""
        terms = self._terms  # by their ends: the longest comes last
        return {start: terms[i][1] for i, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}

    def longest(self, text: str) -> list[Match[Value]]:
        """Occurrences that do not overlap: leftmost first, the longest of those that start together."""
        return longest(self.every(text))


class Endings:
    """Words with which a text may end; there are thousands, which `str.endswith` would try one by one."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._sizes: dict[str, set[int]] = {}  # by the last character
        for word in self._words:
            self._sizes.setdefault(word[-1], set()).add(len(word))

    def end(self, text: str) -> bool:
        """Whether the text ends with one of the words."""
        return any(text[-size:] in self._words for size in self._sizes.get(text[-1:], ()) if size <= len(text))


def longest(matches: Iterable[Match[Value]]) -> list[Match[Value]]:
    """Those of `matches`, which come by their ends, that do not overlap: leftmost first, the longest of those that start together."""
    chosen: list[Match[Value]] = []
    backwards = [*matches][::-1]
    for match in sorted(backwards, key=_START):
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
    return chosen
