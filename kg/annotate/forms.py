"""Names given away by what stands on both sides: 由|扎西次仁|主持, |周到|全票当选, 校长：|易天明|."""

from collections.abc import Iterable, Iterator

from kg.annotate.limits import ends_something
from kg.lexicon import terms
from kg.lexicon.divisions import place_names
from kg.lexicon.names import everyday_words, foreign_score, name_score
from kg.lexicon.rules import finds, rule

_SOUNDS, _SOUNDS_FOREIGN = -4.0, -5.0  # log-odds by its characters alone below which nothing is taken as a name even there
_AT_HOME = 0.5  # the same before 家

Span = tuple[int, int]


def framed(text: str, posts: Iterable[int]) -> Iterator[Span]:
    """Where those are named who stand in such a frame; `posts`: where titles end."""
    for form in ("done-by", "is-elected", "also-there"):
        for m in finds(form, text):
            yield from _plausible(text, *m.span("names"))
    for m in finds("visited-home", text):
        if name_score(m["names"]) > _AT_HOME or foreign_score(m["names"]) > _AT_HOME:
            yield from _plausible(text, *m.span("names"))
    for below in (rule("named-below-post").match(text, end) for end in posts):
        if below:
            yield from _plausible(text, *below.span("names"))


def _plausible(text: str, start: int, end: int) -> Iterator[Span]:
    spans = [m.span() for m in rule("name-in-list").finditer(text, start, end)]
    if all(_may_be_name(text[a:b]) for a, b in spans):
        yield from spans


def _may_be_name(name: str) -> bool:
    known = name in everyday_words() or name in terms.posts() or name in place_names()
    plain = (
        known
        or ends_something(name)
        or bool(rule("no-appointee").search(name))
        or bool(rule("no-framed-name").search(name))
        or _holds_post(name)
    )
    return not plain and ("·" in name or name_score(name) > _SOUNDS or foreign_score(name) > _SOUNDS_FOREIGN)


def _holds_post(name: str) -> bool:
    """Whether a post leads to the name within: 班长|王一, 总统|博鲁."""
    parts = ((i, j) for i in range(len(name)) for j in range(i + 2, len(name)))
    return any(name[i:j] in terms.posts() for i, j in parts)
