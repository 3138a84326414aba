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
