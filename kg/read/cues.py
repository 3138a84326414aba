"""Cues of the read layer: `models/rules/reading.yml` → compiled patterns."""

import re
from functools import cache
from typing import Any

from kg.errors import KnowledgeError
from kg.resources import MODELS, read_rules

RULES = MODELS / "rules" / "reading.yml"


@cache
def cue(name: str) -> re.Pattern[str]:
    """One pattern that matches whatever one of the cue's patterns matches. Raises KnowledgeError for a broken cue."""
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in _rules()[name]["patterns"]))
    except (KeyError, re.error) as error:
        raise KnowledgeError(f"{RULES}:{name}", f"no usable patterns ({error})", "Restore the cue or mend its pattern") from None


@cache
def _rules() -> dict[str, Any]:
    return read_rules(RULES)
