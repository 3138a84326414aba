"""Names: which of the candidates are people, decided by weights that were trained on annotated reports.

Text and titles in, `PersonSpan`s out. A candidate's log-odds is the sum of the weights of its evidence; names beside it and the
same string elsewhere count too; of candidates that overlap, the set with the highest sum is kept.
"""

import math
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

from kg.annotate.appointed import told_names, with_told
from kg.annotate.bounds import counting
from kg.annotate.built import built, with_built
from kg.annotate.candidates import Candidate, find_candidates
from kg.annotate.echo import NAMES, enclosed, relations
from kg.annotate.evidence import Context, find_context
from kg.annotate.likely import Likely
from kg.annotate.limits import ends_something
from kg.annotate.listed import with_last, without_words
from kg.annotate.parts import find_parts
from kg.annotate.sounding import with_sounds
from kg.annotate.status import body_ends
from kg.annotate.titled import behind_titles, with_of_all
from kg.annotate.titles import Title
from kg.annotate.unled import hopeful
from kg.annotate.weighing import score_alone, weights
from kg.lexicon import terms
from kg.lexicon.names import everyday_words
from kg.lexicon.rules import rule
from kg.values import dataclass

MOST = 10.0  # log-odds above which nothing gets surer
_BETWEEN = 3.5  # log-odds that a body before and a post behind a name speak for it
_SOUNDS, _PLAINLY = 2.5, 4.0  # log-odds by its characters alone from which a name is asked for there, behind a mark
_WHOLE = 3.0  # log-odds that such a word says for the longer name and against the shorter
_ENDS = "，。；、）\n"  # marks that nothing leads over
_BODY = 8  # characters before a name that hold the end of a body
_ALIAS_MARK = 4  # characters of 曾用名为
_SURE_PART = 0.9  # a part of a name is its bearer


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """text[start:end] names a person; `text` is the name in full: 贝克尔 where 汉斯·贝克尔 stands before. `probability` by the weights."""

    start: int
    end: int
    text: str
    probability: float


def find_persons(text: str, titles: Sequence[Title]) -> list[PersonSpan]:
    """The names of `text`, in order, not overlapping."""
    ctx = find_context(text, titles)
    candidates = find_candidates(text, ctx.led, ctx.closed, ctx.reading, partial(_counting, ctx, _told_strings(text, titles)))
    chosen = choose(candidates, scored(ctx, candidates, titles), weights()["threshold"])
    return _without_aliases(text, merged(weights(), text, chosen))


def scored(ctx: Context, candidates: Sequence[Candidate], titles: Sequence[Title]) -> list[float]:
    """The log-odds of each candidate, by all that is known."""
    text, alone = ctx.text, score_alone(candidates, ctx)
    scores = with_sounds(ctx, candidates, together(weights(), relations(text, candidates, alone)))
    scores = with_told(text, candidates, with_built(ctx, candidates, scores), titles)
    scores = enclosed(text, candidates, between_body_and_post(ctx, candidates, scores), ctx.closed)
    scores = with_last(ctx, candidates, alone, without_words(ctx, candidates, scores), titles)
    scores = behind_titles(ctx, candidates, scores, titles)
    scores = with_of_all(ctx, candidates, with_words_that_lead_on(ctx, candidates, scores), titles)
    joined = _joined(candidates, scores, titles) | _of_bodies(candidates, scores, titles)
    return [s - MOST if (c.start, c.end) in joined else s for c, s in zip(candidates, scores, strict=True)]


def _told_strings(text: str, titles: Sequence[Title]) -> set[str]:
    return {text[start:end] for start, end in told_names(text, titles)}


def _counting(ctx: Context, told: set[str], likely: Likely, others: Iterable[Candidate]) -> Collection[str]:
    others = list(others)
    return counting(others, ctx, hopeful(likely, ctx) | built(others) | told)


def between_body_and_post(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """The scores, higher for what sounds like a name and stands alone between a body or a mark and a post: 青石镇|李大年|镇长."""
    return [s + _BETWEEN if -_BETWEEN < s < _BETWEEN and _is_between(ctx, c) else s for c, s in zip(candidates, scores, strict=True)]


def _is_between(ctx: Context, c: Candidate) -> bool:
    sounds = c.shape == "han" and c.score > _SOUNDS and c.end in ctx.posts and not ends_something(c.text)
    return sounds and (_behind_mark(ctx, c) if c.start in ctx.list_ends or not c.start else _behind_body(ctx, c))


def _behind_body(ctx: Context, c: Candidate) -> bool:
    return c.start not in ctx.led and bool(body_ends().end(ctx.text[max(0, c.start - _BODY) : c.start]))


def _behind_mark(ctx: Context, c: Candidate) -> bool:
    """Whether it is what a list holds between its mark and the post: 、|刘士林|议员."""
    return c.score > _PLAINLY and c.text not in everyday_words()


def with_words_that_lead_on(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """The scores, where what would lead on from a name leads nowhere, and so is its end: 丁有为|，张志在|、 and not 丁有|为，."""
    words = terms.grouped("body_words")["leads-on"]
    whole = {(c.start, c.end) for c in candidates if c.text[-1] in words and len(c.text) > 2 and ctx.text[c.end : c.end + 1] in _ENDS}
    cut = {(start, end - 1) for start, end in whole}
    ranges = ((c.start, c.end) for c in candidates)
    return [s + _WHOLE * ((r in whole) - (r in cut)) for r, s in zip(ranges, scores, strict=True)]


def _joined(candidates: Sequence[Candidate], scores: Sequence[float], titles: Sequence[Title]) -> set[tuple[int, int]]:
    """Candidates whose last character joins them to the next name: 于海和|副县长向东, 王文和|李长成, where 于海 and 王文 are names too."""
    likely = {(c.start, c.end) for c, s in zip(candidates, scores, strict=True) if s > 0}
    begun = {start for start, _ in likely}
    begun |= {t.start for t in titles if t.end in begun and t.start == t.post_start}
    joint = terms.grouped("boundaries")["joint"]
    return {(c.start, c.end) for c in candidates if c.text[-1] in joint and c.end in begun and (c.start, c.end - 1) in likely}


def _of_bodies(candidates: Sequence[Candidate], scores: Sequence[float], titles: Sequence[Title]) -> set[tuple[int, int]]:
    """Candidates that are the place in the body of a post that leads to another name: 、石亭镇|副镇长李明, 、李岭|中学校长王强."""
    begun = {c.start for c, s in zip(candidates, scores, strict=True) if s > 0}
    bodies = {t.start: t.body for t in titles if t.end in begun and t.body}
    return {(c.start, c.end) for c in candidates if c.start in bodies and _is_place(c.text, bodies[c.start].removeprefix(c.text))}


def _is_place(name: str, rest: str) -> bool:
    """Whether a name and the rest of a body are a place and what it has: 石亭镇, 李家村|党支部, 李岭|中学."""
    return rest in terms.body_heads() or (not rest and name.endswith(terms.grouped("body_words")["town-end"]))


def merged(w: Mapping[str, float], text: str, chosen: Sequence[tuple[Candidate, float]]) -> list[PersonSpan]:
    """The chosen candidates as people, with the parts of names in parts that stand alone."""
    parts = [PersonSpan(p.start, p.end, p.name, _SURE_PART) for p in find_parts(text, chosen)]
    begun = {p.start for p in parts}
    whole = [PersonSpan(c.start, c.end, c.text, _probability(w, s)) for c, s in chosen if c.start not in begun]
    return sorted([*whole, *parts], key=lambda p: p.start)


def _without_aliases(text: str, people: Sequence[PersonSpan]) -> list[PersonSpan]:
    """The people without the other names of somebody named before: 张三，又名|李四、王五."""
    kept: list[PersonSpan] = []
    alias = -1
    for p in people:
        if rule("another-name").search(text, max(p.start - _ALIAS_MARK, 0), p.start) or (p.start == alias + 1 and text[alias] == "、"):
            alias = p.end
        else:
            kept.append(p)
    return kept


def _probability(w: Mapping[str, float], odds: float) -> float:
    """Log-odds against the share of right names among reports that were not trained on: a line, fitted in training."""
    return 1 / (1 + math.exp(-(w.get("base", 0.0) + w.get("slope", 1.0) * min(odds, MOST))))


def together(w: Mapping[str, float], rows: Sequence[tuple[float, ...]]) -> list[float]:
    """The log-odds of each candidate by the values of `relations`."""
    p, q, r, s, t, u, v, z = (w[name] for name in NAMES)
    base = w["together"]
    return [base + (p * a + q * b + r * c + s * d + t * e + u * f + v * g + z * h) for a, b, c, d, e, f, g, h in rows]


def choose(candidates: Sequence[Candidate], scores: Sequence[float], threshold: float) -> list[tuple[Candidate, float]]:
    """The set of candidates above the threshold, without overlaps, that has the highest sum (weighted interval scheduling)."""
    scored = sorted([(c, s) for c, s in zip(candidates, scores, strict=True) if s > threshold], key=lambda x: (x[0].end, x[0].start))
    ends = [c.end for c, _ in scored]
    best: list[tuple[float, int]] = [(0.0, -1)]
    for i, (c, s) in enumerate(scored):
        free = bisect_right(ends, c.start, 0, i)
        take = best[free][0] + s
        best.append((take, free) if take > best[i][0] else (best[i][0], -1))
    chosen, i = [], len(scored)
    while i > 0:
        if best[i][1] >= 0:
            chosen.append(scored[i - 1])
            i = best[i][1]
        else:
            i -= 1
    return chosen[::-1]
