"""Which titles that lead to a name are posts: 校友 and 获奖代表 tell what somebody is, and no post that he holds."""

from kg.annotate.roles import HeldTitle
from kg.annotate.status import body_ends
from kg.lexicon import terms
from kg.lexicon.rules import rule


def is_office(h: HeldTitle, text: str) -> bool:
    """Whether the title `h` of the report `text` is a role of who bears it."""
    words = terms.grouped("body_words")
    if h.post in words["no-office"]:
        return False
    if h.post not in words["delegate"]:
        return True
    return bool(rule("of-congress").search(text)) if not h.body else h.kind == "label" or bool(body_ends().end(h.body))
