"""The log-odds of name candidates by their own evidence: the sums of `evidence.py` by the weights of `models/persons.json`.

What stands beside a place is one of few things, so that its weights are looked up once, by what stands there and not by five names.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from kg.annotate.candidates import Candidate
from kg.annotate.evidence import (
    Context,
    Evidence,
    Side,
    after,
    frame_evidence,
    left_names,
    left_side,
    own_evidence,
    right_names,
    right_side,
    sized,
)
from kg.resources import MODELS

_SIDES = 1 << 13  # sides that are remembered


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
            side, cut = left_side(ctx, c.start)
            lefts[c.start] = side[0], _side_sum(_left_weights, side, cut)
        if c.end not in rights:
            rights[c.end] = after(ctx, c.end), _side_sum(_right_weights, *right_side(ctx, c.end))
        (left, left_sum), (right, right_sum) = lefts[c.start], rights[c.end]
        scores.append(_frame(sized(c), left, right) + left_sum + right_sum + total(own_evidence(c, ctx, left, right)))
    return scores


def total(evidence: Evidence) -> float:
    """The sum of the weights of the evidence."""
    get = weights().get
    return sum([get(name, 0.0) * value for name, value in evidence])


def _side_sum(found: Callable[..., tuple[float, ...]], side: Side, cut: float) -> float:
    values = (1.0, cut / 4, 1.0, 1.0, 1.0)
    return sum([weight * value for weight, value in zip(found(*side), values, strict=False)])


@lru_cache(maxsize=_SIDES)
def _left_weights(kind: str, sureness: str, char: str, two: str) -> tuple[float, ...]:
    return tuple(weights().get(name, 0.0) for name in left_names(kind, sureness, char, two))


@lru_cache(maxsize=_SIDES)
def _right_weights(kind: str, sureness: str, char: str, two: str) -> tuple[float, ...]:
    return tuple(weights().get(name, 0.0) for name in right_names(kind, sureness, char, two))


@lru_cache(maxsize=1 << 12)
def _frame(shape: str, left: str, right: str) -> float:
    return weights()["bias"] + total(frame_evidence(shape, left, right))
