"""The full name of a body in the light of the report: 市委 in a 大同 paper → 大同市委; None where nothing settles it."""

import re
from functools import cache

from kg.lexicon import terms
from kg.lexicon.places import home_body_place

_OURS = re.compile(r"^[我全本该]?(自治区|自治州|[省市县区州旗盟镇乡地])(?=\S)")


@cache
def _levelled() -> re.Pattern[str]:
    heads = "|".join(terms.grouped("organs", "term", "class")["after-lead"])
    return re.compile(rf"^[我全本该]?(自治区|自治州|[省市县区州旗盟镇乡])(?=[^\s])(?!(?:长|级|直))")


def full_name(body: str, home: str | None) -> str | None:
    """The body's full name, its printed form where that is full already, None where its jurisdiction is open."""
    body = _short(body)
    if not body:
        return None
    m = _levelled().match(body)
    if m is None:
        return body
    place = home_body_place(m.group(1), home)
    return place + body[m.end() :] if place else None


def _short(body: str) -> str:
    """中共大同市委员会 → 大同市委, 大同市人民政府 → 大同市政府."""
    for long, short in terms.column("body_short_forms", "term", "short").items():
        if long.startswith("^"):
            body = re.sub(long, short, body)
        else:
            body = body.replace(long, short)
    return body


def government_of(jurisdiction: str, home: str | None, level: str) -> str | None:
    """The government that a 市长 heads: of the place printed with the post, else of the home."""
    government = terms.grouped("organs", "term", "class")["government"][0]
    body = jurisdiction
    if not body:
        place = home_body_place(level, home)
        return place + government if place else None
    if body.endswith(government):
        return full_name(body, home)
    full = full_name(body + government, home)
    return full
