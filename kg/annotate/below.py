"""Bodies that are printed as a part of another: the name of an organ or a department with that of the body it belongs to.

'市委常委、组织部部长' → 市委组织部; 农村处 behind 省科技厅 → 省科技厅农村处.
"""

from collections.abc import Sequence

from kg.annotate.campus import beside, is_college
from kg.annotate.organs import only_of_division, organs
from kg.annotate.patterns import meaning
from kg.annotate.units import country_in, is_department, lead, split_unit, university_in
from kg.lexicon import terms
from kg.lexicon.rules import rule

_SHORTEST = 3  # characters of an institution that is said again
_LONGEST = 7  # characters of a department printed alone


def attached(body: str, owner: str) -> str:
    """An organ printed without its jurisdiction, with the one of the post before: 市委常委、组织部部长 → 市委组织部."""
    groups = terms.grouped("body_words")
    if not owner or owner.endswith(body):
        return body
    if body in groups["beside-company"]:  # 医院纪委书记、工会主席
        owner = without_organ(owner, groups["beside-company"])
        owner = university_in(owner) or owner  # 淮川大学组织部部长、党校校长
    if body in groups["of-street"] and owner.endswith(groups["street"]):
        return owner + body  # 桃园街道党工委副书记、办事处主任
    if terms.column("fixed_bodies", "term", "body").get(body):  # 全国总工会|书记处
        return owner + body if owner.endswith(groups["has-secretariat"]) else body
    if owner.startswith(groups["national"]):
        return body
    if body in groups["office"]:
        return owner + body
    link = organs().get(body)
    if link is None:
        return _again(body, owner) or body
    front = lead(owner)
    if front:
        return front + link + body
    if owner.endswith(groups["party-division"]):
        return owner + (groups["committee"][0] if link else "") + body
    apart = only_of_division(body) and only_of_division(owner)  # 人民法院院长、|人民检察院检察长
    return owner + body if owner.endswith(groups["institution"]) and not apart else body


def _again(body: str, owner: str) -> str:
    """The organ of an institution that its short form says again, 师范学校副校长、|校|团委书记; '' for other bodies."""
    unit = split_unit(body)
    endings = terms.column("units", "term", "endings").get(unit[0], "").split() if unit and unit[1] else ()
    return owner + unit[1] if unit and endings and owner.endswith(tuple(endings)) else ""


def without_organ(body: str, organs_of_it: Sequence[str]) -> str:
    """The institution of which a body is the 党委, 纪委 or 工会; 市总工会 is of none."""
    rest = body.removesuffix(next((w for w in organs_of_it if body.endswith(w)), ""))
    return body if rest.endswith(terms.grouped("body_words")["chief"]) else rest


def below(body: str, above: str, other: bool = False) -> str:
    """A department with the body it is part of: 农村处 behind 省科技厅, 公安处 behind 地区卫生处; '' for other bodies.

    `other`: `above` is the body of the person before in the list, not of the same one.
    """
    if (committee := _of_house(body, above)) or above == body[:1]:
        return committee or body  # 村党支部书记、村委会主任
    if is_department(body):  # 中心纪委副书记、人事部部长
        above = without_organ(above, terms.grouped("body_words")["beside-company"])
    if part := _overlap(above, body):
        return above + body[part:]
    if above.endswith(body) and is_department(body):  # 市教育局办公室主任张三、办公室副主任李四
        return above
    if found := beside(body, above, other):
        return found
    if body in terms.grouped("body_words")["inner-committee"]:
        return above + body if above else ""  # 市总工会副主席张三、女职工委员会主任李四
    if other and is_department(above) and above not in organs():  # 公司部经理张三、|办公室主任李四
        return ""
    if other and organs().get(body) and _is_bureau(above):  # 招商局局长张三，政研室副主任李四
        return ""
    if other and only_of_division(body):
        return lead(above) + body if lead(above) else ""  # 县委统战部部长张三，人大常委会副主任李四
    if is_college(body) or (other and is_college(above) and not body.endswith(terms.grouped("body_words")["college-department"])):
        return ""
    return _ministry(body, above, other) or _department(body, above, other)


def _department(body: str, above: str, other: bool) -> str:
    """A department with the body it is part of, by what both end with; '' for other bodies."""
    foreign = body in organs() and above.startswith(terms.grouped("body_words")["national"])  # 国务院|人大常委会
    under = above.endswith(terms.grouped("body_words")["office-end"]) and body.endswith(terms.grouped("body_words")["above-office"])
    if not above or foreign or under or not is_department(body) or body in terms.words("fixed_bodies"):
        return ""
    if body in terms.grouped("body_words")["small-office"] and not above.endswith(terms.grouped("body_words")["has-small-office"]):
        return ""
    if other and (parent := _parent(above, body[-1])):
        return parent + body
    front = next((level for level in terms.grouped("body_words")["level"] if above.startswith(level)), "")
    if front and body[-1] == above[-1] and is_department(above[len(front) :]):
        return front + body
    if body[-1] == above[-1] and above.endswith(terms.grouped("body_words")["beside-its-like"]):  # 人力资源局局长张三，招商局副局长李四
        return ""
    return above + body if above.endswith(terms.grouped("body_words")["has-departments"]) else ""


def _of_street(body: str, above: str) -> bool:
    """Whether a body is the office of the street told before: 街道党工委书记张三、办事处主任李四."""
    groups = terms.grouped("body_words")
    return body in groups["of-street"] and above.endswith(groups["street"])


def _is_bureau(body: str) -> bool:
    """Whether a body is a bureau or a commission of a government, which has no organs of the party committee: 省卫健委, not 省委."""
    groups = terms.grouped("body_words")
    front, last = lead(body), groups["committee"][0][-1]
    commission = body.endswith(last) and bool(front) and body.removeprefix(front) not in groups["bare-committee"]
    return body.endswith(groups["bureau"]) or commission


def _of_house(body: str, above: str) -> str:
    """A committee of the 政协 or 人大 told before, as a whole or by another of its committees: 市政协常委、提案委员会主任; else ''."""
    if _of_street(body, above):
        return above + body
    house = rule("house-of").match(above)
    if house is None or not rule("house-committee").fullmatch(body):
        return ""
    return house[1] + (house[2] or "" if rule("house-office").search(body) else "") + body


def _overlap(above: str, body: str) -> int:
    """How many characters of a body say again with what the one above it ends: 服务局|综合处 behind 部机关服务局纪委."""
    shared = next((n for n in range(len(body) - 2, _SHORTEST - 1, -1) if above.endswith(body[:n])), 0)
    return shared if 0 < shared < len(above) and is_department(body[shared:]) else 0


def _parent(above: str, last: str) -> str:
    """The body of which the department printed before is a part, beside another of its kind: 市发改委 of 市发改委|能源科, 投资科."""
    groups = terms.grouped("body_words")
    beside = (last, *meaning("peers", last).split())
    parts = range(2, min(len(above) - 1, _LONGEST) + 1) if above.endswith(beside) else ()
    whole = next(
        (above[:-n] for n in parts if above[:-n].endswith(groups["has-departments"]) and not above[:-n].endswith(groups["staff"])), ""
    )
    organ = above[-1] != last and above.endswith(groups["organ-end"]) and whole.endswith(groups["committee"][0][-1])  # 市委组织部, 办公室
    return "" if organ else whole


def _ministry(body: str, above: str, other: bool) -> str:
    """A ministry of the country whose minister stands before it, 财政部 behind 新西兰农业部长; '' for other bodies."""
    country, word = country_in(above), terms.grouped("body_words")["ministry"]
    abroad = country and country not in terms.grouped("body_words")["national"]
    stands = above.endswith(word) if other else above == country
    return country + body if abroad and stands and body.endswith(word) and not country_in(body) else ""
