"""Each case of tests/cases/roles.yml: the sentences give exactly these titles to these people."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.analysis import Analysis, analyse

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "roles.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_who_holds_what(case: dict) -> None:
    a = analyse(Analysis(case["text"]))
    assert [f"{a.persons[h.holder].text} {h.printed} {h.body or '-'}" for h in a.roles] == case["roles"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("会议决定免去马文军的市卫生局局长职务。", "former"),
        ("市水务局原局长何国庆列席。", "former"),
        ("代县长刘建平讲话。", "acting"),
        ("李红梅拟任市教育局局长。", "designate"),
        ("李红梅辞去副市长职务。", "former"),
        ("县长刘建平讲话。", "current"),
    ],
)
def test_status_of_a_role(text: str, status: str) -> None:
    assert [h.status for h in analyse(Analysis(text)).roles] == [status]
