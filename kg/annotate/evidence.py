"""What speaks for and against a name candidate: its characters, and what stands left and right of it.

'市长张强主持' → 张强: behind a title, before a verb, cut out from no word. Each piece of evidence has a name and a value;
the names are the keys of the weights in `models/persons.json`, which `scripts/train_persons` learns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate.appointed import told_places
from kg.annotate.behind import words_behind
from kg.annotate.candidates import Candidate
from kg.annotate.joints import behind_joints
from kg.annotate.people import behind_people
from kg.annotate.reading import LEAST_CUT, Reading
from kg.annotate.titles import Title, before_own_posts, of_many
from kg.lexicon import terms
from kg.lexicon.divisions import find as find_place
from kg.lexicon.divisions import world_kind
from kg.lexicon.names import foreign_odds, word_logprob

_REMARK = re.compile(r"（[^（）\n]{1,14}）")
_LIST_MARK = re.compile("、")
_LED = ("title", "bare", "list")
TITLED = ("title", "bare")
ALONE = "joint-alone"
LINE_START, LINE_END = "^", "$"  # what stands for the characters where there are none
NO_HAN = -4.0  # odds of a neighbour that cannot belong to a transliteration
PLAIN = (-30.0, 5.0)  # within which `Reading.plain` counts
SURENESS = {"sure": (-0.1, 0.0), "likely": (-0.7, -0.1), "open": (-2.3, -0.7), "doubtful": (LEAST_CUT, -2.3)}  # level → its cuts

Evidence = list[tuple[str, float]]
Side = tuple[str, str, str, str]  # kind, how sure it is that words part here, the character beside it, the two characters


@dataclass(frozen=True, slots=True)
class Context:
    """What all candidates of a text share.

    `title_ends`: where titles end, and whether the title is a bare post, without a body; `led`: where a title or a list leads;
    `posts`: where posts begin; `list_ends`: where list marks end; `right`: the class of the longest word of around_names.csv that
    begins at a place; `closed`: where something begins that stands behind names; `reading`: how the text reads as everyday words."""

    text: str
    title_ends: dict[int, bool]
    led: frozenset[int]
    posts: frozenset[int]
    list_ends: frozenset[int]
    right: dict[int, str]
    closed: frozenset[int]
    reading: Reading


def find_context(text: str, titles: Sequence[Title]) -> Context:
    """The context of `text` with its titles."""
    lists = frozenset(m.end() for m in _LIST_MARK.finditer(text)).union(told_places(text, titles), behind_joints(text))
    ends = {t.end: t.start == t.post_start for t in titles if not of_many(text, t)} | dict.fromkeys(before_own_posts(text, titles), False)
    ends |= dict.fromkeys(behind_people(text), True)
    ends |= {m.end(): ends[m.start()] for m in _REMARK.finditer(text) if m.start() in ends}
    posts, (right, closed) = frozenset(t.post_start for t in titles), words_behind(text)
    return Context(text, ends, lists.union(ends), posts, lists, right, closed | posts, Reading(text))


def before(ctx: Context, place: int) -> str:
    """What stands left of `place`: title (with its body), bare (a post without one), list, line (nothing), han or mark."""
    if place in ctx.title_ends:
        return "bare" if ctx.title_ends[place] else "title"
    if place in ctx.list_ends:
        return "list"
    if place == 0 or ctx.text[place - 1] == "\n":
        return "line"
    return "han" if _is_han(ctx.text[place - 1]) else "mark"


def after(ctx: Context, place: int) -> str:
    """What stands right of `place`: post, a class of around_names.csv, line (nothing), han or other."""
    if place in ctx.posts:
        return "post"
    if place in ctx.right:
        return ctx.right[place]
    if place == len(ctx.text) or ctx.text[place] == "\n":
        return "line"
    return "han" if _is_han(ctx.text[place]) else "other"


def left_evidence(ctx: Context, start: int) -> Evidence:
    """Of a name that begins at `start`."""
    side, cut = left_side(ctx, start)
    return list(zip(left_names(*side), (1.0, cut / 4, 1.0, 1.0, 1.0), strict=False))


def left_side(ctx: Context, start: int) -> tuple[Side, float]:
    """What stands left of `start`, and its `cut`."""
    cut = ctx.reading.cut(start)
    return (before(ctx, start), _sureness(cut), ctx.text[start - 1 : start], ctx.text[max(start - 2, 0) : start]), cut


def left_names(kind: str, sureness: str, char: str, two: str) -> tuple[str, ...]:
    """The names of the evidence of a side; its `cut`, over four, is the value of the second, 1 that of the others."""
    edges = left_edges(kind, sureness)
    return edges if kind in TITLED else (*edges, f"l1={char or LINE_START}", f"l2={two or LINE_START}")


def left_edges(kind: str, sureness: str) -> tuple[str, str, str]:
    """Those of `left_names` that do not tell the characters; behind a title there are no others."""
    return f"before={kind}", f"cut-left:{led_or_free(kind)}", f"left-edge={kind}:{sureness}"


def right_evidence(ctx: Context, end: int) -> Evidence:
    """Of a name that ends at `end`."""
    side, cut = right_side(ctx, end)
    return list(zip(right_names(*side), (1.0, cut / 4, 1.0, 1.0, 1.0), strict=True))


def right_side(ctx: Context, end: int) -> tuple[Side, float]:
    """What stands right of `end`, and its `cut`. The kind is that of `after`, but for a conjunction that stands alone."""
    kind, cut = ALONE if joint_alone(ctx, end) else after(ctx, end), ctx.reading.cut(end)
    return (kind, _sureness(cut), ctx.text[end : end + 1], ctx.text[end : end + 2]), cut


def joint_alone(ctx: Context, end: int) -> bool:
    """Whether a conjunction begins at `end` to which no second name belongs, so that it belongs to the name: 周清|和在, 罗庆|和、."""
    return end + 1 in ctx.closed and ctx.text.startswith(terms.grouped("boundaries")["joint"], end)


def right_names(kind: str, sureness: str, char: str, two: str) -> tuple[str, ...]:
    """As `left_names`."""
    return *right_edges(kind, sureness), f"r1={char or LINE_END}", f"r2={two or LINE_END}"


def right_edges(kind: str, sureness: str) -> tuple[str, str, str]:
    """Those of `right_names` that do not tell the characters."""
    return f"after={kind}", "cut-right", f"right-edge={kind}:{sureness}"


def _sureness(cut: float) -> str:
    """How sure it is that words part here; `cut` as in `Reading.cut`."""
    return "sure" if cut > -0.1 else "likely" if cut > -0.7 else "open" if cut > -2.3 else "doubtful"


def frame_evidence(shape: str, left: str, right: str) -> Evidence:
    """Of a name of that shape with size between such neighbours."""
    names = (f"shape={shape}", f"before={left}&{shape}", f"{shape}&after={right}", f"{left}&after={right}")
    return [(name, 1.0) for name in names]


def sized(c: Candidate) -> str:
    """Shape with size: han3; names in parts come without."""
    return shape_with(c.shape, c.end - c.start)


@cache
def shape_with(shape: str, size: int) -> str:
    """`sized`, of a shape and a number of characters."""
    return shape if shape in ("dotted", "latin") else f"{shape}{min(size, 5)}"


def own_evidence(c: Candidate, ctx: Context, left: str, right: str) -> Evidence:
    """Of the candidate itself, between neighbours of these classes: of its characters, and of how it reads where it stands."""
    shape, size, led = c.shape, sized(c), led_or_free(left)
    names = spot_names(shape, size, led, left, right, word_logprob(c.text) is not None)
    return [
        *text_evidence(c.text, shape, c.score, led),
        *zip(names, spot_values(c, ctx.text, ctx.reading.plain(c.start, c.end)), strict=True),
    ]


def led_or_free(left: str) -> str:
    """Whether what stands left leads to a name."""
    return "led" if left in _LED else "free"


def text_evidence(text: str, shape: str, score: float, led: str) -> Evidence:
    """Of the characters of a candidate, wherever they stand."""
    if shape == "latin":
        return _of_latin(text)
    found = [(f"score:{shape}:{led}", max(-12.0, min(score, 12.0)) / 4)]
    if shape != "dotted":
        found += _of_words(text, shape, led)
    if shape != "han":
        found += _of_sounds(text, shape, score, led)
    return found


def _of_words(text: str, shape: str, led: str) -> Evidence:
    word = word_logprob(text)
    found = [(f"last={text[-1]}", 1.0), (f"first={text[0]}", 1.0)]
    found.append((f"no-word:{shape}", 1.0) if word is None else (f"word:{led}", (word + 16.0) / 4))
    if places := find_place(text):
        found.append((f"place={places[0].level}:{led}", 1.0))
    elif world_kind(text):
        found.append((f"place=world:{led}", 1.0))
    return found


def _of_sounds(text: str, shape: str, score: float, led: str) -> Evidence:
    """How far the characters sound like a transliteration."""
    first, last = foreign_odds(text[0]), foreign_odds(text[-1])
    return [(f"mean:{shape}:{led}", score / len(text)), (f"in-first:{shape}", first), (f"in-last:{shape}", last)]


def spot_names(shape: str, size: str, led: str, left: str, right: str, word: bool) -> tuple[str, ...]:
    """The names of the evidence of `spot_values`; `word`: whether the candidate is an everyday word."""
    if shape == "latin":
        return ()
    plain = (f"plain:{size}:{led}",) if shape != "dotted" else ()
    frame = (f"word:{left}&{right}",) if word and plain else ()
    return (*plain, *frame, f"out-left:{shape}", f"out-right:{shape}") if shape != "han" else (*plain, *frame)


def spot_values(c: Candidate, text: str, plain: float) -> list[float]:
    """How the candidate reads where it stands: as everyday words (`Reading.plain`), as one, and how far its neighbours sound like it."""
    if c.shape == "latin":
        return []
    values = []
    if c.shape != "dotted":
        values.append(max(PLAIN[0], min(plain, PLAIN[1])) / 4)
        if (word := word_logprob(c.text)) is not None:
            values.append((word + 16.0) / 4)
    if c.shape != "han":
        values += [_sound(text[c.start - 1 : c.start]), _sound(text[c.end : c.end + 1])]
    return values


def _of_latin(name: str) -> Evidence:
    capitals = sum(c.isupper() for c in name)
    whole = "all" if capitals == len(name) else "some"
    return [(f"capitals={min(capitals, 4)}:{whole}", 1.0), (f"latin-parts={min(len(re.findall('[A-Z][a-z]+', name)), 3)}", 1.0)]


def _sound(char: str) -> float:
    return foreign_odds(char) if char and _is_han(char) else NO_HAN


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
