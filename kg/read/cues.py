"""Cues of the read layer: `models/rules/reading.yml` → compiled patterns."""

import re
from functools import cache
from typing import Any

from kg.errors import KnowledgeError
from kg.resources import MODELS, read_rules

RULES = MODELS / "rules" / "reading.yml"
_INNER = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\([^()\[\]]*\)")


@cache
def cue(name: str) -> re.Pattern[str]:
    """One pattern that matches whatever one of the cue's patterns matches. Raises KnowledgeError for a broken cue."""
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in _rules()[name]["patterns"]))
    except (KeyError, re.error) as error:
        raise KnowledgeError(f"{RULES}:{name}", f"no usable patterns ({error})", "Restore the cue or mend its pattern") from None


def says(name: str, text: str) -> bool:
    """Whether a cue finds anything in the text. Only its beginning is looked at where all patterns begin there, and none of it where it
    lacks what the cue `needs`: a pattern that finds something in all that the others find, and is faster.
    """
    needs = _needs(name)
    look = cue(name).match if _opens(name) else cue(name).search
    return (needs is None or needs.search(text) is not None) and look(text) is not None


@cache
def _needs(name: str) -> re.Pattern[str] | None:
    needs = _rules()[name].get("needs")
    return needs and re.compile(needs)


@cache
def _opens(name: str) -> bool:
    """Whether every pattern of a cue begins with the beginning of the text, all its alternatives too."""
    return all(pattern.startswith("^") and "|" not in _outside(pattern) for pattern in _rules()[name]["patterns"])


def _outside(pattern: str) -> str:
    """A pattern without its classes and groups."""
    rest = _INNER.sub("", pattern)
    return rest if rest == pattern else _outside(rest)


@cache
def _rules() -> dict[str, Any]:
    return read_rules(RULES)
