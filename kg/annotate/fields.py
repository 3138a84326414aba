"""What a post is for, printed before it, belongs to the post and not to the body: 学院|党务秘书, 学院|主管教学副院长."""

from kg.annotate.match import Match
from kg.lexicon import terms
from kg.lexicon.rules import rule
from kg.lexicon.terms import Post

_LONGEST = 10  # characters that tell what a deputy is in charge of


def with_field(text: str, start: int, head: Match[Post | None], floor: int) -> int:
    """Where the post that begins at `start` begins with its field; `head` is its last word: 秘书, 总裁."""
    if head.term in terms.grouped("body_words")["field-post"]:
        return start - len(_fields(text[max(floor, start - _LONGEST) : start]))
    deputy = any(word in text[start : head.end] for word in terms.grouped("body_words")["deputy"])
    duty = rule("in-charge-too").search(text, max(floor, start - _LONGEST), start) if deputy else None
    return duty.start() if duty else start


def _fields(before: str) -> str:
    """The fields with which it ends: 首席研究 of 研究院首席研究."""
    words = terms.grouped("body_words")["field"]
    field = next((w for w in words if before.endswith(w)), "")
    return _fields(before.removesuffix(field)) + field if field else ""
