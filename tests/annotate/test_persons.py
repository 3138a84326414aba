"""Each case of tests/cases/people.yml, what the spans promise, and what the words around a name do to it."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from kg.annotate.persons import PersonSpan, find_persons
from kg.annotate.reading import Reading
from kg.annotate.titles import find_titles

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "people.yml").read_text("utf-8"))


def people(text: str) -> list[PersonSpan]:
    return find_persons(text, find_titles(text))


def known(case: dict) -> object:
    """A case that is known to fail says so in words, and must be freed of that when it does not fail any more."""
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["text"], marks=marks)


@pytest.mark.parametrize("case", [known(c) for c in CASES])
def test_whom_a_sentence_names(case: dict) -> None:
    assert [p.text for p in people(case["text"])] == case["people"]


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_spans_are_in_order_and_do_not_overlap(case: dict) -> None:
    spans = people(case["text"])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(case["text"][p.start : p.end] in p.text and 0 < p.probability <= 1 for p in spans)


@pytest.mark.parametrize("text", ["", "\n", "。", "A", "张", "·", "市长", "。·。\x00"])
def test_texts_without_names(text: str) -> None:
    assert people(text) == []


def test_a_long_line_without_marks_is_read() -> None:
    spans = people("市长陈志远主持会议" * 400)
    assert len(spans) > 380 and {p.text for p in spans} == {"陈志远"}


def test_a_title_makes_a_name_surer() -> None:
    (led,), free = people("市委书记罗江平主持会议。"), people("他在罗江平原看望群众。")
    assert led.probability > 0.9
    assert all(p.probability < led.probability for p in free)


def test_a_word_is_not_cut_in_two() -> None:
    reading = Reading("市长高兴地说")
    assert reading.cut(2) > -0.5 and reading.cut(4) > -0.5
    assert reading.cut(3) < -4


def test_words_explain_a_stretch_better_than_chance() -> None:
    reading = Reading("高兴和陈志远")
    assert reading.plain(0, 2) > reading.plain(3, 5)
