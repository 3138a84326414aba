"""Words that stand before a body and are no part of it: 首先|县委, 会议落实|县委, 过|余杭市委."""

from functools import cache

from kg.annotate.organs import organs
from kg.annotate.patterns import lead_pattern
from kg.annotate.status import body_ends
from kg.lexicon import terms
from kg.lexicon.divisions import begins_abroad, find, in_full
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.names import is_common

_SHORT = 2  # characters of a body that may be the end of another


def before_place(text: str, body: str, kind: str) -> int:
    """How many characters at the head of a body belong to the sentence; `kind` that of the post behind it.

    A division that no table knows is none where a word of everyday stands for its name and the text prints it once, or one character.
    """
    if body.startswith(terms.grouped("body_words")["stray"]) and _stands_without(text, body):
        return 1
    m = lead_pattern().match(body)
    if m is None:
        word = (
            kind == "territorial"
            and is_common(body[-2:])
            and not find_places(body, 0)
            and not (body_ends().end(body) or body.endswith(_levels()))
        )
        return len(body) if word else 0
    level = next((word for word in _levels() if m[1].endswith(word)), "")
    front = m[1].removesuffix(level)
    whole = m[1].endswith(_kinds()) or m[1] in terms.grouped("body_words")["whole-division"]
    if m.start(1) or not front or len(level) != 1 or front.endswith(level) or _begins_well(body) or begins_abroad(body) or whole:
        return 0
    known = next((k for k in range(1, len(front) - 1) if any(place.name == m[1][k:] for place in find(m[1][k:]))), 0)
    if known:
        return known if known == 1 or is_common(front[:known][-2:]) else 0
    alone = len(front) == 1 and level in terms.grouped("body_words")["county"]
    return len(front) if alone or (is_common(front[-2:]) and text.count(m[1]) == 1) else 0


def _stands_without(text: str, body: str) -> bool:
    """Whether what follows the first character is a body by itself: 如|教育局, 系|淮川大学 where the text prints 淮川大学 too."""
    rest = body[1:]
    unit = len(rest) == _SHORT and rest in terms.column("units", "term", "endings")
    return unit or rest in organs() or in_full(rest, 0) or (len(rest) > _SHORT and text.count(rest) > text.count(body))


def _begins_well(body: str) -> bool:
    """Whether a body begins as bodies do: with a place, a party, the word for a level."""
    groups = terms.grouped("body_words")
    return bool(find_places(body, 0)) or body.startswith((*groups["front-of-place"], *groups["party-name"], *groups["own"], *_levels()))


@cache
def _kinds() -> tuple[str, ...]:
    """Ends of bodies that end as divisions do: 高新区."""
    return tuple(word for word in terms.body_heads() if len(word) > 1 and word.endswith(_levels()))


@cache
def _levels() -> tuple[str, ...]:
    return terms.grouped("body_words")["division-end"]
