"""Name candidates: every stretch of text that may be a person's name, with what speaks for and against it.

Text and titles in, `Candidate`s out: '市长张强主持' → 张强 (behind a title, before 主持), 张强主 (behind a title, before 持).
Whether a candidate is a name is decided in `persons.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate.match import Matcher
from kg.annotate.titles import Title
from kg.lexicon import terms
from kg.lexicon.names import foreign_score, is_surname, name_score, word_logprob

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·•・—．.][\u4e00-\u9fff]{1,8})+|[A-Z][A-Za-z]*(?:[ .·•][ ]?[A-Z][A-Za-z]*)*")
_HAN = re.compile(r"[\u3400-\u9fff〇]+")
_REMARK = re.compile(r"（[^（）\n]{1,14}）")
LONGEST_FOREIGN = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """text[start:end] may be a name. `shape`: han, foreign, dotted. `score`: log-odds by its characters alone."""

    start: int
    end: int
    text: str
    shape: str
    score: float


@cache
def _after() -> Matcher[str]:
    """Words that stand directly behind a name, with their class."""
    return Matcher(terms.column("around_names", "term", "class"))


@dataclass(frozen=True, slots=True)
class Context:
    """What the features of all candidates of a text share: where titles end, where posts begin, where list marks end, and
    the class of the longest word of around_names.csv that begins at each place."""

    title_ends: frozenset[int]
    posts: frozenset[int]
    list_ends: frozenset[int]
    right: dict[int, str]


def find_context(text: str, titles: Sequence[Title]) -> Context:
    """The context of `text` with its titles."""
    lists = frozenset(i + 1 for i, c in enumerate(text) if c == "、")
    ends = frozenset(t.end for t in titles)
    remarks = {m.end() for m in _REMARK.finditer(text) if m.start() in ends}
    return Context(ends | remarks, frozenset(t.post_start for t in titles), lists, _words_around(text))


def find_candidates(text: str, ctx: Context) -> list[Candidate]:
    """All candidates of `text`, overlapping ones too, by start and end."""
    found = {(c.start, c.end): c for c in _foreign(text, ctx)}
    found.update({(c.start, c.end): c for c in [*_chinese(text), *_dotted(text)]})
    return [found[k] for k in sorted(found)]


def _chinese(text: str) -> Iterator[Candidate]:
    """Surname and one or two characters; a compound surname counts as one."""
    for run in _HAN.finditer(text):
        for start in range(run.start(), run.end() - 1):
            for size in (1, 2):
                if not is_surname(text[start : start + size]):
                    continue
                for given in (1, 2):
                    end = start + size + given
                    if end <= run.end():
                        name = text[start:end]
                        yield Candidate(start, end, name, "han", name_score(name))


def _dotted(text: str) -> Iterator[Candidate]:
    for m in _DOTTED.finditer(text):
        yield Candidate(m.start(), m.end(), m.group(), "dotted", 4.0)


def _foreign(text: str, ctx: Context) -> Iterator[Candidate]:
    """Names without a Chinese surname, only where a title or a list of names leads to them."""
    for start in sorted(ctx.title_ends | ctx.list_ends):
        run = _HAN.match(text, start)
        if run:
            for end in range(start + 2, min(run.end(), start + LONGEST_FOREIGN) + 1):
                name = text[start:end]
                yield Candidate(start, end, name, "foreign", foreign_score(name))


def features(c: Candidate, text: str, ctx: Context) -> Iterator[tuple[str, float]]:
    """Named evidence about one candidate, each with its weight; the names are the keys of the trained weights."""
    shape = f"{c.shape}{min(c.end - c.start, 5)}"
    yield f"shape={shape}", 1.0
    yield f"score:{c.shape}", max(-12.0, min(c.score, 12.0)) / 4
    if c.shape != "dotted":
        word = word_logprob(c.text)
        yield ("word", (word + 16.0) / 4) if word is not None else (f"no-word:{c.shape}", 1.0)
        yield f"last={c.text[-1]}", 1.0
        yield f"first={c.text[0]}", 1.0
    before = "title" if c.start in ctx.title_ends else "list" if c.start in ctx.list_ends else "other"
    after = "post" if c.end in ctx.posts else ctx.right.get(c.end, "-")
    yield f"before={before}", 1.0
    yield f"before={before}&{shape}", 1.0
    yield f"{shape}&after={after}", 1.0
    if before != "title":
        yield f"l1={text[c.start - 1 : c.start] or '^'}", 1.0
        yield f"l2={text[max(c.start - 2, 0) : c.start] or '^'}", 1.0
    yield f"r1={text[c.end : c.end + 1] or '$'}", 1.0
    yield f"r2={text[c.end : c.end + 2] or '$'}", 1.0
    yield f"after={after}", 1.0
    yield f"{before}&after={after}", 1.0


def _words_around(text: str) -> dict[int, str]:
    """For each place, the class of the longest word of around_names.csv that begins there."""
    best: dict[int, tuple[int, str]] = {}
    for m in _after().every(text):
        if m.start not in best or m.end - m.start > best[m.start][0]:
            best[m.start] = (m.end - m.start, m.value)
    return {i: value for i, (_, value) in best.items()}
