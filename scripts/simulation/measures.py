"""How well groups agree with the truth: over pairs of items, and B³ (Bagga and Baldwin 1998)."""

from collections import Counter
from collections.abc import Hashable, Mapping


def pairwise(truth: Mapping[Hashable, str], found: Mapping[Hashable, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pairs of items."""
    both = sum(n * (n - 1) // 2 for n in Counter((truth[i], found[i]) for i in truth).values())
    ours = sum(n * (n - 1) // 2 for n in Counter(found[i] for i in truth).values())
    theirs = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    return _f1(both / ours if ours else 1.0, both / theirs if theirs else 1.0)


def b_cubed(truth: Mapping[Hashable, str], found: Mapping[Hashable, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, each item counting as one."""
    common = Counter((truth[i], found[i]) for i in truth)
    ours, theirs = Counter(found[i] for i in truth), Counter(truth.values())
    precision = sum(n * n / ours[f] for (_, f), n in common.items()) / len(truth)
    recall = sum(n * n / theirs[t] for (t, _), n in common.items()) / len(truth)
    return _f1(precision, recall)


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
