"""Traditional print in simplified characters."""

import re
import sys
from functools import cache

from kg.lexicon.table import read_table

_LAST = 0xFFFF


def simplified(text: str) -> str:
    """The text in simplified characters, one for one: 張強 → 张强. Characters that both scripts use stay."""
    return text.translate(_scripts()) if any(odd.search(text) for odd in _traditional()) else text


def wholly_simplified(text: str) -> str:
    """As `simplified`; where that changes anything, those that both scripts use are taken for what traditional print means: 於 → 于."""
    plain = simplified(text)
    return text if plain == text else plain.translate(_shared())


@cache
def _traditional() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds these characters, or any beyond the first 65,536, which would make one class of all slow."""
    named = "".join(chr(code) for code in _scripts() if code <= _LAST)
    return re.compile(f"[{named}]"), re.compile(f"[{chr(_LAST + 1)}-{chr(sys.maxunicode)}]")


@cache
def _scripts() -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in read_table("scripts")}


@cache
def _shared() -> dict[int, str]:
    return {ord(row["char"]): row["simplified"] for row in read_table("shared_characters")}
