"""The body of the posts that an election gives: those behind its head are of the same one, and else they are of the body that elects.

'选举李明为市政协主席，王红、陈浩为副主席' → both are of 市政协; '市妇联六届一次执委会选举李明为主席' → 市妇联.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.limits import last_limit
from kg.annotate.owners import NO_BODY, HeldTitle, heads_beside, root
from kg.annotate.status import body_ends
from kg.lexicon.rules import rule

_STOPS = "。！？\n"


def with_electing_body(text: str, held: Sequence[HeldTitle]) -> list[HeldTitle]:
    """The titles, those without a body that a sentence tells to be given by an election with the one they are of."""
    if not rule("elects").search(text):
        return list(held)
    bodied = sorted((h for h in held if h.body and h.kind not in NO_BODY), key=lambda h: h.start)
    return [h if h.body or h.kind in NO_BODY else _elected(text, h, bodied) for h in held]


def by_election(text: str, h: HeldTitle) -> bool:
    """Whether the sentence tells of an election up to the title."""
    return bool(rule("elects").search(text, _begin(text, h), h.end))


def _begin(text: str, h: HeldTitle) -> int:
    return max(text.rfind(stop, 0, h.start) for stop in _STOPS) + 1


def _elected(text: str, h: HeldTitle, bodied: Sequence[HeldTitle]) -> HeldTitle:
    if not by_election(text, h):
        return h
    begin = _begin(text, h)
    heads = [
        o for o in bodied if begin <= o.start < h.start and (root(o.post) == root(h.post) or root(o.post) in heads_beside(root(h.post)))
    ]
    body = heads[-1].body if heads else _electing(text, begin, h.start)
    return replace(h, body=body, printed=body + h.post) if body else h


def _electing(text: str, begin: int, end: int) -> str:
    """The body whose sitting elects: 市妇联 of 市妇联六届一次执委会选举; '' where the sentence names none."""
    m = rule("electing-body").search(text, begin, end)
    body = text[last_limit(text, m.start()) : m.start()] if m else ""
    return body if body_ends().end(body) else ""
