"""Name candidates: every stretch of text that may be a person's name, with what speaks for and against it.

Text and titles in, `Candidate`s out: '市长张强主持' → 张强 (behind a title, before 主持), 张强主 (behind a title, before 持).
Whether a candidate is a name is decided in `persons.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.annotate.match import Matcher
from kg.lexicon import terms
from kg.lexicon.names import foreign_score, is_surname, name_score, word_logprob

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·•・—．.][\u4e00-\u9fff]{1,8})+|[A-Z][A-Za-z]*(?:[ .·•][ ]?[A-Z][A-Za-z]*)*")
_HAN = re.compile(r"[\u3400-\u9fff〇]+")
_LIST = frozenset("、，,；")
LONGEST_FOREIGN = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """text[start:end] may be a name. `shape`: han, foreign, dotted. `score`: log-odds by its characters alone."""

    start: int
    end: int
    text: str
    shape: str
    score: float


@cache
def _after() -> Matcher[str]:
    """Words that stand directly behind a name, with their class."""
    return Matcher(terms.column("around_names", "term", "class"))


def find_candidates(text: str, title_ends: frozenset[int]) -> list[Candidate]:
    """All candidates of `text`, overlapping ones too, by start and end."""
    found = [*_chinese(text), *_dotted(text), *_foreign(text, title_ends)]
    unique = {(c.start, c.end): c for c in found}
    return [unique[k] for k in sorted(unique)]


def _chinese(text: str) -> Iterator[Candidate]:
    """Surname and one or two characters; a compound surname counts as one."""
    for run in _HAN.finditer(text):
        for start in range(run.start(), run.end() - 1):
            for size in (1, 2):
                if not is_surname(text[start : start + size]):
                    continue
                for given in (1, 2):
                    end = start + size + given
                    if end <= run.end():
                        name = text[start:end]
                        yield Candidate(start, end, name, "han", name_score(name))


def _dotted(text: str) -> Iterator[Candidate]:
    for m in _DOTTED.finditer(text):
        yield Candidate(m.start(), m.end(), m.group(), "dotted", 4.0)


def _foreign(text: str, title_ends: frozenset[int]) -> Iterator[Candidate]:
    """Names without a Chinese surname, only where a title or a list of names leads to them."""
    starts = title_ends | {i + 1 for i, c in enumerate(text) if c in "、。，\n"}
    for start in sorted(starts):
        run = _HAN.match(text, start)
        if run:
            for end in range(start + 2, min(run.end(), start + LONGEST_FOREIGN) + 1):
                name = text[start:end]
                yield Candidate(start, end, name, "foreign", foreign_score(name))


def features(
    c: Candidate, text: str, title_ends: frozenset[int], seps_after: frozenset[int], right: dict[int, str]
) -> Iterable[tuple[str, float]]:
    """Named evidence about one candidate, each with its weight; the names are the keys of the trained model.

    `seps_after`: places behind a list separator; `right[i]`: class of the longest word of around_names.csv that begins at i.
    """
    shape = f"{c.shape}{min(c.end - c.start, 5)}"
    yield f"shape={shape}", 1.0
    yield f"score:{c.shape}", max(-12.0, min(c.score, 12.0)) / 4
    word = word_logprob(c.text) if c.shape == "han" else None
    yield ("word", (word + 16.0) / 4) if word is not None else ("no-word", 1.0)
    before = "title" if c.start in title_ends else "list" if c.start in seps_after else "other"
    yield f"before={before}", 1.0
    yield f"before={before}&{shape}", 1.0
    left1, left2 = text[c.start - 1 : c.start] or "^", text[max(c.start - 2, 0) : c.start] or "^"
    right1, right2 = text[c.end : c.end + 1] or "$", text[c.end : c.end + 2] or "$"
    if before != "title":
        yield f"l1={left1}", 1.0
        yield f"l2={left2}", 1.0
    yield f"r1={right1}", 1.0
    yield f"r2={right2}", 1.0
    yield f"after={right.get(c.end, '-')}", 1.0
    yield f"{before}&after={right.get(c.end, '-')}", 1.0


def words_around(text: str) -> dict[int, str]:
    """For each place, the class of the longest word of around_names.csv that begins there."""
    best: dict[int, tuple[int, str]] = {}
    for m in _after().every(text):
        if m.start not in best or m.end - m.start > best[m.start][0]:
            best[m.start] = (m.end - m.start, m.value)
    return {i: value for i, (_, value) in best.items()}
