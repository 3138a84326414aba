"""Words of the tables as pieces of regular expressions."""

import re
from functools import cache

from kg.lexicon import terms


@cache
def any_of(*classes: str, table: str = "body_words") -> str:
    """The terms of the classes as alternatives, longest first: (?:自治区|省|市)."""
    words = {word for name in classes for word in terms.grouped(table)[name]}
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))})"


@cache
def lead_pattern() -> re.Pattern[str]:
    """The jurisdiction in front of an organ, group 1: 苏州市|委, 省|教育厅."""
    return re.compile(rf"^{any_of('party-name')}?(.{{0,14}}?{any_of('lead-end')}|{any_of('level')}){any_of('after-lead', table='organs')}")
