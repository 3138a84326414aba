"""Names in parts, 艾山·马木提: the dot all but says that they are names, and where they end is left to their sound.

What stands between a title or a mark and a word that follows names is one, though some characters of it are seldom in such names.
"""

from collections.abc import Sequence

from kg.annotate.candidates import Candidate
from kg.annotate.evidence import Context, before
from kg.lexicon import terms
from kg.lexicon.names import DOTS, foreign_odds

_AFTER = {"title": 8.0, "bare": 8.0, "list": 8.0, "mark": 4.0, "line": 4.0}  # what stands left of a name → what the dot says behind it
_IN_TEXT = 7.0  # what it says where the name begins behind a character that is seldom in such names
_ONE_DOT = str.maketrans(dict.fromkeys(DOTS, DOTS[0]))
_STRANGE = -2.0  # log-odds of a character that is seldom in such names
_MOST = 1  # such characters that the first and the last part may have: 来到 in 马木提来到 are two
_PARTS = 3  # parts that names have at most; lists divided by dots have more


def with_dots(ctx: Context, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """The scores with what the dots of names in parts say."""
    return [s + _says(ctx, c) if c.shape == "dotted" else s for c, s in zip(candidates, scores, strict=True)]


def _says(ctx: Context, c: Candidate) -> float:
    parts = c.text.translate(_ONE_DOT).split(DOTS[0])
    strange = max(sum(foreign_odds(char) < _STRANGE for char in part) for part in (parts[0], parts[-1]))
    sounds = c.score > 0 and strange <= _MOST and len(parts[-1]) > 1 and len(parts) <= _PARTS
    if not (sounds and c.end in ctx.closed and c.text[-1] not in terms.words("levels")):
        return 0.0
    begins = len(parts[0]) > 1 and not strange and foreign_odds(ctx.text[c.start - 1 : c.start]) < _STRANGE  # 群众|艾山·马木提
    return _AFTER.get(before(ctx, c.start), _IN_TEXT if begins else 0.0)
