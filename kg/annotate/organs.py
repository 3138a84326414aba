"""Organs: the bodies that every jurisdiction has, 组织部, 公安局, and those of them that institutions have too."""

from functools import cache

from kg.lexicon import terms
from kg.lexicon.table import read_table


@cache
def organs() -> dict[str, str]:
    """Organs that every jurisdiction has, with what stands between it and them: 组织部 → 委 (市委组织部), 公安局 → ''."""
    return {row["term"]: row["link"] for row in read_table("organs") if row["class"] == "organ"}


def only_of_division(body: str) -> bool:
    """Whether a jurisdiction has such an organ and no institution: 发改委, 财政局; not 宣传部."""
    return body in organs() and body.endswith(terms.grouped("body_words")["of-division"])
