"""Names written sound by sound: what their dots and their sound say where something leads to them and something ends them.

艾山·马木提 between a title or a mark and a word that follows names is one, though some characters of it are seldom in such names.
"""

from collections.abc import Sequence
from functools import cache

from kg.annotate.candidates import Candidate
from kg.annotate.evidence import Context, before
from kg.annotate.limits import ends_something
from kg.lexicon import terms
from kg.lexicon.divisions import find as find_place
from kg.lexicon.names import DOTS, everyday_words, foreign_odds
from kg.lexicon.rules import rule

_AFTER = {"title": 8.0, "bare": 8.0, "list": 8.0, "mark": 4.0, "line": 4.0}  # what stands left of a name → what the dot says behind it
_LED, _SOUNDS, _SHORT = 3.0, 2.0, 2  # what the sound of a longer name says behind a title, from these log-odds on
_IN_TEXT = 7.0  # what it says where the name begins behind a character that is seldom in such names
_PEOPLE = 8.0  # what a remark that tells the people of its bearer says: 天宝（藏族）
_DAY = 5.0  # what a day behind a name says behind a title: 总统|萨希|9日在首都
_FILLS, _PLACE = 7.0, 8.0  # what one says that fills the clause behind a title, and a place whose bearer does something
_MARKS = frozenset("，。；、\n")
_ONE_DOT = str.maketrans(dict.fromkeys(DOTS, DOTS[0]))
_STRANGE = -2.0  # log-odds of a character that is seldom in such names
_MOST = 1  # such characters that the first and the last part may have: 来到 in 马木提来到 are two
_LEAST_TITLED = -4.0  # log-odds of one behind a title with its body
_PARTS = 3  # parts that names have at most; lists divided by dots have more


def with_sounds(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """The scores with what dots and sounds say."""
    says = {"dotted": _of_dots, "foreign": _of_sound, "rare": _of_remark}
    sounds = (s + says[c.shape](ctx, c) if c.shape in says else s for c, s in zip(candidates, scores, strict=True))
    return [s + _DAY if _on_day(ctx, c) else s for c, s in zip(candidates, sounds, strict=True)]


def _on_day(ctx: Context, c: Candidate) -> bool:
    titled = c.end < len(ctx.text) and ctx.text[c.end].isdigit() and c.start in ctx.title_ends and c.text not in everyday_words()
    return titled and bool(rule("on-day").match(ctx.text, c.end))


def _of_sound(ctx: Context, c: Candidate) -> float:
    """Of a name without dots: 县长|龙真泽郎|带领, 主任|宝音满都呼|，, 市委书记|兴安|主持."""
    if c.start not in ctx.title_ends or c.end not in ctx.closed or c.text in everyday_words() or ends_something(c.text):
        return 0.0
    if rule("people-of").match(ctx.text, c.end):
        return _PEOPLE
    if len(c.text) <= _SHORT:
        acts = not ctx.title_ends[c.start] and ctx.right.get(c.end) == "verb"
        return _PLACE if acts and find_place(c.text) else 0.0
    whole = ctx.closed.isdisjoint(range(c.start + _SHORT, c.end))  # not 温故|委托
    titled = whole and not ctx.title_ends[c.start]
    if c.score <= _SOUNDS:
        return _LED if titled and c.score > 0 and len(c.text) > _SHORT + 1 and ctx.right.get(c.end) == "verb" else 0.0
    fills = ctx.text[c.end : c.end + 1] in _MARKS and len(c.text) > _SHORT + 1 and all(foreign_odds(x) > _STRANGE for x in c.text)
    fills = fills and not c.text.endswith(_deeds())
    return _LED if whole else _FILLS if fills else 0.0


def _of_remark(ctx: Context, c: Candidate) -> float:
    return _PEOPLE if c.start in ctx.title_ends and rule("people-of").match(ctx.text, c.end) else 0.0


@cache
def _deeds() -> tuple[str, ...]:
    """The verbs of two characters and more that stand behind names."""
    return tuple(word for word in terms.grouped("around_names")["verb"] if len(word) > 1)


def _of_dots(ctx: Context, c: Candidate) -> float:
    parts = c.text.translate(_ONE_DOT).split(DOTS[0])
    if any(word in parts[0][1:] for word in terms.grouped("boundaries")["joint"]):  # 王明和|艾山·马木提
        return -_IN_TEXT
    strange = max(sum(foreign_odds(char) < _STRANGE for char in part) for part in (parts[0], parts[-1]))
    seldom = before(ctx, c.start) == "title" and c.score > _LEAST_TITLED and strange <= 2 * _MOST  # 部长|唐·麦吉农
    sounds = (seldom or (c.score > 0 and strange <= _MOST)) and len(parts[-1]) > 1 and len(parts) <= _PARTS
    place = c.text[-1] in terms.words("levels") and before(ctx, c.start) not in ("title", "bare")  # not 主席|吐逊·阿力瓦尔地
    if not (sounds and c.end in ctx.closed) or place:
        return 0.0
    begins = len(parts[0]) > 1 and not strange and foreign_odds(ctx.text[c.start - 1 : c.start]) < _STRANGE  # 群众|艾山·马木提
    return _AFTER.get(before(ctx, c.start), _IN_TEXT if begins else 0.0)
