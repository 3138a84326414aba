"""Names built of words of another tongue, which no surname and no sound gives away: 主任|才让多杰|，, 副县长|扎西加|、."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kg.annotate.candidates import Candidate
from kg.annotate.evidence import Context
from kg.annotate.patterns import any_of
from kg.lexicon import terms
from kg.lexicon.names import everyday_words

_WHOLE, _WORD = 12.0, 4.0  # what two such words say where something leads to them and something ends them, and one alone
_SHAPES = frozenset({"han", "foreign", "rare"})
_SHORT = 2  # characters of one word


def with_built(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """The scores, higher for what consists of such words alone."""
    return [s + _says(c) if c.start in ctx.led and c.end in ctx.closed else s for c, s in zip(candidates, scores, strict=True)]


def built(candidates: Iterable[Candidate]) -> set[str]:
    """The strings that consist of such words alone."""
    return {c.text for c in candidates if c.shape in _SHAPES and _built().fullmatch(c.text)}


def _says(c: Candidate) -> float:
    if c.shape not in _SHAPES or c.text in everyday_words() or not _built().fullmatch(c.text):
        return 0.0
    return _WORD if len(c.text) <= _SHORT else _WHOLE


@cache
def _built() -> re.Pattern[str]:
    word, end = any_of("tibetan", table="name_words"), any_of("tibetan-end", table="name_words")
    firsts = "".join({word[0] for word in terms.grouped("name_words")["tibetan"]})  # most begin with none of these
    return re.compile(f"(?=[{firsts}]){word}(?:{word}{{0,2}}|{end})")
