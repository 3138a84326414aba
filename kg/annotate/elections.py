"""The body of a post that an assembly gives: 市妇联六届一次执委会选举李明为主席，王红为副主席 → both are of 市妇联."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.below import attached
from kg.annotate.like import NO_BODY, HeldTitle, like
from kg.annotate.limits import last_limit
from kg.annotate.patterns import any_of
from kg.annotate.status import body_ends
from kg.lexicon import terms
from kg.lexicon.rules import rule

_FARTHEST = 240  # characters before a post in which the assembly that gives it is named
_SHORTEST = 3  # characters of the name of an association
_VERB = 4  # characters before a post that hold the verb which gives it
_SENTENCE = re.compile("[。！？\n]")


def elected(text: str, held: Sequence[HeldTitle]) -> list[HeldTitle]:
    """The titles; posts without a body that an election gives have that of the first post given there, else of those who elect."""
    held = given_beside(text, held)
    if not rule("elects").search(text):
        return held
    ordered = sorted(held, key=lambda h: h.start)
    beside = terms.column("organs_beside", "term", "heads")
    alone = rule("term-alone").fullmatch
    bare = {h for h in held if (not h.body or alone(h.body)) and (h.kind in ("generic", "unit") or h.post in beside)}
    bodies: dict[HeldTitle, str] = {}
    for h in ordered:
        if h in bare and (verb := _election(text, h)) is not None:
            near = [replace(o, body=bodies.get(o, o.body)) for o in ordered if verb <= o.start < h.start and _made(text, o)]
            bodies[h] = like(h.post, near) if h.kind != "unit" and near else ""
            bodies[h] = bodies[h] or _electing(text, h)
    return [replace(h, body=bodies[h]) if bodies.get(h) else h for h in held]


def given_beside(text: str, held: Sequence[HeldTitle]) -> list[HeldTitle]:
    """The titles; those that 任 gives without a body are of that of the title given before: 张三任分院院长、李四任副院长."""
    found: dict[HeldTitle, str] = {}
    given: list[HeldTitle] = []
    for h in sorted((h for h in held if h.kind not in NO_BODY), key=lambda h: h.start):
        last = given[-1] if given and not _SENTENCE.search(text, given[-1].end, h.start) else None
        if not _made(text, h) and not (last and last.holder == h.holder and h.start - last.end <= 1):
            continue
        if last and (body := _of_its_like(h, last, found.get(last, last.body))):
            found[h] = body
        given.append(h)
    return [replace(h, body=found[h]) if h in found else h for h in held]


def _of_its_like(h: HeldTitle, last: HeldTitle, body: str) -> str:
    """The body of the title given before, where the post is one of the same body, or an organ of it."""
    if last.kind == "territorial" or not body:
        return ""
    if h.body:
        whole = attached(h.body, body)
        return whole if whole != h.body else ""
    own = (h.kind == "unit" and body.endswith(h.suffix)) or (h.kind == "party" and last.kind in ("unit", "party"))
    return body if own else like(h.post, [replace(last, body=body)])


def by_election(text: str, h: HeldTitle) -> bool:
    """Whether the sentence of a title tells of an election before it."""
    return _election(text, h) is not None


def _made(text: str, h: HeldTitle) -> bool:
    """Whether a verb gives a title: 当选|会长, not the one that the elected had before."""
    return bool(rule("made").search(text[max(0, h.start - _VERB) : h.start]))


def _election(text: str, h: HeldTitle) -> int | None:
    """Where the sentence of a title first tells of an election before it; None where it does not."""
    start = max((m.end() for m in _SENTENCE.finditer(text, max(0, h.start - _FARTHEST), h.start)), default=0)
    verb = rule("elects").search(text, start, h.start)
    return verb.start() if verb else None


def _electing(text: str, h: HeldTitle) -> str:
    """The body whose committee or assembly of a term is named last before a post: 民盟淮川市|第六届委员会, 市妇联|六届一次执委会."""
    whole = bool(h.body)  # 第二届理事会|会长 names the committee, wherever it is told whose it is
    begin = max(0, h.start - _FARTHEST, 0 if whole else text.rfind("\n", 0, h.start) + 1)
    for m in reversed([*rule("of-a-term").finditer(text, begin, h.start)]):
        body = rule("assembles").sub("", text[last_limit(text, m.start()) : m.start()])
        if h.kind == "unit" and not body.endswith(h.suffix):
            continue
        if len(body) > 1 and body_ends().end(body):
            return body
        if m["committee"] and re.match(any_of("front"), body) and body.endswith(terms.grouped("body_words")["party-division"]):
            return body + m["committee"]
    return _assembly(text, h) if h.kind == "generic" and not h.body else ""


def _assembly(text: str, h: HeldTitle) -> str:
    """The association whose congress a report has told of before a post: 淮川市作家协会|第五次代表大会, 市摄影家协会|举行成立大会."""
    for m in reversed([*rule("association-meets").finditer(text, 0, h.start)]):
        body = rule("assembles").sub("", text[last_limit(text, m.start()) : m.start()])
        if len(body) > _SHORTEST and body.endswith(terms.grouped("body_words")["association"]):
            return body
    return ""
