"""The log-odds of name candidates by their own evidence: the sums of `evidence.py` by the weights of `models/persons.json`.

What stands beside a place is one of few things, so that its weights are looked up once, by what stands there and not by five names.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from kg.annotate.candidates import Candidate
from kg.annotate.evidence import (
    LINE_END,
    LINE_START,
    PLAIN,
    TITLED,
    Context,
    Evidence,
    after,
    frame_evidence,
    led_or_free,
    left_edges,
    left_side,
    right_edges,
    right_side,
    sized,
    spot_names,
    spot_values,
    text_evidence,
)
from kg.lexicon.divisions import place_names
from kg.lexicon.names import everyday_words, foreign_odds, word_logprob
from kg.resources import MODELS


@cache
def weights() -> Mapping[str, float]:
    """The trained weights of `models/persons.json`."""
    loaded: dict[str, float] = json.loads((MODELS / "persons.json").read_text("utf-8"))["weights"]
    return loaded


def score_alone(candidates: Sequence[Candidate], ctx: Context) -> list[float]:
    """The log-odds of each candidate by its own evidence. What depends on its ends alone is summed once for each place."""
    lefts: dict[int, tuple[str, float]] = {}
    rights: dict[int, tuple[str, float]] = {}
    scores = []
    for c in candidates:
        if c.start not in lefts:
            (kind, level, char, two), cut = left_side(ctx, c.start)
            lefts[c.start] = kind, edge(left_edges, kind, level, cut) + left_characters(kind, char, two)
        if c.end not in rights:
            (kind, level, char, two), cut = right_side(ctx, c.end)
            rights[c.end] = after(ctx, c.end), edge(right_edges, kind, level, cut) + right_characters(char, two)
        (left, left_sum), (right, right_sum) = lefts[c.start], rights[c.end]
        scores.append(frame_sum(sized(c), left, right) + left_sum + right_sum + _own_sum(c, ctx, left, right))
    return scores


def total(evidence: Evidence) -> float:
    """The sum of the weights of the evidence."""
    get = weights().get
    return sum([get(name, 0.0) * value for name, value in evidence])


def edge(names: Any, kind: str, level: str, cut: float) -> float:
    """What a side weighs but for its characters; `names`: left_edges or right_edges."""
    fixed, by_cut = _edge(names, kind, level)
    return fixed + by_cut * (cut / 4)


@cache
def _edge(names: Any, kind: str, level: str) -> tuple[float, float]:
    by_kind, by_cut, by_level = (weights().get(name, 0.0) for name in names(kind, level))
    return by_kind + by_level, by_cut


def left_characters(kind: str, char: str, two: str) -> float:
    """What the characters left of a name weigh; a title has said it all."""
    if kind in TITLED:
        return 0.0
    one, both = by_values("l1", "l2")
    return one.get(char or LINE_START, 0.0) + both.get(two or LINE_START, 0.0)


def right_characters(char: str, two: str) -> float:
    """What the characters right of a name weigh."""
    one, both = by_values("r1", "r2")
    return one.get(char or LINE_END, 0.0) + both.get(two or LINE_END, 0.0)


@cache
def by_values(*kinds: str) -> list[dict[str, float]]:
    """For each kind the weights of `kind=…` by what stands behind the sign."""
    signs = (f"{kind}=" for kind in kinds)
    return [{name.removeprefix(sign): weight for name, weight in weights().items() if name.startswith(sign)} for sign in signs]


def _own_sum(c: Candidate, ctx: Context, left: str, right: str) -> float:
    return text_sum(c.text, c.shape, c.score, led_or_free(left)) + spot_sum(c, ctx.text, left, right, ctx.reading.plain(c.start, c.end))


def spot_sum(c: Candidate, text: str, left: str, right: str, plain: float) -> float:
    """What `spot_values` weigh."""
    if c.shape == "han" and c.text not in everyday_words():
        return by_plain(sized(c), led_or_free(left)) * (max(PLAIN[0], min(plain, PLAIN[1])) / 4)
    by_spot = _spot_weights(c.shape, sized(c), led_or_free(left), left, right, word_logprob(c.text) is not None)
    return sum([w * value for w, value in zip(by_spot, spot_values(c, text, plain), strict=True)])


@cache
def by_plain(size: str, led: str) -> float:
    """What each point of `Reading.plain` weighs, in fours: for most names, the less everyday the better."""
    return weights().get(f"plain:{size}:{led}", 0.0)


@lru_cache(maxsize=1 << 13)
def text_sum(text: str, shape: str, score: float, led: str) -> float:
    """What the characters of a candidate weigh."""
    if shape not in ("han", "foreign", "rare") or text in _known():
        return total(text_evidence(text, shape, score, led))
    (by_score, no_word, mean, in_first, in_last), firsts, lasts = _unknown(shape, led)
    known = by_score * (max(-12.0, min(score, 12.0)) / 4) + firsts.get(text[0], 0.0) + lasts.get(text[-1], 0.0) + no_word
    if shape == "han":
        return known
    return known + mean * score / len(text) + in_first * foreign_odds(text[0]) + in_last * foreign_odds(text[-1])


@cache
def _known() -> frozenset[str]:
    """Everyday words and names of places."""
    return everyday_words() | place_names()


@cache
def _unknown(shape: str, led: str) -> tuple[list[float], dict[str, float], dict[str, float]]:
    """What weighs in a name that is no other word: its score, that it is no word, and how it sounds; its first and its last character."""
    names = f"score:{shape}:{led}", f"no-word:{shape}", f"mean:{shape}:{led}", f"in-first:{shape}", f"in-last:{shape}"
    firsts, lasts = by_values("first", "last")
    return [weights().get(name, 0.0) for name in names], firsts, lasts


@lru_cache(maxsize=1 << 12)
def _spot_weights(*case: Any) -> tuple[float, ...]:
    return tuple(weights().get(name, 0.0) for name in spot_names(*case))


@lru_cache(maxsize=1 << 12)
def frame_sum(shape: str, left: str, right: str) -> float:
    """What the neighbours weigh together, and the bias."""
    return weights()["bias"] + total(frame_evidence(shape, left, right))
