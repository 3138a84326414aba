"""Names behind titles with whatever stands behind them: 副县长|李红|逐项听取.

What people do has too many words to list. Of 50 strings behind titles in 2,300 texts that sound like names, end where a word ends and
counted as none for what stands behind them, 44 were names or the beginning of one.
"""

from collections.abc import Sequence

from kg.annotate.candidates import Candidate
from kg.annotate.evidence import Context, after
from kg.annotate.limits import ends_something
from kg.annotate.titles import Title
from kg.lexicon import terms
from kg.lexicon.names import everyday_words

_SOUNDS = ((3.0, -8.0), (1.0, -3.5))  # log-odds by its characters alone, and in all, from which a string may be a name
_PARTED = -0.7  # log share of the ways to cut the text into words that cut it at the end of the name
_SCORE = 0.5  # the log-odds that it gets


def behind_titles(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float], titles: Sequence[Title]) -> list[float]:
    """The scores, higher for the best of the strings behind each title that leads to none that counts."""
    named = {c.start for c, score in zip(candidates, scores, strict=True) if score > 0}
    begun = {t.start for t in titles}  # 区长任|淮川县委书记
    best: dict[int, int] = {}
    for i, c in enumerate(candidates):
        free = c.start in ctx.title_ends and c.start not in named and begun.isdisjoint(range(c.start + 1, c.end + 1))
        if free and _may_be_name(ctx, c, scores[i]):
            best[c.start] = max(i, best.get(c.start, i), key=lambda k: scores[k])
    raised = set(best.values())
    return [_SCORE if i in raised else score for i, score in enumerate(scores)]


def _may_be_name(ctx: Context, c: Candidate, score: float) -> bool:
    """Whether it sounds like a name and ends where a word of no known kind begins, and the title is not the verb 代表."""
    sounds = any(c.score > alone and score > least for alone, least in _SOUNDS)
    acts = ctx.text.endswith(terms.grouped("body_words")["verb-too"], 0, c.start)
    return sounds and not acts and after(ctx, c.end) == "han" and is_whole(ctx, c)


def is_whole(ctx: Context, c: Candidate) -> bool:
    """Whether a Chinese name is no everyday word and no end of a body, and ends where the text would be cut into words."""
    plain = c.text in everyday_words() or ends_something(c.text)
    return c.shape == "han" and not plain and ctx.reading.cut(c.end) > _PARTED
