"""Names in pinyin without tones: of people as GB/T 28039 writes them (Ouyang Wentao), of bodies syllable by syllable."""

import re
from functools import cache

from kg.lexicon.names import DOTS, surname_of
from kg.lexicon.scripts import simplified
from kg.lexicon.table import read_table

_BETWEEN = re.compile(rf"[\s{re.escape(DOTS)}]+")


def person_pinyin(name: str) -> str:
    """卢志远 → Lu Zhiyuan; a name without a Chinese surname syllable by syllable."""
    plain = _BETWEEN.sub("", simplified(name))
    surname = surname_of(plain) or ""
    if not surname or len(plain) > len(surname) + 2:
        return body_pinyin(plain)
    first = _surnames().get(surname) or "".join(_syllables(surname)).capitalize()
    given = plain[len(surname) :]
    read = [_given().get(char) or "".join(_syllables(char)) for char in given] if set(given) & _given().keys() else _syllables(given)
    return f"{first} {''.join(read).capitalize()}".strip()


def body_pinyin(name: str) -> str:
    """安陵市委 → an ling shi wei."""
    return " ".join(_syllables(simplified(name)))


def _syllables(text: str) -> list[str]:
    from pypinyin import lazy_pinyin  # loads dictionaries, which only a build needs

    _teach()
    return list(lazy_pinyin(text, errors="default", v_to_u=True))


@cache
def _teach() -> None:
    """Let the library know our words."""
    from pypinyin import load_phrases_dict

    words = (row for row in read_table("readings") if row["where"] == "word")
    load_phrases_dict({row["term"]: [[syllable] for syllable in row["reading"].split()] for row in words})


@cache
def _given() -> dict[str, str]:
    return {row["term"]: row["reading"] for row in read_table("readings") if row["where"] == "given"}


@cache
def _surnames() -> dict[str, str]:
    return {row["surname"]: row["reading"] for row in read_table("surname_readings")}
