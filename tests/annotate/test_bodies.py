"""Each case of tests/cases/bodies.yml: a body as printed, and its full name in the light of the report."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.bodies import full_name, government_of, of_post, of_state, party_committee, region_government

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "bodies.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[str(c) for c in CASES])
def test_full_name_of_a_body(case: dict) -> None:
    home, text, source, before = (case.get(k) for k in ("home", "text", "source", "before"))
    if "government" in case:
        found = government_of(case["government"], home, case["level"], text or "", before or "")
    elif "post" in case:
        found = of_post(case["post"], "", home, text or "", source, before or "")
    else:
        found = full_name(case["body"], home, text or "", source, before or "")
    assert (found or "none") == case["full"]


@pytest.mark.parametrize(
    ("body", "post", "expected"),
    [("国务院", "总理", "国务院"), ("澳门特别行政区", "行政长官", "澳门特别行政区"), ("智利共和国", "总统", None), ("", "总理", None)],
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
