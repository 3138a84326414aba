"""The company that a trip comes to, of which whoever speaks there is: 在宏达纺织，董事长李明介绍."""

import re
from functools import cache

from kg.annotate.limits import last_limit
from kg.annotate.patterns import any_of
from kg.lexicon import terms
from kg.lexicon.names import is_common
from kg.lexicon.rules import rule


def visited(before: str) -> tuple[bool, str | None]:
    """Whether the clause in front of a post tells that somebody is somewhere, and the company that it names there."""
    m = rule("visits").search(before)
    if m is None or m["where"].startswith(tuple(terms.column("units", "term", "endings"))):
        return False, None  # 在公司会议室
    where = m["where"][last_limit(m["where"], len(m["where"]) - 1) :]
    if where.endswith(terms.grouped("body_words")["no-place-end"]):
        return False, None  # 在表彰大会上
    company = _company_end().fullmatch(where)
    named = company and (company["whole"] or not is_common(company["front"][:2]))  # 宏达|纺织, not 推进|能源
    return True, where if named else None


@cache
def _company_end() -> re.Pattern[str]:
    """A company by its name in full or in short: 宏达电子公司, 宏达纺织."""
    whole = any_of("company", "company-in-law", "whole-house")
    return re.compile(rf"(?P<front>[\u4e00-\u9fff]{{2,4}}){any_of('company-end')}|(?P<whole>[\u4e00-\u9fff（）]{{2,}}{whole})")
