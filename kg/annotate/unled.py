"""Chinese names to which nothing leads: which strings can be one by what each character in and beside them says.

The most that each can score is summed in arrays, so that only what may be a name is looked at by itself.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from kg.annotate.bounds import edge_most, least_score, most_of_word
from kg.annotate.evidence import ALONE, LINE_END, LINE_START, PLAIN, Context, kinds_behind, left_edges, right_edges
from kg.annotate.letters import NOTHING, Flags, Places, Values, by_letter
from kg.annotate.likely import SIZES, Likely
from kg.annotate.weighing import by_values, frame_sum, weights
from kg.lexicon import terms

_BEFORE, _BEHIND = ("line", "han", "mark"), ("line", "han", "other")  # what one character says of the place beside it


def hopeful(likely: Likely, ctx: Context) -> set[str]:
    """The strings that somewhere count as names to which nothing leads, as far as characters tell; few others."""
    found: set[str] = set()
    text, codes, behind = likely.text, likely.codes, _behind(likely, ctx)
    for size in SIZES:
        at = likely.places[size]
        first, last, before, after = codes[1:][at], codes[size:][at], codes[at], codes[1 + size :][at]
        own = _by_score() * np.minimum(likely.scores[size], 12.0) + _own("first")[first] + _own("last")[last]
        most = own + _left()[before] + _right()[after] + _between(size)[_kinds()[before], behind[at + size]]
        found.update(text[i : i + size] for i in at[most > least_score()].tolist())
    return found


def _behind(likely: Likely, ctx: Context) -> Places:
    """What stands right of each place, as columns of `_between`: the second half for conjunctions that may stand alone."""
    kinds, number = _kinds()[likely.codes[1:]], {kind: i for i, kind in enumerate(_all_behind())}
    kinds[list(ctx.right)] = [number[kind] for kind in ctx.right.values()]
    kinds[list(ctx.posts)] = number["post"]
    alone = _joints()[likely.codes[1:-1]] & (kinds[1:] != number["han"])
    kinds[:-1][alone] += len(number)
    return kinds


@cache
def _by_score() -> float:
    return weights().get("score:han:free", 0.0) / 4


@cache
def _own(kind: str) -> Values:
    """The weights of `kind=…` by character."""
    return by_letter(by_values(kind)[0])


@cache
def _left() -> Values:
    """The most that a character left of a name weighs, with any before it."""
    return np.array([edge_most(left_edges, kind) for kind in _BEFORE])[_kinds()] + _beside("l1", "l2", -1, LINE_START)


@cache
def _right() -> Values:
    """The same of one right of a name, but for its edge."""
    return _beside("r1", "r2", 0, LINE_END)


def _beside(one: str, two: str, place: int, nothing: str) -> Values:
    """The weight of a character alone, and of the best pair that holds it at this place."""
    alone, pairs = by_values(one, two)
    best: dict[str, float] = {}
    for pair, weight in pairs.items():
        best[pair[place]] = max(weight, best.get(pair[place], 0.0))
    most = {char: alone.get(char, 0.0) + best.get(char, 0.0) for char in {*alone, *best}}
    return by_letter(most | {NOTHING: most.get(nothing, 0.0)})


@cache
def _kinds() -> Places:
    """The kind of each character, a place in `_BEFORE` and `_BEHIND`."""
    return by_letter({NOTHING: 0.0, "\n": 0.0}, 2.0, han=1.0).astype(np.int64)


@cache
def _joints() -> Flags:
    return by_letter({word[0]: 1.0 for word in terms.grouped("boundaries")["joint"]}) > 0


@cache
def _all_behind() -> Sequence[str]:
    return tuple(dict.fromkeys([*_BEHIND, "post", *sorted(kinds_behind())]))


@cache
def _between(size: int) -> Values:
    """The most that neighbours weigh together, with the edge of the right one, and how the name reads; rows as `_BEFORE`."""
    edges = ((), (ALONE,))
    return np.array([[_between_most(size, left, right, edge) for edge in edges for right in _all_behind()] for left in _BEFORE])


def _between_most(size: int, left: str, right: str, edge: tuple[str, ...]) -> float:
    edge_at_most = max(edge_most(right_edges, kind) for kind in (right, *edge))
    plain = max(weights().get(f"plain:han{size}:free", 0.0) * value / 4 for value in PLAIN)
    return frame_sum(f"han{size}", left, right) + edge_at_most + plain + most_of_word(left, right)
