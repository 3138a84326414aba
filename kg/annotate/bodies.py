"""The full name of a body in the light of the report: 市委 in a 淮川 paper → 淮川市委; None where nothing settles it."""

import re
from functools import cache, lru_cache

from kg.annotate.antecedents import named_before
from kg.annotate.campus import is_college, part_of_university
from kg.annotate.committees import government_word
from kg.annotate.corps import city_of_division, of_division
from kg.annotate.headed import alone, association
from kg.annotate.home import home_place, nearest_place, short_place, without_province
from kg.annotate.houses import house_for
from kg.annotate.organs import only_of_division, organs
from kg.annotate.own import organ, own_unit, zone_of_home
from kg.annotate.patterns import any_of, meaning
from kg.annotate.seats import with_its_place, with_its_whole
from kg.annotate.towns import nearest_town
from kg.annotate.units import country_in, is_department, is_levelled, split_unit, university_in
from kg.lexicon import terms
from kg.lexicon.divisions import find, opens_with_place, world_kind
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.places import home_body_place
from kg.lexicon.rules import rule


def full_name(body: str, home: str | None, text: str = "", source: str | None = None, before: str = "") -> str | None:
    """The body's full name, its printed form where that is full already, None where its jurisdiction is open.

    `text`: the whole document; `before`: the report up to the body, for the town that it last named.
    """
    whole = of_division(_short(_termless(body)), text, home)
    if whole is None:
        return None
    body = without_province(whole)
    fixed = terms.column("fixed_bodies", "term", "body").get(body)
    if fixed or not body:
        return fixed
    if body.endswith(terms.grouped("body_words")["house"][0][-1]) and find(body[:-1]) and (named := house_for(body[-1], text)):
        return body[:-1] + named  # 石亭县院
    if _of_prefecture(body):
        return _prefecture(body, home, text)
    village = next((w for w in terms.grouped("body_words")["village"] if body.startswith(w)), "") or meaning("village-office", body)
    if village and before:
        place = nearest_town(village, before)
        return place + (body if body in terms.grouped("body_words")["of-village"] else body.removeprefix(village)) if place else None
    if (m := _level_of(body)) is not None:
        return _of_level(m, home, text, before)
    return _of_institution(body, home, text, source, before)


def _of_institution(body: str, home: str | None, text: str, source: str | None, before: str) -> str | None:
    """The full name of an institution or of a part of one: 校团委, 教务处; other bodies as they are."""
    if (unit := split_unit(body)) is not None:
        if found := named_before(body, before):
            return found
        name = unit_in(unit[0], home, text, source)
        return name + unit[1] if name else None
    if body in terms.grouped("body_words")["bare-organ"]:
        opening = organ((meaning("bare-organ", body),), text)
        return full_name(opening, home, text) if opening else None  # 常委会 in a report of the 人大常委会
    if body in terms.grouped("body_words")["generic"] or rule("term-alone").fullmatch(body):
        return association(text, source) if rule("term").match(body) else None  # 第四届理事会
    if (posted := rule("posted-alone").fullmatch(body)) is not None:  # 驻局纪检组
        name = unit_in(posted["unit"], home, text, source) if posted["unit"] else None
        return body[0] + name + posted["group"] if name else None
    if (ours := _ours().match(body)) is not None:
        name = unit_in(ours[0], home, text, source)  # 我校|科学技术发展研究院
        return name + body[ours.end() :] if name else None
    if (is_college(body) or is_department(body) or body in terms.grouped("body_words")["campus-body"]) and (
        name := part_of_university(body, text, source, before)
    ):
        return name
    above = (None if only_of_division(body) else alone(text, source, before)) if is_department(body) else ""
    if not above:
        return with_its_whole(with_its_place(body, text), text) if above == "" else _of_organ(body, home, text)
    if body.startswith(terms.grouped("body_words")["party-post"]):  # 党委组织部 in a report of 洮州大学研究生院
        above = university_in(above) or above
    own = next((w for w in terms.column("units", "term", "endings") if body.startswith(w) and above.endswith(w)), "")
    said = own or next((body[:n] for n in range(len(body) - 2, 2, -1) if above.endswith(body[:n])), "")  # 管理学院|企管系
    above = full_name(above, home, text) or above if is_levelled(above) else above  # 市人民医院
    return above + body.removeprefix(said)


def _of_organ(body: str, home: str | None, text: str) -> str | None:
    """An office of the organ with whose doings a report opens: 发展部 in a report of the 市妇联; None for organs and in other reports."""
    if body in organs() or body in terms.grouped("body_words")["inner-committee"]:
        return None
    opening = organ(_with_offices(), text)
    whole = full_name(opening, home, text) if opening else None
    return whole + body if whole else None


@cache
def _with_offices() -> tuple[str, ...]:
    """How organs end that have offices of their own."""
    words = terms.grouped("body_words")
    no_organ = (*words["department"], *words["zone-end"], *words["division-end"], *terms.grouped("organs")["government"])
    return (*(w for w in words["has-departments"] if w not in no_organ), *(w for w in organs() if w.endswith(words["organ-end"])))


def _termless(body: str) -> str:
    """A body of a jurisdiction without the number of its term: 第六届市道教协会 → 市道教协会; 第三届丝博会执委会 as it is."""
    term = rule("term").match(body)
    rest = body[term.end() :] if term else ""
    own = is_levelled(rest) or find_places(rest, 0) or rest in terms.words("bodies", "name")
    return rest if own or rest in terms.grouped("body_words")["campus-body"] else body


def unit_in(word: str, home: str | None, text: str, source: str | None) -> str | None:
    """The institution of the report that `word` means, 市一院 with its city."""
    name = own_unit(word, text, source) or zone_of_home(word, home, text)
    if name and rule("jurisdiction-committee").search(name):
        return None  # 我委主任 in a report that names 市委 is of a commission
    m = _level_of(name) if name else None
    return _of_level(m, home, text) if m else name


def _of_level(m: re.Match[str], home: str | None, text: str, before: str = "") -> str | None:
    """A body behind the bare word for a kind of division, with the division it means."""
    place = _place(m["level"], home, text, before)
    rest = house_for(m.string[m.end() :], text)
    return _front(m["front"]) + place + rest if place and rest is not None else None


def _place(level: str, home: str | None, text: str, before: str) -> str | None:
    """The division that the bare word for its level means: the town last told of, the one at home, else the one that is told of there."""
    if level in terms.grouped("body_words")["town"]:
        return nearest_town(level, before) or home_place(level, home, text)
    settled = home_body_place(level, home) or nearest_place(level, before, text) or home_place(level, home, text)
    return short_place(settled, text)


def government_of(jurisdiction: str, home: str | None, level: str, text: str = "", before: str = "") -> str | None:
    """The government that a 市长 heads: of the place printed with the post, else of the home."""
    governments, words = terms.grouped("organs")["government"], terms.grouped("body_words")
    office = next((w for w in words["own-government"] if w in (jurisdiction, level)), "")
    if office and len(jurisdiction) <= len(office):  # 行署|专员
        return _prefecture(office, home, text)
    jurisdiction = jurisdiction[1:] if jurisdiction[1:] == level and jurisdiction.startswith(words["own"]) else jurisdiction  # 该镇|镇长
    jurisdiction = city_of_division(_termless(jurisdiction), text)
    jurisdiction = "" if jurisdiction in governments else jurisdiction  # 政府|旗长
    if jurisdiction.endswith((*governments, *words["people-committee"])):
        return full_name(jurisdiction, home, text)
    if len(jurisdiction) > 1 and not jurisdiction.endswith(terms.grouped("body_words")["division-end"]):
        jurisdiction += level  # 左云|县长
    place = jurisdiction
    if len(jurisdiction) < 2 or jurisdiction in terms.grouped("body_words")["long-division-end"]:
        level = jurisdiction or level
        place = _place(level, home, text, before) or ""
    return without_province(place + government_word(place)) if place and not _abroad(place) else None


def _abroad(place: str) -> bool:
    """Whether a place is abroad, so that the post of its mayor has no body: 约旦安曼市; not 河内乡, a town at home."""
    known = country_in(place) or world_kind(place[:-1])
    return bool(known) and not place.endswith(terms.grouped("body_words")["town-end"]) and not find_places(place, 0)


def of_state(body: str, post: str, home: str | None = None) -> str | None:
    """The body of a state post: the printed body, not a country: 国务院总理 → 国务院, 某国总统 → None; 市议会 with its city."""
    fixed = terms.column("fixed_bodies", "term", "body").get(post)
    if fixed or not body:
        return fixed
    groups = terms.grouped("body_words")
    known = body in terms.words("bodies", "name") or post.endswith(groups["heads-region"])
    return full_name(body, home) if known or body.endswith((*groups["parliament"], *groups["mission"])) else None


@cache
def _ours() -> re.Pattern[str]:
    """What an institution calls itself: 我校, 本院."""
    words = terms.column("units", "term", "endings")
    return re.compile(rf"{any_of('ours')}(?:{'|'.join(w[1:] for w in words if len(w) > 1 and re.match(any_of('ours'), w))})")


def _level_of(body: str) -> re.Match[str] | None:
    """The bare word for a kind of division with which a body begins; None for 镇江市委, which begins with a place."""
    return None if opens_with_place(body) else _levelled().match(body)


@cache
def _levelled() -> re.Pattern[str]:
    """A body that begins with the bare word for a kind of division: 市委, 全县…, 团市委, 民盟省委会."""
    front, party = any_of("front"), any_of("party-name")
    other = rf"{any_of('not-behind-level')}(?!{any_of('directly-below')})"
    return re.compile(rf"^{party}?(?P<front>{front}?){any_of('own')}?(?P<level>{any_of('level')})(?!{other})")


def _of_prefecture(body: str) -> bool:
    """Whether a body is printed without its prefecture: 地委, 行署."""
    groups = terms.grouped("body_words")
    return body.startswith((*groups["prefecture-stem"], *groups["prefecture-whole"]))


def _prefecture(body: str, home: str | None, text: str) -> str | None:
    """地委, 行署 and 军分区 of the prefecture at home: 洮州地委, 洮州地区行署, 洮州军分区."""
    groups = terms.grouped("body_words")
    told = groups["prefecture"] if body.startswith(groups["of-prefecture"]) else groups["prefecture-word"]  # no other city's 地委
    found = ((word, home_place(word, home, text if word in told else "")) for word in groups["prefecture-word"])
    word, place = next((pair for pair in found if pair[1]), ("", None))
    if place is None:
        return None
    return (place.removesuffix(word) if body.startswith(groups["prefecture-stem"]) else place) + body


def _front(word: str) -> str:
    """团 of 团市委 in full: 共青团."""
    return meaning("front", word) or word


@lru_cache(maxsize=1 << 10)
def _short(body: str) -> str:
    """中共淮川市委 → 淮川市委, 淮川市人民政府 → 淮川市政府."""
    for long, short in terms.column("body_short_forms", "term", "short").items():
        body = re.sub(long, short, body) if long.startswith("^") else body.replace(long, short)
    return body
