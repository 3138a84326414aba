"""What name candidates say of each other: the same string elsewhere in the text, and names beside it in a list.

'张强、高兴、李明' → 高兴 stands between two names. All values are read from the scores that the candidates have alone.
"""

from collections.abc import Mapping, Sequence
from math import inf

from kg.annotate.candidates import Candidate
from kg.annotate.limits import ends_something
from kg.lexicon import terms
from kg.lexicon.names import everyday_words, foreign_score
from kg.lexicon.rules import rule

NAMES = ("alone", "echo", "list-left", "gap-left", "next-left", "list-right", "gap-right", "next-right")
_LOW, _HIGH = -4.0, 4.0  # a neighbour's score counts within these
_NO_ECHO, _LEAST_ECHO = -1.0, -6.0
_GAPS = frozenset(" 　，")
_MARKS = frozenset("，。；\n")
_SURE = 3.0  # log-odds from which a name speaks for the whole items of its list
_SHORT = 3  # characters of a name that need not sound like one there
_BETWEEN, _AT_END = 6.0, 6.0  # what it says for one between two names, and for the last one behind two

Row = tuple[float, ...]


def relations(text: str, candidates: Sequence[Candidate], alone: Sequence[float]) -> list[Row]:
    """For each candidate its own score, then the values of the rest of NAMES."""
    same: dict[str, list[float]] = {}
    ends: dict[int, float] = {}
    starts: dict[int, float] = {}
    for c, score in zip(candidates, alone, strict=True):
        same.setdefault(c.text, []).append(score)
        ends[c.end] = max(score, ends.get(c.end, _LOW))
        starts[c.start] = max(score, starts.get(c.start, _LOW))
    tops = {name: sorted(scores, reverse=True)[:2] for name, scores in same.items()}
    return [
        (
            score,
            _echo(tops[c.text], score),
            *_beside(text[c.start - 1 : c.start], c.start, -1, ends),
            *_beside(text[c.end : c.end + 1], c.end, 1, starts),
        )
        for c, score in zip(candidates, alone, strict=True)
    ]


def least_that_counts(w: Mapping[str, float]) -> float:
    """The score alone up to which a candidate, by the weights `w`, is no name and speaks for none beside it.

    It holds for strings that score no more anywhere in the text.
    """
    beside = sum(max(0.0, *((_HIGH - _LOW) * w[f"{how}-{side}"] for how in ("list", "gap", "next"))) for side in ("left", "right"))
    echo = max(value * w["echo"] for value in (_NO_ECHO, _LEAST_ECHO, _LOW))
    return min(_LOW, (w["threshold"] - w["together"] - beside - echo) / w["alone"]) if w["alone"] > 0 else -inf


def enclosed(text: str, candidates: Sequence[Candidate], scores: Sequence[float], closed: frozenset[int]) -> list[float]:
    """The scores with what lists say: a whole item between names is one, however rare: 张三、|慈怀远|、李四."""
    raised = list(scores)
    starts = {c.start for c, s in zip(candidates, scores, strict=True) if s >= _SURE}
    names: dict[int, int] = {}  # where a sure name ends → how many of them the list has so far
    for i, c in enumerate(candidates):
        before = names.get(c.start - 1, 0) if text[c.start - 1 : c.start] == "、" else 0
        if before and raised[i] < _SURE:
            raised[i] += _says(text, c, before, starts, closed)
        if raised[i] >= _SURE:
            names[c.end] = max(before + 1, names.get(c.end, 0))
    return raised


def _says(text: str, c: Candidate, before: int, starts: set[int], closed: frozenset[int]) -> float:
    """What a list with that many names before `c` says for it; `closed`: places at which something begins that stands behind a name."""
    if text.startswith(terms.grouped("boundaries")["joint"], c.end) and text[c.end + 1 : c.end + 2] in _MARKS:
        return 0.0  # 那顺孟|和，
    between = text[c.end : c.end + 1] == "、" and c.end + 1 in starts
    sounds = c.score > 0 if c.shape == "han" else foreign_score(c.text) > 0
    ends = c.end in closed or rule("behind-item").match(text, c.end)
    last = before > 1 and ends and (sounds or len(c.text) <= _SHORT)
    if not (between or last) or c.text in everyday_words() or (len(c.text) > 2 and ends_something(c.text)):
        return 0.0
    return _BETWEEN if between else _AT_END


def _echo(top: list[float], own: float) -> float:
    """The best score of the other occurrences, within ±6; −1 where there is none."""
    others = top[1:] if own == top[0] else top[:1]
    return max(_LEAST_ECHO, min(others[0], -_LEAST_ECHO)) if others else _NO_ECHO


def _beside(mark: str, place: int, step: int, scores: dict[int, float]) -> tuple[float, float, float]:
    """How good the best candidate beside `place` is, behind a list mark, behind another gap, or with nothing between; 0 is bad."""
    listed, gap = mark == "、", mark in _GAPS and mark != ""
    score = scores.get(place + step if listed or gap else place, _LOW)
    good = min(score, _HIGH) - _LOW
    return (good, 0.0, 0.0) if listed else (0.0, good, 0.0) if gap else (0.0, 0.0, good)
