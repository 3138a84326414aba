"""Traditional print in simplified characters."""

from functools import cache

from kg.lexicon.table import read_table


def simplified(text: str) -> str:
    """The text in simplified characters, one for one: 張強 → 张强. Characters that both scripts use stay."""
    return text if text.isascii() else text.translate(_scripts())


def wholly_simplified(text: str) -> str:
    """As `simplified`; where that changes anything, those that both scripts use are taken for what traditional print means: 於 → 于."""
    plain = simplified(text)
    return text if plain == text else plain.translate(_shared())


@cache
def _scripts() -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in read_table("scripts")}


@cache
def _shared() -> dict[int, str]:
    return {ord(row["char"]): row["simplified"] for row in read_table("shared_characters")}
