"""Divisions of the construction corps, which papers call 师 and 师市: 师市党委 in a report of 第十六师双柳市 is 第十六师双柳市党委."""

import re
from functools import lru_cache

from kg.lexicon import terms
from kg.lexicon.divisions import opens_with_place
from kg.lexicon.rules import rule


def of_division(body: str, text: str, home: str | None) -> str | None:
    """A body behind the bare 师 or 师市, with the one division that the text names; None where it names several, none or another's."""
    bare = rule("bare-division").match(body)
    if bare is None or opens_with_place(body):  # 师宗县委
        return body
    whole = _division(text)
    if whole is None or (home and whole[1] not in ("", home)):
        return None
    number, city = whole
    return (number + city if bare["city"] else number) + body[bare.end() :] if city or not bare["city"] else None


def division_alone(body: str | None, post: str) -> str | None:
    """The division without its city behind a post of soldiers: 第十六师双柳市, 政委 → 第十六师; other bodies as they are."""
    m = rule("division-and-city").fullmatch(body) if body and post.endswith(terms.grouped("body_words")["division-post"]) else None
    return m["number"] if m else body


def city_of_division(jurisdiction: str, text: str) -> str:
    """The city of a 师市 that has a mayor: 双柳市; other jurisdictions as they are."""
    whole = _division(text) if rule("bare-division").fullmatch(jurisdiction) else None
    return whole[1] if whole and whole[1] else jurisdiction


@lru_cache(maxsize=16)
def _division(text: str) -> tuple[str, str] | None:
    """The number and the city of the one division that a text names; the city is '' where it is not named."""
    found = list(rule("division-and-city").finditer(text)) or list(rule("division-number").finditer(text))
    numbers = {re.sub(r"^\W?第", "", m["number"]) for m in found}
    first = next((m for m in found if m["number"].startswith(terms.grouped("body_words")["ordinal"])), found[0]) if found else None
    return (first["number"], first.groupdict().get("city") or "") if first and len(numbers) == 1 else None
