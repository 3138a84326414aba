"""The full name of a body in the light of the report: 市委 in a 大同 paper → 大同市委; None where nothing settles it."""

import re
from functools import cache

from kg.annotate.home import home_place
from kg.lexicon import terms


@cache
def _levelled() -> re.Pattern[str]:
    """A body that begins with the bare word for a kind of division: 市委, 全县…, 团市委, 民盟省委会."""
    groups = terms.grouped("organs", "term", "class")
    fronts = "|".join(groups["front"])
    return re.compile(rf"^(?:中共)?(?P<front>{fronts}|)[我全本该]?(?P<level>自治区|自治州|[省市县区州旗盟镇乡])(?=\S)(?!长|级|直|域|内|外|场)")


def full_name(body: str, home: str | None, text: str = "") -> str | None:
    """The body's full name, its printed form where that is full already, None where its jurisdiction is open."""
    body = _short(body)
    if not body:
        return None
    m = _levelled().match(body)
    if m is None:
        return body
    place = home_place(m["level"], home, text)
    return _front(m["front"]) + place + body[m.end() :] if place else None


def _front(word: str) -> str:
    """团 of 团市委 in full: 共青团."""
    return terms.column("organs", "term", "link").get(word) or word


def _short(body: str) -> str:
    """中共大同市委员会 → 大同市委, 大同市人民政府 → 大同市政府."""
    for long, short in terms.column("body_short_forms", "term", "short").items():
        body = re.sub(long, short, body) if long.startswith("^") else body.replace(long, short)
    return body


def government_of(jurisdiction: str, home: str | None, level: str, text: str = "") -> str | None:
    """The government that a 市长 heads: of the place printed with the post, else of the home."""
    government = terms.grouped("organs", "term", "class")["government"][0]
    if jurisdiction.endswith(("政府", "行署")):
        return full_name(jurisdiction, home, text)
    if jurisdiction:
        return full_name(jurisdiction + government, home, text)
    place = home_place(level, home, text)
    return place + government if place else None
