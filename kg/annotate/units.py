"""Institutions by the words for them, 校, 我院, 公司, and by their names in a text: 洮州大学, 淮川县水泥有限公司."""

import re
from functools import cache, lru_cache

from kg.annotate.limits import last_limit
from kg.annotate.marks import BLOT
from kg.annotate.organs import organs
from kg.annotate.patterns import any_of, lead_pattern, meaning
from kg.annotate.shaped import opens_with_shape
from kg.lexicon import terms
from kg.lexicon.divisions import opens_with_place, world_kind
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.names import is_common, word_shares
from kg.lexicon.rules import rule

_SHORTEST, _LONGEST = 4, 20  # characters of a full name
_FRONT = 2  # characters before the ending of a name that begins with no known place, at least
_DEPARTMENT = 7  # characters of a department printed alone, at most


def institution(source: str | None) -> str | None:
    """The institution whose outlet a source is: 洮州大学新闻网, 洮州大学教务处 → 洮州大学; None for newspapers."""
    outlet = _outlet().sub("", source or "")
    university = university_in(outlet)
    rest = outlet.removeprefix(university)
    if university and (is_department(rest) or find_places(rest, 0) or rest.endswith(terms.grouped("body_words")["campus"])):
        return university
    whole = outlet if outlet.endswith(all_endings()) else _above_office(outlet)
    return whole if len(whole) >= _SHORTEST else None


def _above_office(outlet: str) -> str:
    """The institution whose office a source is, 淮川一中 of 淮川一中宣传科; '' for others."""
    ends = [m.end() for m in ending(all_endings()).finditer(outlet) if is_department(outlet[m.end() :])]
    return outlet[: ends[-1]] if ends and not is_levelled(outlet[: ends[-1]]) else ""


def university_in(body: str) -> str:
    """洮州大学 of 洮州大学文学院; '' where the body names none."""
    m = _university().match(body)
    return m[0] if m else ""


@cache
def _university() -> re.Pattern[str]:
    return re.compile(rf".{{2,}}?{any_of('university', 'whole-college')}")


@cache
def all_endings() -> tuple[str, ...]:
    """The endings of the names of institutions of every kind."""
    return tuple(sorted({e for row in terms.column("units", "term", "endings").values() for e in row.split()}))


@lru_cache(maxsize=1 << 10)
def is_department(body: str) -> bool:
    """Whether the body is a department printed without the body it is part of: 农村处, 办公室, 纪委."""
    groups = terms.grouped("body_words")
    if body in groups["office"] or body in organs():
        return True
    if body.endswith(groups["no-department"]) or split_unit(body) or _whole().match(body) or rule("commission-part").match(body):
        return False
    own = body.removeprefix(groups["world"][0])
    longest = _DEPARTMENT + 2 * any(word in own for word in terms.grouped("boundaries")["joint"])  # 就业与勤工俭学处
    short = 1 < len(own) <= longest and body.endswith(groups["department"]) and not body.startswith(groups["front"])
    return short and not (is_levelled(body) or lead(body) or is_known(own) or opens_with_shape(own))


def is_known(body: str) -> bool:
    """Whether the body is known, or begins as full names do: 外交部, 国家科技部, 淮川市…, 新西兰农业部."""
    bodies = terms.words("bodies", "name")
    named = body in bodies or body.startswith(terms.grouped("body_words")["national"])
    part = any(body[:n] in bodies and body[:n] not in organs() for n in range(2, len(body)))  # 新华社|国际部, 全总|书记处
    return named or part or bool(find_places(body, 0)) or bool(country_in(body))


def country_in(body: str) -> str:
    """The country that a body begins with, 新西兰 of 新西兰农业部; '' for other bodies."""
    return next((body[:n] for n in range(len(body), 1, -1) if world_kind(body[:n]) == "country"), "")


def is_levelled(body: str) -> bool:
    """Whether the body begins with the bare word for a kind of division: 市教委; not 镇江市教委."""
    return len(body) > 1 and body[:1] in terms.words("levels") and not opens_with_place(body)


def lead(body: str) -> str:
    """The jurisdiction in front of a body: 市委 → 市, 苏州市委 → 苏州市; '' where there is none."""
    m = lead_pattern().match(body)
    doubled = m and len(m[1]) > 2 and m[1][-1] == m[1][-2]  # 淮川县县委
    return "" if m is None else m[1][:-1] if doubled else m[1]


@cache
def _whole() -> re.Pattern[str]:
    """A body that begins with the name of a town, a village or an institution: 青石镇党政办, 华能集团安全部."""
    return re.compile(rf"[\u4e00-\u9fff]{{2,4}}{any_of('town', 'village')}(?=.)|[\u4e00-\u9fff]{{2,}}?{any_of('whole-house')}(?=.)")


@lru_cache(maxsize=1 << 10)
def split_unit(body: str) -> tuple[str, str] | None:
    """校团委 → 校, 团委; 局机关 → 局, 机关; None where the body begins with no such word."""
    m = _front().match(body) or _campus_front().match(body)
    return (m[0], body[m.end() :]) if m else None


@cache
def _campus_front() -> re.Pattern[str]:
    """校 before any office, 校审计处, and not before 校友办公室."""
    return re.compile(rf"{any_of('campus-front')}(?=(?!{any_of('not-behind-campus')}).{{2,9}}{any_of('department')}$)")


@cache
def _front() -> re.Pattern[str]:
    """The bare word for an institution; not in 公司金融部, which is a department of a bank."""
    words = sorted(terms.column("units", "term", "endings"), key=lambda w: (-len(w), w))
    whole = "|".join(w for w in words if len(w) > 1)
    department = rf"[\u4e00-\u9fff]{{2,8}}{any_of('department')}$"
    units = rf"(?:{whole})(?=$|{any_of('unit-part')}|{department})|(?:{'|'.join(words)})(?=$|{any_of('unit-part')})"
    return re.compile(rf"(?!{any_of('no-unit')})(?:{units})")


@cache
def _outlet() -> re.Pattern[str]:
    return re.compile(rf"{any_of('outlet-end')}+$")


@lru_cache(maxsize=64)
def printed_names(endings: tuple[str, ...], text: str) -> list[str]:
    """Each stretch with such an ending, from where the name may begin."""
    names = []
    for m in ending(endings).finditer(text):
        limit = max(last_limit(text, m.start()), m.end() - _LONGEST, text.rfind(BLOT, 0, m.start()) + 1)
        limit += len(next((w for w in terms.grouped("body_words")["party-name"] if text.startswith(w, limit)), ""))
        names.append(text[begin_of(text, limit, m.start(), m.end()) : m.end()])
    return names


@cache
def ending(endings: tuple[str, ...]) -> re.Pattern[str]:
    """One of the endings, where the name does not go on behind it."""
    words = "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
    return re.compile(rf"(?:{words})(?!{any_of('goes-on')}|{rule('house-goes-on').pattern}|[\u4e00-\u9fff]{{2,6}}?{any_of('branch')})")


def begin_of(text: str, limit: int, head: int, end: int) -> int:
    """Where the name begins: at the limit where a full name does, else at the first place behind it, 共青团|盐城市…."""
    if text.startswith((*terms.grouped("body_words")["national"], *_fronts()), limit):
        return limit
    led = rule("leads-to-house").match(text, limit, head)
    if led and (is_strange(text[led.end() : head]) or find_places(text, led.end())):  # 推动|宏川集团
        return led.end()
    for i in range(limit, head):
        if found := find_places(text, i):
            if i > limit and is_strange(text[limit:head]):  # 古安县实验小学, where 安县 is a place too
                return limit
            return limit if text[found[0][0] : end] in terms.grouped("body_words")["only-form"] else i
    return limit


def is_strange(name: str) -> bool:
    """Whether a name begins with two characters that are no word, as those that somebody chose do: 宏川, 淮川."""
    opens = name.startswith(terms.grouped("body_words")["front-of-place"]) or _no_place().match(name) or name[1:2] in terms.words("levels")
    return len(name) > 1 and name[:2] not in word_shares() and not opens


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(rf".?{any_of('not-in-place')}")


def _is_part(name: str) -> bool:
    """Whether a name is that of a part, 淮川分公司, 淮川子公司; 淮川电子公司 is none."""
    part = next((w for w in terms.grouped("body_words")["part-of-unit"] if name.endswith(w)), "")
    if part and any(w in name.removesuffix(part)[2:] for w in terms.grouped("body_words")["has-branches"]):
        return False  # 宏川银行淮川分行
    company = terms.grouped("body_words")["company"][0]
    if name.endswith(company) and any(end == len(name) - len(company) for end, _ in find_places(name, 0)):
        return True  # 浙江公司 of 国家电网公司
    at = len(name) - len(part)
    return bool(part) and not is_common(name[at - 1 : at + 1])


@cache
def _fronts() -> tuple[str, ...]:
    """What stands before the place in the name of a body, 民盟淮川市委会; the 共青团 of an institution stands before its own."""
    fronts = terms.grouped("body_words")["front"]
    return tuple(word for word in fronts if len(word) > 1 and word not in {meaning("front", other) for other in fronts})


def is_chosen(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a name that no place begins is one that somebody chose: 宏川集团, 淮川海洋职业学院."""
    front = name.removesuffix(next(e for e in sorted(endings, key=len, reverse=True) if name.endswith(e)))
    part = _is_part(name) or split_unit(name) or name.startswith(terms.grouped("body_words")["of-a-term"])
    return len(front) >= _FRONT and is_strange(front) and not part


def is_whole(name: str, often: int, endings: tuple[str, ...]) -> bool:
    """Whether a name begins with a place, is printed more than once, or is that of a company in law."""
    if _is_part(name) or split_unit(name) or name.startswith(terms.grouped("body_words")["of-a-term"]):
        return False
    front = name.removesuffix(next(e for e in sorted(endings, key=len, reverse=True) if name.endswith(e)))
    groups = terms.grouped("body_words")
    begins = (
        bool(find_places(name, 0))
        or opens_with_shape(name)
        or (name.startswith(groups["national"]) and name.endswith(groups["national-unit"]))
    )
    named = not is_common(front) or front.startswith(groups["region"])
    whole = often > 1 or name.endswith(groups["company-in-law"])
    return begins or is_levelled(name) or (whole and len(front) >= _FRONT and named)
