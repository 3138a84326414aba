"""Deputies without a body behind the head of theirs: 宏川机床厂厂长李明介绍了情况。副厂长王红也在场."""

from collections.abc import Collection, Sequence

from kg.annotate.like import NO_BODY, HeldTitle, root
from kg.annotate.status import body_ends
from kg.lexicon.rules import rule

_NEAR = 120  # characters before a deputy in which the head is told of


def after_head(text: str, deputy: HeldTitle, held: Sequence[HeldTitle], names: Collection[str]) -> str:
    """The body of the head that is told of last before a deputy, where the paragraph names no other body behind it; else ''."""
    head = root(deputy.post)
    if deputy.kind not in ("generic", "unit") or deputy.post == head or rule("joined-before").match(text, deputy.start - 1):
        return ""  # 党组成员、副总经理 are of what the first is of; 外贸部的|第一副部长
    paragraph = text.rfind("\n", 0, deputy.start)
    near = [h for h in held if max(paragraph, deputy.start - _NEAR) < h.start < deputy.start and h.kind not in NO_BODY]
    heads = [h for h in near if root(h.post) == head]
    between = {h.body for h in near if heads and h.body and h.start > heads[-1].start}
    told = heads and heads[-1].holder != deputy.holder and between <= {heads[-1].body}
    return heads[-1].body if told and _is_body(heads[-1].body, names) else ""


def _is_body(body: str, names: Collection[str]) -> bool:
    """Whether a body is read whole: not 石亭大学老|校长, nor with a name in it."""
    return bool(body_ends().end(body)) and not any(name in body for name in names)
