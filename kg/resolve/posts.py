"""Posts under their usual words: 政委 → 政治委员. A deputy stays a deputy: 副市长 is never 市长."""

from functools import cache, lru_cache

from kg.lexicon.scripts import simplified
from kg.lexicon.table import read_table


@lru_cache(maxsize=65536)
def normal_post(post: str) -> str:
    """The usual word for a post, in simplified characters."""
    plain = simplified(post)
    return _forms().get(plain, plain)


@cache
def _forms() -> dict[str, str]:
    return {row["term"]: row["name"] for row in read_table("post_forms")}
