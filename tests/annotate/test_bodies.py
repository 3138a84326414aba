"""Each case of tests/cases/bodies.yml: a body as printed, and its full name in the light of the report."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.bare import of_post
from kg.annotate.bodies import full_name, government_of, of_state
from kg.annotate.committees import democratic, party_committee, region_government

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "bodies.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[str(c) for c in CASES])
def test_full_name_of_a_body(case: dict) -> None:
    home, text, source, before = (case.get(k) for k in ("home", "text", "source", "before"))
    if "government" in case:
        found = government_of(case["government"], home, case["level"], text or "", before or "")
    elif "post" in case:
        found = of_post(case["post"], case.get("suffix", ""), home, text or "", source, before or "")
    else:
        found = full_name(case["body"], home, text or "", source, before or "")
    assert (found or "none") == case["full"]


@pytest.mark.parametrize(
    ("body", "post", "expected"),
    [
        ("国务院", "总理", "国务院"),
        ("俄罗斯联邦驻华大使馆", "文化参赞", "俄罗斯联邦驻华大使馆"),
        ("澳门特别行政区", "行政长官", "澳门特别行政区"),
        ("智利共和国", "总统", None),
        ("", "总理", None),
    ],
)
def test_body_of_a_state_post(body: str, post: str, expected: str | None) -> None:
    assert of_state(body, post) == expected


@pytest.mark.parametrize(
    ("body", "post", "expected"),
    [
        ("西藏自治区", "党委书记", ("西藏自治区党委", "书记")),
        ("西藏自治区", "副主席", ("西藏自治区政府", "副主席")),
        ("青石镇", "党委书记", ("青石镇", "党委书记")),
        ("淮川大学", "党委副书记", ("淮川大学", "党委副书记")),
        (None, "党委书记", (None, "党委书记")),
    ],
)
def test_body_of_a_post_of_a_region(body: str | None, post: str, expected: tuple[str | None, str]) -> None:
    committee, rest = party_committee(body, post)
    assert (region_government(committee, rest), rest) == expected


@pytest.mark.parametrize(
    ("body", "post", "before", "expected"),
    [
        ("淮川市委", "原主委", "九三学社中央副主席、", "九三学社淮川市委"),
        ("淮川市委会", "副主委", "民革淮川市委会成立，九三学社与会。社", "九三学社淮川市委会"),
        ("民盟淮川市委", "主委", "九三学社中央副主席、", "民盟淮川市委"),
        ("淮川市委", "主委", "", None),
        ("淮川市委", "副书记", "九三学社中央副主席、", "淮川市委"),
        ("淮川市体委", "主任委员", "民革中央副主席、", "淮川市体委"),
    ],
)
def test_a_head_of_a_democratic_party_is_of_no_party_committee(body: str, post: str, before: str, expected: str | None) -> None:
    assert democratic(body, post, before) == expected
