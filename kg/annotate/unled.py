"""Chinese names to which nothing leads: which strings can be one by what the characters in and beside them say.

The most that each can score is summed in arrays; only what may be a name is looked at by itself.
"""

from collections.abc import Callable, Iterator
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
    for start, end, most in _by_characters(likely, ctx):
        name = text[start:end]
        if name not in found and start not in ctx.led and most + most_of_word(word_logprob(name)) > least:
            found.add(name)
    return found


def _by_characters(likely: Likely, ctx: Context) -> Iterator[tuple[int, int, float]]:
    """Where names begin and end that may count by their characters and neighbours, and the most that these weigh."""
    at = np.concatenate([likely.places[size] for size in SIZES])
    sizes = np.repeat(SIZES, [len(likely.places[size]) for size in SIZES])
    ends, codes = at + sizes, likely.codes  # two of NOTHING stand before those of the text
    before, first, last, behind = codes[at + 1], codes[at + 2], codes[ends + 1], codes[ends + 2]
    most = _by_score() * np.minimum(np.concatenate([likely.scores[size] for size in SIZES]), 12.0) + _plain(likely, first, last)
    most += _weights("first")[first] + _weights("last")[last] + _frames()[sizes, _kinds()[before], _right(ctx, ends, behind)]
    most += _weights("l1", LINE_START)[before] + _weights("r1", LINE_END)[behind]
    most += _pairs("l2", LINE_START)(codes[at], before) + _pairs("r2", LINE_END)(behind, codes[ends + 3])
    kept = most + _most_of_words() > least_score()
    return zip(at[kept].tolist(), ends[kept].tolist(), most[kept].tolist(), strict=True)


def _right(ctx: Context, ends: Places, behind: Letters) -> Places:
    """What stands right of each of `ends`, before the character `behind`, by its number in `_behind`; those for which a conjunction may
    begin there come last."""
    kinds, posts, words = _behind(), ctx.posts, ctx.right.get
    begun = np.array([kinds["post"] if end in posts else kinds.get(words(end, ""), -1) for end in ends.tolist()], np.int64)
    return np.where(begun < 0, _plain_kinds()[behind], begun) + len(kinds) * _joins()[behind]


def _plain(likely: Likely, first: Letters, last: Letters) -> Values:
    """The most that it weighs how far names read as everyday words: for most, the less, the better."""
    read, done = _lone()[first] + _lone()[last], 0
    for size in SIZES:
        at, done = likely.places[size], done + len(likely.places[size])
        part, weight = read[done - len(at) : done], by_plain(f"han{size}", "free") / 4
        if weight >= 0:
            part[:] = weight * PLAIN[1]
            continue
        for i in range(1, size - 1):
            part += _lone()[likely.codes[at + 2 + i]]
        part[:] = weight * np.maximum(np.minimum(part, -SCALE * size), PLAIN[0])
    return read


@cache
def _frame(size: int, left: int, right: str, alone: bool) -> float:
    """The most that neighbours weigh together, with their edges."""
    edges = edge_most(left_edges, _BEFORE[left]) + edge_most(right_edges, ALONE if alone else right)
    return frame_sum(f"han{size}", _BEFORE[left], right) + edges


@cache
def _frames() -> Values:
    """`_frame` for each size, each place in `_BEFORE` and each number of `_right`."""
    cases = [[[(size, left, kind) for kind in _behind()] for left in range(len(_BEFORE))] for size in range(max(SIZES) + 1)]
    usual, alone = (np.array([[[_frame(*case, joins) for case in row] for row in rows] for rows in cases]) for joins in (False, True))
    return np.concatenate([usual, np.maximum(usual, alone)], axis=2)


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
