"""Traditional print in simplified characters."""

from functools import cache

from kg.lexicon.table import read_table


def simplified(text: str) -> str:
    """The text in simplified characters, one for one: 張強 → 张强. Characters that both scripts use stay."""
    return text if text.isascii() else text.translate(_scripts())


@cache
def _scripts() -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in read_table("scripts")}
