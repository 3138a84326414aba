"""Lists that hold no names: 高质量、|高水平|、高效率; 公开、|公平|、公正; and the last of a list of names: 李明、|张扬|两位同志.

A name stands in a list beside other names; a word that could be one stands beside words, and is often built like them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import eq

from kg.annotate.candidates import Candidate
from kg.annotate.echo import least_that_counts
from kg.annotate.evidence import Context
from kg.annotate.titled import is_whole
from kg.annotate.titles import Title
from kg.annotate.weighing import weights
from kg.lexicon import terms
from kg.lexicon.rules import rule

_BEFORE = re.compile(r"([^、，。；：！？\n]*)、\Z")
_BEHIND = re.compile(r"、([^、，。；：！？\n]*)")
_LONGEST_ITEM = 40  # characters
_STRANGE, _ALIKE = 4.0, 8.0  # log-odds that such a list takes from a name
_SOUNDS = 5.0  # log-odds by its characters alone of what goes on such a list
_LAST, _SURE = 4.0, 3.0  # log-odds that the end of a list of names gives to the last one; those of a name that is one by itself

Span = tuple[int, int]


def without_words(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """The scores, less for what stands in a list beside items that hold no name, and still less beside one that is built like it.

    What a post follows (张院长、|李强|院长) is no word. Of 86 such items with a score above 0 in 700 news texts, 38 of the 41 below 4
    were words.
    """
    names = sorted((c.start, c.end) for c, score in zip(candidates, scores, strict=True) if score > 0)
    return [
        score - _strange(ctx.text, c, names) if 0 < score < _ALIKE and c.end not in ctx.posts else score
        for c, score in zip(candidates, scores, strict=True)
    ]


def with_last(
    ctx: Context, candidates: Sequence[Candidate], alone: Sequence[float], scores: Sequence[float], titles: Sequence[Title]
) -> list[float]:
    """The scores, higher for what goes on a list of people behind a sure name: 李明、|张扬|两位同志, 李明书记、|周晓岚|校长.

    `alone`: what each scores by itself; what is no name at all by that stays none.
    """
    sure = {c.end for c, score in zip(candidates, scores, strict=True) if score > _SURE}
    sure |= {t.end for t in titles if t.post_start in sure}
    least, named = least_that_counts(weights()), {c.start for c, score in zip(candidates, scores, strict=True) if score > 0}
    return [
        score + _LAST
        if -_LAST < score < _SURE
        and c.start - 1 in sure
        and a > least
        and (_ends_list(ctx.text, c) or (c.start not in named and _goes_on(ctx, c)))
        else score
        for c, a, score in zip(candidates, alone, scores, strict=True)
    ]


def _ends_list(text: str, c: Candidate) -> bool:
    return text[c.start - 1] == "、" and bool(rule("ends-list").match(text, c.end))


def _goes_on(ctx: Context, c: Candidate) -> bool:
    """Whether it sounds like a name and ends where a word does, and not as places and bodies do."""
    sounds = c.score > _SOUNDS and ctx.text[c.start - 1] == "、" and not c.text.endswith(terms.grouped("body_words")["division-end"])
    return sounds and is_whole(ctx, c)


def _strange(text: str, c: Candidate, names: Sequence[Span]) -> float:
    if rule("list-of-things").match(text, c.end) or _is_looked_at(text, c):
        return _ALIKE
    items = list(_items(text, c))
    if not items or any(_holds(item, names) for item in items):
        return 0.0
    return _ALIKE if any(_alike(text[start:end], c.text) for start, end in items) else _STRANGE


def _is_looked_at(text: str, c: Candidate) -> bool:
    """Whether places are listed: 考察了温阳、刘沙; not 考察了李明的养殖场."""
    went = rule("went-to-list").search(text, max(0, c.start - _LONGEST_ITEM), c.start)
    return went is not None and not rule("of-theirs").match(text, c.end)


def _items(text: str, c: Candidate) -> Iterator[Span]:
    """The items of its list before and behind `c`."""
    if text.endswith("、", 0, c.start) and (m := _BEFORE.search(text, max(0, c.start - _LONGEST_ITEM), c.start)):
        yield m.span(1)
    if text.startswith("、", c.end) and (m := _BEHIND.match(text, c.end)):
        yield m.span(1)


def _holds(item: Span, names: Sequence[Span]) -> bool:
    start, end = item
    i = bisect_left(names, (start, 0))
    while i < len(names) and names[i][0] < end:
        if names[i][1] <= end:
            return True
        i += 1
    return False


def _alike(item: str, name: str) -> bool:
    """Of the same length, with a character in common at the same place."""
    return len(item) == len(name) and any(map(eq, item, name))
