"""The university that a college or department printed alone is a part of: 文学院 in a report of 洮州大学 is 洮州大学文学院."""

import re
from functools import cache, lru_cache

from kg.annotate.own import house, own_unit
from kg.annotate.units import institution, is_department, is_known, printed_names, university_in
from kg.lexicon import terms

_OPEN = re.compile(r"(?:^|[，、；：])$")  # where a name begins that no table knows
_CLAUSE = re.compile("[，、；：]")


@lru_cache(maxsize=1 << 10)
def is_college(body: str) -> bool:
    """Whether the body is a college printed without its university: 文学院, 国际商学院; not 学院, 淮川师范学院 or 社会主义学院."""
    groups = terms.grouped("body_words")
    alone = len(body) > 2 and body.endswith(groups["college-end"]) and not body.endswith(groups["whole-college"])
    return alone and not (university_in(body) or is_known(body.removeprefix(groups["world"][0])))


def beside(body: str, above: str, other: bool) -> str:
    """A college, or a department of another person, of the university that is printed before it in a list; '' for other bodies.

    管理学院 behind 洮州大学校长 or 洮州大学文学院院长: 洮州大学管理学院; 财务处 behind 文学院院长 is none of 文学院.
    """
    university = university_in(above)
    department = other and is_department(body) and len(university) < len(above)
    return university + body if university and (is_college(body) or department) else ""


def part_of_university(body: str, text: str, source: str | None, before: str = "") -> str | None:
    """The full name of a college or department printed alone in a report of a university or of its college; None for other reports.

    `before`: the report up to the body; the university that its sentence names last comes before that of the report.
    """
    if is_department(body):
        return _office(body, text, source)
    sentence = before[max(before.rfind(mark) for mark in "。；\n") + 1 :]
    named = [name for name in printed_names(terms.grouped("body_words")["university"], sentence) if name not in _campus().split("|")]
    university = _own_university(text, source) if not named else named[-1] if _is_clear(named[-1], sentence) else None
    return university + _alone(body, university) if university else None


def _is_clear(university: str, sentence: str) -> bool:
    """Whether a name is whole: it begins with a place, or stands where a list or a clause begins and leads to a post, 暨南大学教授."""
    before, _, after = sentence.rpartition(university)
    held = _CLAUSE.split(after)[0]
    posts = terms.posts()
    leads = any(held[i : i + n] in posts for i in range(len(held)) for n in range(2, 6))
    return is_known(university) or (leads and bool(_OPEN.search(before)))


def _office(body: str, text: str, source: str | None) -> str | None:
    """An office of the college that a report calls 我院."""
    groups = terms.grouped("body_words")
    own = groups["own-college"][0]
    college = own_unit(own, text, source) if own in text and body.endswith(groups["college-department"]) else None
    return college + body if college and university_in(college) else None


@lru_cache(maxsize=16)
def _own_university(text: str, source: str | None) -> str | None:
    """The university that reports, or the one that the report names again and again."""
    name = own_unit(terms.grouped("body_words")["own-university"][0], text, source)
    own = name is not None and university_in(name) == name and (institution(source) or text.count(name) > 1 or house(text, source) == name)
    return name if own else None


def _alone(body: str, university: str) -> str:
    """文学院 of 我校文学院, 洮大文学院 in a report of 洮州大学."""
    if body in terms.grouped("body_words")["campus-body"]:  # 校友会
        return body
    m = re.match(rf"(?:{_campus()}|[{university}]{university[-2]})(?=.{{2}})", body)
    return body[m.end() :] if m else body


@cache
def _campus() -> str:
    """我校, 学校: what a university calls itself."""
    endings = terms.column("units", "term", "endings")
    own = (word for word in endings if terms.grouped("body_words")["university"][0] in endings[word].split())
    return "|".join(sorted(own, key=len, reverse=True))
