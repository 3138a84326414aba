"""Which titles that lead to a name are posts: 校友, 著名教授 and 获奖代表 tell what somebody is, and no post that he holds."""

from kg.annotate.roles import HeldTitle
from kg.annotate.status import body_ends
from kg.lexicon import terms
from kg.lexicon.rules import rule

_SHORTEST = 4  # characters of a body before a word that is no part of it


def is_office(h: HeldTitle, text: str) -> bool:
    """Whether the title `h` of the report `text` is a role of who bears it."""
    words = terms.grouped("body_words")
    if h.post in words["no-office"]:
        return False
    if h.kind == "honour":
        return _of_body(h.body)
    if h.post not in words["delegate"]:
        return True
    return bool(rule("of-congress").search(text)) if not h.body else h.kind == "label" or bool(body_ends().end(h.body))


def _of_body(body: str) -> bool:
    """Whether a body is printed with an honour: 洮州大学|教授, 洮州大学杰出|教授, and neither 教授 nor 著名|教授."""
    return body_ends().end(body) or any(body_ends().end(body[:n]) for n in range(_SHORTEST, len(body)))
