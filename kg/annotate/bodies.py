"""The full name of a body in the light of the report: 市委 in a 大同 paper → 大同市委; None where nothing settles it."""

import re
from functools import cache

from kg.annotate.home import home_place
from kg.annotate.units import institution, is_department, own_unit, split_unit
from kg.lexicon import terms

_FRONTS = r"全国|[省市县区州旗]"


def full_name(body: str, home: str | None, text: str = "", source: str | None = None) -> str | None:
    """The body's full name, its printed form where that is full already, None where its jurisdiction is open."""
    body = _short(body)
    fixed = terms.column("fixed_bodies", "term", "body").get(body)
    if fixed or not body:
        return fixed
    if place := _prefecture(body, home, text):
        return place
    if (m := _levelled().match(body)) is not None:
        place = home_place(m["level"], home, text)
        return _front(m["front"]) + place + body[m.end() :] if place else None
    if (unit := split_unit(body)) is not None:
        name = own_unit(unit[0], text, source)
        return name + unit[1] if name else None
    if is_department(body):
        above = institution(source)
        return above + body if above else None
    return None if body in terms.grouped("body_words")["generic"] else body


def government_of(jurisdiction: str, home: str | None, level: str, text: str = "") -> str | None:
    """The government that a 市长 heads: of the place printed with the post, else of the home."""
    governments = terms.grouped("organs")["government"]
    if jurisdiction.endswith(governments):
        return full_name(jurisdiction, home, text)
    place = jurisdiction if len(jurisdiction) > 1 else home_place(jurisdiction or level, home, text)
    return place + _government(place) if place else None


def of_post(post: str, suffix: str, home: str | None, text: str, source: str | None) -> str | None:
    """The body that a post printed without one names by itself: 校长 → the university of the report, 市长助理 → the city's government."""
    fixed = terms.column("fixed_bodies", "term", "body").get(post)
    aide = next((w for w in terms.grouped("body_words")["aide"] if post.endswith(w)), "")
    head = terms.posts().get(post.removesuffix(aide)) if aide else None
    if fixed or head is None:
        return fixed or _congress(post, home, text) or (own_unit(suffix, text, source) if suffix else None)
    return government_of("", home, head.suffix, text) if head.kind == "territorial" else own_unit(head.suffix, text, source)


def _congress(post: str, home: str | None, text: str) -> str | None:
    """The 政协 of which a 委员 who speaks as such is a member, where the report names one alone."""
    body = terms.column("body_words", "term", "full").get(post)
    if body not in terms.grouped("body_words")["congress"]:
        return None
    fronts = {m.group(1) for m in re.finditer(rf"({_FRONTS}){body}", text)}
    return full_name(fronts.pop() + body, home, text) if len(fronts) == 1 else None


def of_state(body: str, post: str) -> str | None:
    """The body of a state post: the printed body, not a country: 国务院总理 → 国务院, 某国总统 → None."""
    fixed = terms.column("fixed_bodies", "term", "body").get(post)
    if fixed or not body:
        return fixed
    known = body in terms.words("bodies", "name") or post.endswith(terms.grouped("body_words")["heads-region"])
    return body if known or body.endswith(terms.grouped("body_words")["parliament"]) else None


def party_committee(body: str | None, post: str) -> tuple[str | None, str]:
    """西藏自治区, 党委书记 → 西藏自治区党委, 书记; the party posts of towns and institutions stay as they are."""
    groups = terms.grouped("body_words")
    word = next((w for w in groups["committee"] if post.startswith(w)), None)
    return (body + word, post.removeprefix(word)) if body and word and body.endswith(groups["party-division"]) else (body, post)


@cache
def _levelled() -> re.Pattern[str]:
    """A body that begins with the bare word for a kind of division: 市委, 全县…, 团市委, 民盟省委会."""
    fronts = "|".join(terms.grouped("body_words")["front"])
    return re.compile(
        rf"^(?:中共)?(?P<front>{fronts}|)[我全本该]?(?P<level>自治区|自治州|自治县|自治旗|地区|街道|社区|[省市县区州旗盟镇乡村])(?=$|\S)(?!长|级|直|域|内|外|场)"
    )


def _prefecture(body: str, home: str | None, text: str) -> str | None:
    """地委, 行署 and 军分区 of the prefecture at home: 洮州地委, 洮州地区行署, 洮州军分区."""
    groups = terms.grouped("body_words")
    if not body.startswith((*groups["prefecture-stem"], *groups["prefecture-whole"])):
        return None
    found = ((word, home_place(word, home, text)) for word in groups["prefecture-word"])
    word, place = next((pair for pair in found if pair[1]), ("", None))
    if place is None:
        return None
    return (place.removesuffix(word) if body.startswith(groups["prefecture-stem"]) else place) + body


def _government(place: str) -> str:
    """政府, or 行署 where the place is a 地区."""
    common, office = terms.grouped("organs")["government"]
    return office if place.endswith(terms.grouped("body_words")["prefecture"]) else common


def _front(word: str) -> str:
    """团 of 团市委 in full: 共青团."""
    return terms.column("body_words", "term", "full").get(word) or word


def _short(body: str) -> str:
    """中共大同市委员会 → 大同市委, 大同市人民政府 → 大同市政府."""
    for long, short in terms.column("body_short_forms", "term", "short").items():
        body = re.sub(long, short, body) if long.startswith("^") else body.replace(long, short)
    return body
