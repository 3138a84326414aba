"""Zones, whose party committee is a 党工委 and whose head leads a 管委会: which one 区党工委 and 区管委会 mean in a report.

A district has neither, so that 区 there is no division: 示范区党工委书记李明，|区党工委副书记王红 → the same 示范区.
"""

from kg.annotate.units import is_levelled, is_strange, printed_names
from kg.lexicon import terms
from kg.lexicon.divisions import find
from kg.lexicon.divisions import starts as find_places

_NEAR = 300  # characters before in which the zone is named
_LONGEST = 14  # characters of its name


def organ_of_zone(body: str, post: str) -> str | None:
    """What stands behind 区 in an organ of a zone, 管委会 of 区管委会 or alone, '' of 区 before 党工委书记; None for other bodies."""
    groups = terms.grouped("body_words")
    if body in groups["zone-alone"]:
        return body
    word, rest = body[:1], body[1:]
    if word not in groups["zone-level"]:
        return None
    return rest if rest in groups["zone-organ"] or (not rest and post.startswith(groups["zone-organ"])) else None


def zone_in(text: str, before: str) -> str | None:
    """The zone named last before, else the one that the text names; None where it names none, or several."""
    near = _zones(before[-_NEAR:])
    if near:
        return near[-1]
    named = set(_zones(text))
    return named.pop() if len(named) == 1 else None


def _zones(text: str) -> list[str]:
    """The zones that a text names in full: 淮川经开区, 市城乡一体化示范区; not 安全示范区 or a district."""
    endings = terms.grouped("body_words")["zone-end"]
    joint = terms.grouped("boundaries")["joint"]
    names = (n for n in printed_names(endings, text) if len(n) <= _LONGEST and not any(word in n for word in joint))
    return [n for n in names if (find_places(n, 0) or is_levelled(n) or is_strange(n)) and not find(n)]
