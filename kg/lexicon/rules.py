"""Patterns that are more than words: `models/rules/acts.yml` → compiled, each checked against its own examples by `kg check`."""

import re
from functools import cache
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


@cache
def rules() -> dict[str, Any]:
    """All rules: name → pattern, why, source, examples, not."""
    return read_rules(RULES)
