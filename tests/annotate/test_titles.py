"""Each case of tests/cases/titles.yml: the sentence prints exactly these titles."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.titles import Title, find_titles

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "titles.yml").read_text("utf-8"))


def shown(title: Title) -> str:
    return "|".join([title.body, title.post] + ([title.status] if title.status != "current" else []))


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_titles_of_a_sentence(case: dict) -> None:
    assert [shown(t) for t in find_titles(case["text"])] == case["titles"]


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_a_title_stands_where_it_says(case: dict) -> None:
    for t in find_titles(case["text"]):
        assert case["text"][t.post_start : t.end].endswith(t.post)
        assert t.body.startswith(case["text"][t.start : t.post_start])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("获奖代表", "label"),
        ("运动员代表", "label"),
        ("省人大代表", "generic"),
        ("集团公司代表", "generic"),
        ("大同市代表", "generic"),
        ("代表", "generic"),
    ],
)
def test_people_for_whom_somebody_speaks_are_no_body(text: str, kind: str) -> None:
    assert [t.kind for t in find_titles(f"{text}李红梅发言。")] == [kind]
