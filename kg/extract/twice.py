"""A meeting that two reports of one document tell of, 昨天下午…座谈会 as a caption and again as a report, is one meeting."""

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.samename import SAME, alike
from kg.facts import Meeting, Relation

_SHARED = 0.5  # share of the smaller circle that both meetings must have in common


def merge_told_twice(meetings: Sequence[Meeting], relations: Sequence[Relation]) -> tuple[list[Meeting], list[Relation]]:
    """Each meeting once, under the longer name, with the claims of both reports; `id`s are counted anew."""
    first: dict[str, str] = {}
    kept: list[Meeting] = []
    for m in meetings:
        known = next((k for k in kept if _same(k, m, relations)), None)
        first[m.id] = known.id if known else m.id
        if known:
            kept[kept.index(known)] = _joined(known, m)
        else:
            kept.append(m)
    names = {m.id: f"m{i}" for i, m in enumerate(kept, 1)}
    claims: dict[tuple[str, str | None, str | None, str], Relation] = {}
    for r in relations:
        name = names[first[r.meeting]]
        r = r if r.meeting == name else replace(r, meeting=name)
        claims.setdefault((r.type, r.person, r.body, r.meeting), r)
    return [replace(m, id=names[m.id]) for m in kept], list(claims.values())


def _same(a: Meeting, b: Meeting, relations: Sequence[Relation]) -> bool:
    """Whether names, days and at least half of the people of the smaller circle agree."""
    if a.kind != b.kind or alike(a.name, b.name) < SAME or (a.start and b.start and a.start != b.start):
        return False
    there, here = ({r.person for r in relations if r.meeting == m.id and r.person} for m in (a, b))
    return bool(there and here) and len(there & here) >= _SHARED * min(len(there), len(here))


def _joined(a: Meeting, b: Meeting) -> Meeting:
    longer = max(a.name, b.name, key=len)
    return replace(a, name=longer, start=a.start or b.start, end=a.end or b.end, mentions=(*a.mentions, *b.mentions))
