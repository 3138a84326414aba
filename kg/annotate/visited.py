"""The company that a trip comes to, of which whoever speaks there is: 在宏达纺织，董事长李明介绍."""

import re
from functools import cache

from kg.annotate.limits import last_limit
from kg.annotate.patterns import any_of
from kg.lexicon import terms
from kg.lexicon.rules import rule


def visited(before: str) -> tuple[bool, str | None]:
    """Whether the clause in front of a post tells that somebody is somewhere, and the company that it names there."""
    m = rule("visits").search(before)
    if m is None or m["where"].startswith(tuple(terms.column("units", "term", "endings"))):
        return False, None  # 在公司会议室
    where = m["where"][last_limit(m["where"], len(m["where"]) - 1) :]
    return True, where if _company_end().search(where) else None


@cache
def _company_end() -> re.Pattern[str]:
    """How the names of companies end, in full or in short: 有限公司, 纺织."""
    return re.compile(rf".{{2,}}{any_of('company-end')}$")
