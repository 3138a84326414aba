"""Each case of tests/cases/homes.yml: what 市委 and 我县 mean in a report that has no masthead."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.home import home_place, infer_home
from kg.annotate.towns import nearest_town

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "homes.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_home_of_a_report(case: dict) -> None:
    assert (infer_home(case["text"], None) or "none") == case["home"]


def test_a_guess_gives_way_to_the_place_that_the_text_prefers() -> None:
    text = "朔州市委书记陈志远讲话，朔州市委常委参加。"
    assert (infer_home(text, None, "新闻市"), infer_home("市委书记陈志远讲话。", None, "淮川市")) == ("朔州市", "淮川市")


def test_the_masthead_comes_before_the_words_of_the_text() -> None:
    assert home_place("市", "大同市", "朔州市委书记讲话，朔州市委常委参加。") == "大同市"


@pytest.mark.parametrize(
    ("before", "town"),
    [("在淮川县青石镇，", "青石镇"), ("在青石镇看后，又到白水镇，对", "白水镇"), ("建设小城镇，", None), ("", None)],
)
def test_a_bare_镇_is_the_one_named_last(before: str, town: str | None) -> None:
    assert nearest_town("镇", before) == town
