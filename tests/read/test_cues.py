"""Every cue of the read layer matches its examples and none of its counter-examples."""

import pytest
import yaml

from kg.read.cues import RULES, cue, says

_ALL = yaml.safe_load(RULES.read_text("utf-8"))
_EXAMPLES = [(name, example) for name, rule in _ALL.items() for example in rule["examples"]]
_NOT = [(name, example) for name, rule in _ALL.items() for example in rule["not"]]


@pytest.mark.parametrize(("name", "example"), _EXAMPLES)
def test_cue_matches(name: str, example: str) -> None:
    assert cue(name).search(str(example))
    assert says(name, str(example))


@pytest.mark.parametrize(("name", "example"), _NOT)
def test_cue_does_not_match(name: str, example: str) -> None:
    assert not cue(name).search(str(example))


def test_every_pattern_is_needed_and_reasoned() -> None:
    for rule in _ALL.values():
        assert set(rule) - {"needs"} == {"why", "source", "patterns", "examples", "not"}
        assert rule["why"] and rule["source"]
