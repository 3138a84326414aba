"""Names that a notice gives away by its form, whatever they sound like: 任命|扎西次仁|为县长, 免去|阿曼|的职务, 哈日干|，男，蒙古族."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.annotate.candidates import Candidate
from kg.annotate.forms import framed
from kg.annotate.limits import ends_something
from kg.annotate.titles import Title
from kg.lexicon import terms
from kg.lexicon.names import everyday_words, foreign_score
from kg.lexicon.rules import finds, rule

_SAYS = 7.0  # log-odds that the form speaks for a name
_FARTHEST = 60  # characters before a post in which its body and the list of those who get it stand
_LIST = 600  # characters of a list of such people behind its heading
_MONK = 2  # characters of the name of a monk
_STOPS = "\n。；："
_ITEM = re.compile("[^、]+")

Span = tuple[int, int]


def told_names(text: str, titles: Sequence[Title]) -> Mapping[Span, bool]:
    """Where those are named who get or lose a post and those whose life is told, and whether something leads to them."""
    return _told(text, tuple((t.post_start, t.end) for t in titles))


def told_places(text: str, titles: Sequence[Title]) -> Iterator[int]:
    """Where those of them begin to whom something leads."""
    return (start for (start, _), led in told_names(text, titles).items() if led)


@lru_cache(maxsize=16)
def _told(text: str, posts: tuple[Span, ...]) -> dict[Span, bool]:
    sketches = (rule("sketch-name").match(text, m.end()) for m in finds("before-people", text))
    found = {m.span("name"): True for m in sketches if m}
    found.update((span, True) for span in _monks(text, {end for _, end in posts}))
    found.update((span, True) for span in framed(text, [end for _, end in posts]))
    if rule("appoints").search(text):
        ends = [end for _, end in posts]
        for post, _ in posts:
            found.update((_behind_title(span, ends), led) for span, led in _appointees(text, post))
    return found


def _monks(text: str, titles: Collection[int]) -> Iterator[Span]:
    """The names of monks, |圆藏|法师, behind a mark, a word that leads to one or one of the `titles` that end there."""
    for m in rule("monk").finditer(text):
        start = m.start() - _MONK
        if start >= 0 and (start in titles or rule("leads-to-monk").search(text, max(start - 1, 0), start)):
            yield start, m.start()


def _behind_title(span: Span, ends: Sequence[int]) -> Span:
    """The span without the title with which it begins: 选举|县长|李明|为主席."""
    return max((end for end in ends if span[0] < end < span[1]), default=span[0]), span[1]


def _appointees(text: str, post: int) -> Iterator[tuple[Span, bool]]:
    """Those to whom the sentence gives the post that begins there, or from whom it takes it, and whether a verb leads to them."""
    first = max(text.rfind(mark, max(post - _FARTHEST, 0), post) + 1 for mark in _STOPS) or max(post - _FARTHEST, 0)
    given = _gives(text, first, post)
    if given and (given["verb"] or given.start() == first) and (not given["of"] or rule("lost-post").match(text, post)):
        led = bool(given["verb"] or rule("appointed-below").search(text, max(first - _LIST, 0), first))
        yield from ((m.span(), led) for m in _ITEM.finditer(text, *given.span("names")))


def _gives(text: str, first: int, post: int) -> re.Match[str] | None:
    """What gives or takes the post at `post`: the last that begins with a verb, 会议|接受李四辞去, else the first."""
    found = [*finds("gets-post", text, first, post)]
    verbs = (m if m["verb"] else rule("appointing-verb").search(text, *m.span("names")) for m in reversed(found))
    led = (rule("gets-post").search(text, verb.start(), post) for verb in verbs if verb)
    return next(led, next(iter(found), None))


def with_told(text: str, candidates: Sequence[Candidate], scores: Sequence[float], titles: Sequence[Title]) -> list[float]:
    """The scores, higher for those who are told of in such a form."""
    told = told_names(text, titles)
    return [max(s, 0.0) + _SAYS if _fits(text, c, told) else s for c, s in zip(candidates, scores, strict=True)] if told else list(scores)


def _fits(text: str, c: Candidate, told: Mapping[Span, bool]) -> bool:
    """Whether it is such a name, and sounds like one where nothing leads to it."""
    led = told.get((c.start, c.end))
    if led is None or ends_something(c.text) or c.text in terms.posts():
        return False
    if rule("no-appointee").search(c.text) and not rule("monk").match(text, c.end):
        return False
    return led or (c.text not in everyday_words() and (c.shape == "han" or foreign_score(c.text) > 0))
