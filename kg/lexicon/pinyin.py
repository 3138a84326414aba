"""Names in pinyin without tones: of people as GB/T 28039 writes them (Ouyang Wentao), of bodies syllable by syllable."""

from functools import cache

from kg.lexicon.names import surname_of
from kg.lexicon.scripts import simplified
from kg.lexicon.table import read_table


def person_pinyin(name: str) -> str:
    """卢志远 → Lu Zhiyuan; a name without a Chinese surname syllable by syllable."""
    plain = simplified(name)
    surname = surname_of(plain) or ""
    if not surname or len(plain) > len(surname) + 2:
        return body_pinyin(plain)
    first = _surnames().get(surname) or "".join(_syllables(surname)).capitalize()
    return f"{first} {''.join(_syllables(plain[len(surname) :])).capitalize()}".strip()


def body_pinyin(name: str) -> str:
    """安陵市委 → an ling shi wei."""
    return " ".join(_syllables(simplified(name)))


def _syllables(text: str) -> list[str]:
    from pypinyin import lazy_pinyin  # loads dictionaries, which only a build needs

    return list(lazy_pinyin(text, errors="default"))


@cache
def _surnames() -> dict[str, str]:
    return {row["surname"]: row["reading"] for row in read_table("surname_readings")}
