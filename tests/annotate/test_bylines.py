"""Each case of tests/cases/bylines.yml: the sentence names exactly these authors."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.bylines import find_bylines
from kg.annotate.persons import find_persons
from kg.annotate.titles import find_titles

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "bylines.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_authors(case: dict) -> None:
    titles = find_titles(case["text"])
    persons = find_persons(case["text"], titles)
    assert [persons[i].text for i in sorted(find_bylines(case["text"], titles, persons))] == case["authors"]
