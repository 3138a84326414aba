"""Names and parts of names found again where nothing gives them away: 汉斯·贝克尔 … 贝克尔说, 会长娜仁花 … 娜仁花会长对."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotate.candidates import Candidate
from kg.lexicon.names import DOTS, foreign_odds

_SPLIT = re.compile(rf"[{DOTS}—．. ]+")
_LEAST = 3  # characters of a name without a surname that is looked for again


@dataclass(frozen=True, slots=True)
class Part:
    """text[start:end] is a part of `name`."""

    start: int
    end: int
    name: str


def find_parts(text: str, chosen: Sequence[tuple[Candidate, float]]) -> list[Part]:
    """Chosen names without a surname, and parts of the dotted ones, that stand alone anywhere in the text, in order.

    A part that two people share is left out.
    """
    again = {c.text: c.text for c, _ in chosen if c.shape in ("foreign", "rare") and len(c.text) >= _LEAST}
    whole = again | _by_part(sorted({c.text for c, _ in chosen if c.shape in ("dotted", "latin")}))
    taken = [(c.start, c.end) for c, _ in chosen if c.text not in whole]
    return sorted((p for part, name in whole.items() for p in _alone(text, part, name, taken)), key=lambda p: p.start)


def _by_part(names: Sequence[str]) -> dict[str, str]:
    """Part → full name: last parts of two letters and more, and first parts of three."""
    owners: dict[str, set[str]] = {}
    for name in names:
        parts = _SPLIT.split(name)
        for part in {p for p, least in ((parts[-1], 2), (parts[0], 3)) if len(parts) > 1 and len(p) >= least}:
            owners.setdefault(part, set()).add(name)
    return {part: min(full) for part, full in owners.items() if len(full) == 1 and part not in names}


def _alone(text: str, part: str, name: str, taken: Sequence[tuple[int, int]]) -> list[Part]:
    spans = [(m.start(), m.end()) for m in re.finditer(re.escape(part), text)]
    return [Part(s, e, name) for s, e in spans if not _continues(text, s, e) and not any(a < e and s < b for a, b in taken)]


def _continues(text: str, start: int, end: int) -> bool:
    """Whether the text goes on as the same word: another sound, a letter or a dot on either side."""
    sides = (text[start - 1 : start], text[end : end + 1])
    return any(c and (c in DOTS or (c.isascii() and c.isalpha()) or foreign_odds(c) > 2) for c in sides)
