"""What the text need not be read for: strings that, whatever it reads as, become no name and say nothing of one.

Most candidates are hopeless by their characters and neighbours alone. The most that each can score is the sum of what is known and
of the best that reading could add, so that leaving them out changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, lru_cache

from kg.annotate.candidates import Candidate
from kg.annotate.echo import least_that_counts
from kg.annotate.evidence import (
    ALONE,
    NO_HAN,
    PLAIN,
    SURENESS,
    Context,
    after,
    before,
    joint_alone,
    led_or_free,
    left_edges,
    right_edges,
    shape_with,
    sized,
    spot_names,
)
from kg.annotate.reading import least_plain
from kg.annotate.weighing import by_plain, edge, frame_sum, left_characters, right_characters, spot_sum, text_sum, weights
from kg.lexicon.names import everyday_words, foreign_range, word_range

_SLACK = 1e-6  # sums in another order differ by less


def counting(candidates: Iterable[Candidate], ctx: Context, known: Collection[str] = ()) -> set[str]:
    """Their strings that count at one of its places at least, with those of which that is known."""
    least, words = least_score(), everyday_words()
    lefts: dict[int, tuple[str, str, float]] = {}
    rights: dict[int, tuple[str, float]] = {}
    strings = set(known)
    for c in candidates:
        start, end, text, shape, score = c
        if text in strings:
            continue
        if start not in lefts:
            lefts[start] = _left(ctx, start)
        if end not in rights:
            rights[end] = _right(ctx, end)
        (left, led, left_most), (right, right_most) = lefts[start], rights[end]
        most = left_most + right_most + text_sum(text, shape, score, led)
        if most + _spot_most(shape, end - start, left, right, text in words) > least and most + _closely(c, ctx.text, left, right) > least:
            strings.add(text)
    return strings


def _closely(c: Candidate, text: str, left: str, right: str) -> float:
    """As `_spot_most`, but for these characters."""
    size = sized(c)
    plain = least_plain(c.text) if by_plain(size, led_or_free(left)) < 0 else PLAIN[1]
    return frame_sum(size, left, right) + spot_sum(c, text, left, right, plain)


@cache
def least_score() -> float:
    """The score alone up to which a candidate is no name and speaks for none, a little lower."""
    return least_that_counts(weights()) - _SLACK


def _left(ctx: Context, start: int) -> tuple[str, str, float]:
    """What stands left of `start`, whether it leads to a name, and the most that it weighs."""
    kind = before(ctx, start)
    most = edge_most(left_edges, kind)
    return kind, led_or_free(kind), most + left_characters(kind, ctx.text[start - 1 : start], ctx.text[max(start - 2, 0) : start])


def _right(ctx: Context, end: int) -> tuple[str, float]:
    kind = after(ctx, end)
    most = edge_most(right_edges, ALONE if joint_alone(ctx, end) else kind)
    return kind, most + right_characters(ctx.text[end : end + 1], ctx.text[end : end + 2])


@cache
def edge_most(names: Callable[[str, str], tuple[str, str, str]], kind: str) -> float:
    """The most that a side weighs, however surely words part there."""
    return max(edge(names, kind, level, cut) for level, cuts in SURENESS.items() for cut in cuts)


@lru_cache(maxsize=1 << 12)
def _spot_most(shape: str, characters: int, left: str, right: str, word: bool) -> float:
    """What the neighbours weigh together, and the most that `spot_values` weigh between them."""
    size = shape_with(shape, characters)
    names = spot_names(shape, size, led_or_free(left), left, right, word)
    most = sum(max(weights().get(name, 0.0) * value for value in _ranges()[name.partition(":")[0]]) for name in names)
    return frame_sum(size, left, right) + most


def most_of_word(share: float | None) -> float:
    """The most that it weighs how common a word a free Chinese name is (`word_logprob`), or that it is none."""
    by_word, by_place, no_word = _word_weights()
    return by_place + (no_word if share is None else max(by * (share + 16.0) / 4 for by in by_word))


@cache
def _word_weights() -> tuple[tuple[float, float], float, float]:
    """What each point of its share weighs, between the worst and the best neighbours, a place, and no word."""
    places = [weight for name, weight in weights().items() if name.startswith("place=") and name.endswith(":free")]
    between = [weight for name, weight in weights().items() if name.startswith("word:") and "&" in name]
    by_share = weights().get("word:free", 0.0)
    return (by_share + min(0.0, *between), by_share + max(0.0, *between)), max(0.0, *places), weights().get("no-word:han", 0.0)


@cache
def _ranges() -> Mapping[str, tuple[float, float]]:
    """The least and the greatest value of each kind of evidence of `spot_values`."""
    sounds = min(NO_HAN, foreign_range()[0]), max(NO_HAN, foreign_range()[1])
    words = (word_range()[0] + 16.0) / 4, (word_range()[1] + 16.0) / 4
    return {"plain": (PLAIN[0] / 4, PLAIN[1] / 4), "word": words, "out-left": sounds, "out-right": sounds}
