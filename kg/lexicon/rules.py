"""Patterns that are more than words: `models/rules/acts.yml` → compiled, each checked against its own examples by `kg check`."""

import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from kg.errors import KnowledgeError
from kg.resources import MODELS, read_rules

RULES = MODELS / "rules" / "acts.yml"


@cache
def rule(name: str) -> re.Pattern[str]:
    """The pattern of a rule. Raises KnowledgeError naming file and rule where it is missing or broken."""
    try:
        return re.compile(rules()[name]["pattern"])
    except (KeyError, re.error) as error:
        raise KnowledgeError(f"{RULES.name}:{name}", f"no usable pattern ({error})", "Restore the rule or mend its pattern") from None


def finds(name: str, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """What a rule finds in text[start:end]; one that `needs` something is asked only where that stands, which is seen faster."""
    needs = _needs(name)
    return rule(name).finditer(text, start, end) if needs is None or needs.search(text, start, end) else iter(())


@lru_cache(maxsize=64)
def may_find(name: str, text: str) -> bool:
    """Whether a rule may find something in a text of which many places are asked for: whether what it `needs` stands there."""
    needs = _needs(name)
    return needs is None or needs.search(text) is not None


@cache
def _needs(name: str) -> re.Pattern[str] | None:
    needs = rules()[name].get("needs")
    return needs and re.compile(needs)


@cache
def rules() -> dict[str, Any]:
    """All rules: name → pattern, why, source, examples, not; of some `needs`, a pattern that finds something in all that they find."""
    return read_rules(RULES)
