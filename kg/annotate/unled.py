"""Chinese names to which nothing leads: which strings can be one by what each character in and beside them says.

The most that each can score is summed in arrays, so that only what may be a name is looked at by itself.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from kg.annotate.bounds import edge_most, least_score, most_of_word
from kg.annotate.evidence import ALONE, LINE_END, LINE_START, PLAIN, Context, kinds_behind, left_edges, right_edges
from kg.annotate.letters import NOTHING, ByPair, Flags, Letters, Places, Values, by_letter
from kg.annotate.likely import SIZES, Likely
from kg.annotate.reading import LONE, SCALE, lone_shares
from kg.annotate.weighing import by_values, frame_sum, weights
from kg.lexicon import terms
from kg.lexicon.names import everyday_words

_BEFORE, _BEHIND = ("line", "han", "mark"), ("line", "han", "other")  # what one character says of the place beside it


def hopeful(likely: Likely, ctx: Context) -> set[str]:
    """The strings that somewhere count as names to which nothing leads, as far as characters tell; few others."""
    found: set[str] = set()
    behind = _behind(likely, ctx)
    for size in SIZES:
        most, at = _most(likely, size, behind), likely.places[size]
        found.update(likely.text[i : i + size] for i in at[most > least_score()].tolist())
    return found.union(name for start in likely.places[3].tolist() if (name := likely.text[start : start + 3]) in _rare_words())


def _most(likely: Likely, size: int, behind: Places) -> Values:
    """The most that the names of that size can score."""
    near = [likely.codes[i:][likely.places[size]] for i in range(size + 4)]  # the characters from two before a name
    before, name, after = near[:2], near[2:-2], near[-2:]
    sides = _characters("l1")[before[1]] + _pairs("l2")(*before) + _characters("r1")[after[0]] + _pairs("r2")(*after)
    edges = _between(size)[_kinds()[before[1]], behind[likely.places[size] + size]]
    own = _by_score() * np.minimum(likely.scores[size], 12.0) + _characters("first")[name[0]] + _characters("last")[name[-1]]
    return own + sides + edges + _plain(name) + (_words()(*name) if size == 2 else 0.0)


def _plain(name: Sequence[Letters]) -> Values | float:
    """The most that it weighs how far names read as everyday words: for most, the less, the better."""
    by_plain = weights().get(f"plain:han{len(name)}:free", 0.0) / 4
    if by_plain >= 0:
        return by_plain * PLAIN[1]
    read = sum((_lone()[chars] for chars in name), np.zeros(len(name[0])))
    return by_plain * np.maximum(np.minimum(read, -SCALE * len(name)), PLAIN[0])


def _behind(likely: Likely, ctx: Context) -> Places:
    """What stands right of each place, as columns of `_between`: the second half for conjunctions that may stand alone."""
    kinds, number = _kinds()[likely.codes[2:]], {kind: i for i, kind in enumerate(_all_behind())}
    kinds[list(ctx.right)] = [number[kind] for kind in ctx.right.values()]
    kinds[list(ctx.posts)] = number["post"]
    alone = _joints()[likely.codes[2:-1]] & (kinds[1:] != number["han"])
    kinds[:-1][alone] += len(number)
    return kinds


@cache
def _by_score() -> float:
    return weights().get("score:han:free", 0.0) / 4


@cache
def _words() -> ByPair:
    """What names of two that are everyday words weigh more than others, at most."""
    return ByPair({name: most_of_word(name) - most_of_word() for name in everyday_words() if len(name) == 2})


@cache
def _rare_words() -> frozenset[str]:
    """Everyday words of three that are so rare that they weigh more as names than what is no word."""
    return frozenset(name for name in everyday_words() if len(name) == 3 and most_of_word(name) > most_of_word())


@cache
def _lone() -> Values:
    return by_letter(lone_shares(), LONE)


@cache
def _characters(kind: str) -> Values:
    """The weights of `kind=…` by character."""
    return by_letter(_with_nothing(kind, NOTHING))


@cache
def _pairs(kind: str) -> ByPair:
    """The same of two characters."""
    values = _with_nothing(kind, NOTHING * 2)
    return ByPair({key if len(key) == 2 else NOTHING + key if kind[0] == "l" else key + NOTHING: w for key, w in values.items()})


def _with_nothing(kind: str, nothing: str) -> dict[str, float]:
    """The weights of `kind=…`, and what weighs where there are no characters."""
    (values,) = by_values(kind)
    return values | {nothing: values.get(LINE_START if kind[0] == "l" else LINE_END, 0.0)}


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
    """The most that neighbours weigh together, with their edges; rows as `_BEFORE`."""
    edges = ((), (ALONE,))
    return np.array([[_between_most(size, left, right, edge) for edge in edges for right in _all_behind()] for left in _BEFORE])


def _between_most(size: int, left: str, right: str, edge: tuple[str, ...]) -> float:
    edges = edge_most(left_edges, left) + max(edge_most(right_edges, kind) for kind in (right, *edge))
    return frame_sum(f"han{size}", left, right) + edges + most_of_word()
