"""Offices printed alone behind somebody of the body they are part of: 市发改委副主任李明带队调研，能源科科长王红陪同."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotate.below import below
from kg.annotate.like import NO_BODY, HeldTitle
from kg.annotate.organs import organs
from kg.annotate.own import house
from kg.annotate.patterns import any_of
from kg.annotate.units import is_department
from kg.lexicon import terms

_STOPS = "。！？\n"
_NEAR = 120  # characters before an office in which its body is told of


def office_of(text: str, h: HeldTitle, held: Sequence[HeldTitle]) -> str:
    """The body of a post of an office, with what it is part of: that of the last person before, where nothing else is named since."""
    whole = h.body in organs() or h.body.endswith(terms.grouped("body_words")["of-campus"]) or _named_whole().match(h.body)
    if not h.body or h.kind in NO_BODY or whole or not is_department(h.body):
        return ""
    begin = max(*(text.rfind(mark, 0, h.start) for mark in _STOPS), h.start - _NEAR)
    near = [o for o in held if begin < o.start < h.start and o.holder != h.holder and o.kind not in NO_BODY]
    last = near[-1] if near else None
    if (
        last is None
        or not last.body
        or house(text, None)
        or last.kind in ("territorial", "state")
        or _named().search(text, last.end, h.start)
    ):
        return ""
    return below(h.body, last.body, other=True)


@cache
def _named() -> re.Pattern[str]:
    """Another body that is named: 到宏川集团调研."""
    return re.compile(rf"[\u4e00-\u9fff]{{2}}{any_of('has-departments', 'town', 'village')}")


@cache
def _named_whole() -> re.Pattern[str]:
    """An office that is printed with what it is part of, 国土分局规划办, or is of a village."""
    return re.compile(rf".*{any_of('has-departments')}.|{any_of('village', 'level')}")
