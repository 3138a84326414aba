"""Chinese names to which nothing leads: which strings can be one by what the characters in and beside them say.

The most that each can score is summed in arrays, by single characters; only what may be a name is looked at by itself.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from kg.annotate.bounds import edge_most, least_score, most_of_word
from kg.annotate.evidence import ALONE, LINE_END, LINE_START, PLAIN, Context, after, behind, joint_alone, left_edges, right_edges
from kg.annotate.letters import NOTHING, Letters, Places, Values, by_letter
from kg.annotate.likely import SIZES, Likely
from kg.annotate.reading import LONE, SCALE, lone_shares
from kg.annotate.weighing import by_plain, by_values, frame_sum, weights
from kg.lexicon.names import word_logprob, word_range

_BEFORE = ("line", "han", "mark")  # what stands left of a name to which nothing leads, by its last character


def hopeful(likely: Likely, ctx: Context) -> set[str]:
    """The strings that somewhere count as names to which nothing leads, as far as characters tell; few others."""
    text, least, found = likely.text, least_score(), set[str]()
    (lefts,), (rights,) = by_values("l2"), by_values("r2")
    for size in SIZES:
        for start, left, most in _by_characters(likely, size):
            end = start + size
            name = text[start:end]
            if name not in found and start not in ctx.led:
                pairs = lefts.get(text[max(start - 2, 0) : start] or LINE_START, 0.0) + rights.get(text[end : end + 2] or LINE_END, 0.0)
                frame = _frame(size, left, after(ctx, end), joint_alone(ctx, end))
                if most + pairs + frame + most_of_word(word_logprob(name)) > least:
                    found.add(name)
    return found


def _by_characters(likely: Likely, size: int) -> list[tuple[int, int, float]]:
    """Names of that size that may count by each of their characters: start, what stands left (`_BEFORE`), and the most that these weigh."""
    at = likely.places[size]
    before, *name, behind = (likely.codes[i:][at] for i in range(1, size + 3))
    left = _kinds()[before]
    most = _by_score() * np.minimum(likely.scores[size], 12.0) + _weights("first")[name[0]] + _weights("last")[name[-1]] + _plain(name)
    most += _weights("l1", LINE_START)[before] + _weights("r1", LINE_END)[behind]
    kept = most + _best("l2", -1, LINE_START)[before] + _best("r2", 0, LINE_END)[behind] + _best_frames(size)[left] > least_score()
    return list(zip(at[kept].tolist(), left[kept].tolist(), most[kept].tolist(), strict=True))


def _plain(name: Sequence[Letters]) -> Values | float:
    """The most that it weighs how far names read as everyday words: for most, the less, the better."""
    weight = by_plain(f"han{len(name)}", "free") / 4
    if weight >= 0:
        return weight * PLAIN[1]
    read = sum((_lone()[chars] for chars in name[1:]), _lone()[name[0]])
    return weight * np.maximum(np.minimum(read, -SCALE * len(name)), PLAIN[0])


@cache
def _frame(size: int, left: int, right: str, alone: bool) -> float:
    """The most that neighbours weigh together, with their edges."""
    edges = edge_most(left_edges, _BEFORE[left]) + edge_most(right_edges, ALONE if alone else right)
    return frame_sum(f"han{size}", _BEFORE[left], right) + edges


@cache
def _best_frames(size: int) -> Values:
    """The best of `_frame` for each place in `_BEFORE`, and of what it weighs to be a word or none."""
    best = [max(_frame(size, left, right, alone) for right in behind() for alone in (True, False)) for left in range(len(_BEFORE))]
    return np.array(best) + max(map(most_of_word, (None, *word_range())))


@cache
def _by_score() -> float:
    return weights().get("score:han:free", 0.0) / 4


@cache
def _kinds() -> Places:
    """What each character says left of a name, a place in `_BEFORE`."""
    return by_letter({NOTHING: 0.0, "\n": 0.0}, 2.0, han=1.0).astype(np.int64)


@cache
def _lone() -> Values:
    return by_letter(lone_shares(), LONE)


@cache
def _weights(kind: str, nothing: str = "") -> Values:
    """The weights of `kind=…` by character; `nothing` stands for none."""
    (values,) = by_values(kind)
    return by_letter({**values, NOTHING: values.get(nothing, 0.0)})


@cache
def _best(kind: str, place: int, nothing: str) -> Values:
    """The weight of the best pair that holds each character at this place."""
    (pairs,) = by_values(kind)
    best: dict[str, float] = {}
    for pair, weight in pairs.items():
        char = NOTHING if pair == nothing else pair[place]
        best[char] = max(weight, best.get(char, 0.0))
    return by_letter(best)
