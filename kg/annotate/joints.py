"""Where a list of names goes on behind a conjunction: 李明、王红和|张志, where 和 leads to a name as the mark of a list does."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.marks import REMARKS
from kg.annotate.patterns import any_of
from kg.lexicon.names import everyday_words, foreign_score, name_score

_SOUNDS, _SOUNDS_FOREIGN = 1.5, 4.0  # log-odds by its characters alone from which what stands before the conjunction is taken as a name
_SHORTEST, _LONGEST = 2, 3  # characters of a Chinese name


def behind_joints(text: str) -> Iterator[int]:
    """Where the last of a list begins that sounds like one of names: not in 公开、公平和|公正."""
    return (m.end() for m in _joined().finditer(text) if _is_name(m["name"]))


@cache
def _joined() -> re.Pattern[str]:
    """A name in a list and the conjunction behind it: 、李明和, 、李明（女）与, 、李明同志及."""
    return re.compile(rf"、(?P<name>[\u4e00-\u9fff·]{{2,9}}?){REMARKS}{any_of('courtesy')}?{REMARKS}{any_of('joint', table='boundaries')}")


def _is_name(name: str) -> bool:
    if name in everyday_words():
        return False
    chinese = _SHORTEST <= len(name) <= _LONGEST and name_score(name) > _SOUNDS
    return chinese or "·" in name or foreign_score(name) > _SOUNDS_FOREIGN
