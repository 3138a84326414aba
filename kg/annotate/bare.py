"""Bodies of posts printed without one: 校长 is of the university of the report, 市长助理 of the city's government."""

import re

from kg.annotate.bodies import full_name, government_of, unit_in
from kg.annotate.headed import alone, association, headed_unit
from kg.annotate.like import root
from kg.annotate.own import house, organ
from kg.annotate.patterns import any_of, meaning
from kg.annotate.there import there
from kg.annotate.towns import last_town
from kg.annotate.visited import visited
from kg.lexicon import terms
from kg.lexicon.rules import rule

_NEAR = 80  # characters before a party post in which the town is told of which it may be


def of_post(post: str, suffix: str, home: str | None, text: str, source: str | None, before: str = "") -> str | None:
    """The body that a post printed without one names by itself: 校长 → the university of the report, 市长助理 → the city's government."""
    fixed = terms.column("fixed_bodies", "term", "body").get(post)
    aide = next((w for w in terms.grouped("body_words")["aide"] if post.endswith(w)), "")
    head = terms.posts().get(post.removesuffix(aide)) if aide else None
    if fixed or head is None or post in terms.grouped("body_words")["company-post"]:
        headed = next((meaning("head-of", w) for w in terms.grouped("body_words")["head-of"] if post.endswith(w)), "")
        company = terms.grouped("body_words")["company"][0] if post in terms.grouped("body_words")["company-post"] else ""
        if not fixed and (place := there(post, suffix, before)):
            return full_name(place, home, text, source, before)
        come, at = visited(before) if company else (False, None)
        if come:
            return at
        word = suffix or headed or company
        own = (company and unit_in(word, home, text, source)) or (alone(text, source) if company else None)  # 医院总会计师
        return (
            fixed or own or _congress(post, home, text) or unit_in(word, home, text, source) or _of_house(post, home, text, source, before)
        )
    return government_of("", home, head.suffix, text) if head.kind == "territorial" else unit_in(head.suffix, home, text, source)


def aide_of(post: str) -> str:
    """The kind of division whose head an aide helps: 省 for 省长助理; '' for other posts."""
    word = next((w for w in terms.grouped("body_words")["aide"] if post.endswith(w)), "")
    head = terms.posts().get(post.removesuffix(word)) if word else None
    return head.suffix if head and head.kind == "territorial" else ""


def _of_house(post: str, home: str | None, text: str, source: str | None, before: str) -> str | None:
    """The institution that a report is about, for a post of its party committee, or of an association where it is one: 副秘书长."""
    groups = terms.grouped("body_words")
    if post.startswith(groups["party-post"]):
        if not post.startswith(groups["no-jurisdiction"]):
            return alone(text, source)
        town = rule("names-town").search(before[-_NEAR:])  # no 市委 has a 党委书记
        return last_town(before[-_NEAR:], before) if town else alone(text, source) or headed_unit(text, source, before)
    if post in groups["of-village"]:
        return last_town(before[-_NEAR:], before, groups["village"])
    if root(post) in groups["army-post"]:
        return _army(text, source) or _of_organ(post, home, text)
    own = association(text, source) if root(post) in groups["association-post"] else None
    return own or _of_organ(post, home, text)


def _of_organ(post: str, home: str | None, text: str) -> str | None:
    """The organ with which a report opens, for a post that such organs have: 主席 in a report of the 政协."""
    organs = (w for w in terms.grouped("body_words")["organ-post"] if root(post) in meaning("organ-post", w).split())
    kinds = (*organs, *meaning("heads", root(post)).split())  # 主任 in a report of the 供销社
    own = organ(kinds, text) if kinds else None
    return full_name(own, home, text) if own else None


def _army(text: str, source: str | None) -> str | None:
    """The command that a report is about, whose 司令员 and 政委 are printed alone; None in other reports."""
    own = house(text, source)
    return own if own and own.endswith(terms.grouped("body_words")["army"]) else None


def _congress(post: str, home: str | None, text: str) -> str | None:
    """The 政协 of which a 委员 who speaks as such is a member, where the report names one alone."""
    body = meaning("member", post)
    if not body:
        return None
    fronts = {m[1] for m in re.finditer(rf"({any_of('level', 'people-front')}){body}", text)}
    return full_name(fronts.pop() + body, home, text) if len(fronts) == 1 else None
