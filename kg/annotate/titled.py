"""Names behind titles and other names with whatever stands behind them: 副县长|李红|逐项听取, 张三、|李红|相继发言.

What people do has too many words to list. Of 50 strings behind titles in 2,300 texts that sound like names, end where a word ends and
counted as none for what stands behind them, 44 were names or the beginning of one; of 4 behind a name and the mark of a list 3.
"""

from collections.abc import Sequence

from kg.annotate.candidates import Candidate
from kg.annotate.evidence import Context, after
from kg.annotate.limits import ends_something
from kg.annotate.titles import Title
from kg.lexicon import terms
from kg.lexicon.divisions import starts
from kg.lexicon.names import everyday_words, word_shares

_SOUNDS = ((3.0, -8.0), (1.0, -3.5))  # log-odds by its characters alone, and in all, from which a string may be a name
_PARTED = -0.7  # log share of the ways to cut the text into words that cut it at the end of the name
_WORDS = (2, 3, 4)  # characters of everyday words
_NONE = -10.0  # log-odds of what is no name
_SCORE = 0.5  # the log-odds that it gets


def behind_titles(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float], titles: Sequence[Title]) -> list[float]:
    """The scores, higher for the best of the strings behind each title or listed name that leads to none that counts."""
    counted = [c for c, score in zip(candidates, scores, strict=True) if score > 0]
    named, listed = {c.start for c in counted}, _listed(ctx, counted)
    begun = {t.start for t in titles}  # 区长任|淮川县委书记
    best: dict[int, int] = {}
    for i, c in enumerate(candidates):
        led = c.start in ctx.title_ends or (c.start in listed and _before_word(ctx.text, c))
        free = led and c.start not in named and begun.isdisjoint(range(c.start + 1, c.end + 1))
        if free and _may_be_name(ctx, c, scores[i]):
            best[c.start] = max(i, best.get(c.start, i), key=lambda k: scores[k])
    raised = set(best.values())
    return [_SCORE if i in raised else score for i, score in enumerate(scores)]


def with_of_all(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float], titles: Sequence[Title]) -> list[float]:
    """The scores, where a word says something of all in a list, and is no end of the last name: 张三、李四|均|表示, not 李四均|表示."""
    words = terms.grouped("body_words")["of-all"]
    listed = _listed(ctx, [c for c, score in zip(candidates, scores, strict=True) if score > 0])
    listed |= {t.end for t in titles if t.start in listed}
    own = {(c.start, c.end) for c in candidates}
    whole = {(c.start, c.end) for c in candidates if c.start in listed and c.text[-1] in words and _acts(ctx, c.end)}
    whole = {(start, end) for start, end in whole if (start, end - 1) in own}
    kept = {(start, end - 1) for start, end in whole}
    ranges = ((c.start, c.end) for c in candidates)
    return [_NONE if r in whole else max(s, _SCORE) if r in kept else s for r, s in zip(ranges, scores, strict=True)]


def _acts(ctx: Context, place: int) -> bool:
    """Whether a verb of more than one character begins there: 表示, not 以."""
    return after(ctx, place) == "verb" and ctx.text[place : place + 2] in word_shares()


def _listed(ctx: Context, counted: Sequence[Candidate]) -> set[int]:
    """Where the next of a list of names may begin: 张三、|, 张三和|."""
    joints = terms.grouped("boundaries")["joint"]
    joined = {c.end + len(joint) for c in counted for joint in joints if ctx.text.startswith(joint, c.end)}
    return joined | {c.end + 1 for c in counted if c.end + 1 in ctx.list_ends}


def _before_word(text: str, c: Candidate) -> bool:
    """Whether an everyday word begins behind it, and it with no place: not in 张三、|罗岭|王天福, nor in 张三、|大同宇|航科技公司."""
    return any(text[c.end : c.end + size] in word_shares() for size in _WORDS) and not starts(text, c.start)


def _may_be_name(ctx: Context, c: Candidate, score: float) -> bool:
    """Whether it sounds like a name and ends where a word of no known kind begins, and the title is not the verb 代表."""
    sounds = any(c.score > alone and score > least for alone, least in _SOUNDS)
    acts = ctx.text.endswith(terms.grouped("body_words")["verb-too"], 0, c.start)
    return sounds and not acts and after(ctx, c.end) == "han" and is_whole(ctx, c)


def is_whole(ctx: Context, c: Candidate) -> bool:
    """Whether a Chinese name is no everyday word and no end of a body, and ends where the text would be cut into words."""
    plain = c.text in everyday_words() or ends_something(c.text)
    return c.shape == "han" and not plain and ctx.reading.cut(c.end) > _PARTED
