"""Each case of tests/cases/segmenters.yml: where cutting into words misleads, the sentence still gives exactly these people and roles."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.analysis import Analysis, analyse

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "segmenters.yml").read_text("utf-8"))


def known(case: dict) -> object:
    """A case that is read wrongly today, and must be freed of that mark once it is read rightly."""
    marks = [pytest.mark.xfail(reason=f"misled by {case['trap']}", strict=True, raises=AssertionError)] if case.get("fails") else []
    return pytest.param(case, id=case["text"], marks=marks)


@pytest.mark.parametrize("case", [known(c) for c in CASES])
def test_whom_and_what_a_misleading_sentence_gives(case: dict) -> None:
    a = analyse(Analysis(case["text"]))
    assert [p.text for p in a.persons] == case["people"]
    assert [f"{a.persons[h.holder].text} {h.printed}" for h in a.roles] == case["roles"]
    assert [f"{a.text[s.start : s.end]} {s.name}" for s in a.shortforms] == case.get("shortforms", [])
