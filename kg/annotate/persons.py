"""Names: which of the candidates are people, decided by weights that were trained on annotated reports.

Text and titles in, `PersonSpan`s out. A candidate's log-odds is the sum of the weights of its features; the same
string elsewhere in the text counts too; of candidates that overlap, the set with the highest sum is kept.
"""

import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate.candidates import Candidate, Context, features, find_candidates, find_context
from kg.annotate.titles import Title
from kg.resources import MODELS

THRESHOLD = 0.0


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """text[start:end] names a person; `probability` by the trained weights."""

    start: int
    end: int
    text: str
    probability: float


@cache
def weights() -> Mapping[str, float]:
    """The trained weights of `models/persons.json`."""
    loaded: dict[str, float] = json.loads((MODELS / "persons.json").read_text("utf-8"))["weights"]
    return loaded


def find_persons(text: str, titles: Sequence[Title]) -> list[PersonSpan]:
    """The names of `text`, in order, not overlapping."""
    w = weights()
    ctx = find_context(text, titles)
    candidates = find_candidates(text, ctx)
    local = [_sum(w, c, text, ctx) for c in candidates]
    scored = list(zip(candidates, _with_echo(w, candidates, local), strict=True))
    return [PersonSpan(c.start, c.end, c.text, 1 / (1 + math.exp(-s))) for c, s in _best([(c, s) for c, s in scored if s > THRESHOLD])]


def _sum(w: Mapping[str, float], c: Candidate, text: str, ctx: Context) -> float:
    return w["bias"] + sum(w.get(name, 0.0) * value for name, value in features(c, text, ctx))


def _with_echo(w: Mapping[str, float], candidates: list[Candidate], local: list[float]) -> list[float]:
    """Scores that also count the best other occurrence of the same string."""
    by_text: dict[str, list[float]] = {}
    for c, s in zip(candidates, local, strict=True):
        by_text.setdefault(c.text, []).append(s)
    tops = {t: sorted(s, reverse=True)[:2] for t, s in by_text.items()}
    return [s + w["echo"] * echo(tops[c.text], s) for c, s in zip(candidates, local, strict=True)]


def echo(top: list[float], own: float) -> float:
    """The best score of the other occurrences, within ±6; −1 where there is none."""
    others = top[1:] if own == top[0] else top[:1]
    return max(-6.0, min(others[0], 6.0)) if others else -1.0


def _best(scored: list[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """The set of candidates without overlaps that has the highest sum (weighted interval scheduling)."""
    scored.sort(key=lambda x: (x[0].end, x[0].start))
    ends = [c.end for c, _ in scored]
    best: list[tuple[float, int]] = [(0.0, -1)]
    for i, (c, s) in enumerate(scored):
        before = bisect_right(ends, c.start, 0, i)
        take = best[before][0] + s
        best.append((take, before) if take > best[i][0] else (best[i][0], -1))
    chosen, i = [], len(scored)
    while i > 0:
        if best[i][1] >= 0:
            chosen.append(scored[i - 1])
            i = best[i][1]
        else:
            i -= 1
    return chosen[::-1]
