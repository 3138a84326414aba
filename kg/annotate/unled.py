"""Chinese names to which nothing leads: which strings can be one by what the characters in and beside them say.

The most that each can score is summed in arrays; only what may be a name is looked at by itself.
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from kg.annotate.behind import behind
from kg.annotate.bounds import edge_most, least_score, most_of_word
from kg.annotate.evidence import ALONE, LINE_END, LINE_START, PLAIN, Context, left_edges, right_edges
from kg.annotate.letters import NOTHING, Letters, Places, Values, by_letter, by_pair
from kg.annotate.likely import SIZES, Likely
from kg.annotate.reading import LONE, SCALE, lone_shares
from kg.annotate.weighing import by_plain, by_values, frame_sum, weights
from kg.lexicon import terms
from kg.lexicon.names import word_logprob, word_range

_BEFORE = ("line", "han", "mark")  # what stands left of a name to which nothing leads, by its last character


def hopeful(likely: Likely, ctx: Context) -> set[str]:
    """The strings that somewhere count as names to which nothing leads, as far as characters tell; few others."""
    text, least, found = likely.text, least_score(), set[str]()
    right = _right(likely, ctx)
    for size in SIZES:
        for start, most in _by_characters(likely, size, right):
            name = text[start : start + size]
            if name not in found and start not in ctx.led and most + most_of_word(word_logprob(name)) > least:
                found.add(name)
    return found


def _by_characters(likely: Likely, size: int, right: Places) -> list[tuple[int, float]]:
    """Where names of that size begin that may count by their characters and neighbours, and the most that these weigh."""
    at = likely.places[size]
    second, before, *name, behind, next_but_one = (likely.codes[i:][at] for i in range(size + 4))
    most = _by_score() * np.minimum(likely.scores[size], 12.0) + _weights("first")[name[0]] + _weights("last")[name[-1]] + _plain(name)
    most += _weights("l1", LINE_START)[before] + _weights("r1", LINE_END)[behind] + _frames(size)[_kinds()[before], right[at + size]]
    most += _pairs("l2", LINE_START)(second, before) + _pairs("r2", LINE_END)(behind, next_but_one)
    kept = most + _most_of_words() > least_score()
    return list(zip(at[kept].tolist(), most[kept].tolist(), strict=True))


def _right(likely: Likely, ctx: Context) -> Places:
    """For each place what stands right of it, by its number in `_behind`; those for which a conjunction may begin there come last."""
    kinds = _behind()
    found = _plain_kinds()[likely.codes[2 : len(likely.text) + 3]]
    found[list(ctx.right)] = [kinds[kind] for kind in ctx.right.values()]
    found[list(ctx.posts)] = kinds["post"]
    return found + len(kinds) * _joins()[likely.codes[2 : len(likely.text) + 3]]


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
def _frames(size: int) -> Values:
    """`_frame` for each place in `_BEFORE` and each number of `_right`."""
    alone = [[_frame(size, left, kind, True) for kind in _behind()] for left in range(len(_BEFORE))]
    usual = [[_frame(size, left, kind, False) for kind in _behind()] for left in range(len(_BEFORE))]
    return np.hstack([usual, np.maximum(usual, alone)])


@cache
def _behind() -> dict[str, int]:
    return {kind: number for number, kind in enumerate(sorted(behind()))}


@cache
def _plain_kinds() -> Places:
    """What `after` says of each character that begins nothing, by its number in `_behind`."""
    line, han, other = (float(_behind()[kind]) for kind in ("line", "han", "other"))
    return by_letter({NOTHING: line, "\n": line}, other, han=han).astype(np.int64)


@cache
def _joins() -> Places:
    """1 for the characters with which a conjunction begins."""
    return by_letter({word[0]: 1.0 for word in terms.grouped("boundaries")["joint"]}).astype(np.int64)


@cache
def _most_of_words() -> float:
    """The most that it weighs to be a word or none."""
    return max(map(most_of_word, (None, *word_range())))


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
def _pairs(kind: str, nothing: str) -> Callable[[Letters, Letters], Values]:
    """The weight of `kind=…` of two characters; `nothing` stands for none, and a single one is beside it."""
    (known,) = by_values(kind)
    pad = str.rjust if kind == "l2" else str.ljust
    return by_pair({pad("" if pair == nothing else pair, 2, NOTHING): weight for pair, weight in known.items()})
