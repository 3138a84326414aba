"""Each case of tests/cases/dates.yml: the days that a sentence settles; and which of several is that of a gathering."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.dates import find_dates
from kg.annotate.meeting_day import day_of
from kg.annotate.years import own_year

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "dates.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['text']} {c.get('published')}" for c in CASES])
def test_days_of_a_sentence(case: dict) -> None:
    found = find_dates(case["text"], case.get("published"), own_year(case["text"]))
    assert [d.first if d.first == d.last else f"{d.first}/{d.last}" for d in found] == case["days"]


@pytest.mark.parametrize(
    ("text", "told", "day"),
    [
        ("5月6日，推进会召开。5月7日，座谈会召开。", "推进会", "2022-05-06"),
        ("5月6日，推进会召开。5月7日，座谈会召开。", "座谈会", "2022-05-07"),
        ("4月18日发出座谈会通知，会议于4月29日在淮川召开。", "座谈会", "2022-04-29"),
        ("新华社淮川5月9日电 5月6日，座谈会召开。", "座谈会", "2022-05-06"),
        ("5月6日，代表团到访。当天，座谈会召开。", "座谈会", "2022-05-06"),
        ("座谈会召开。", "座谈会", None),
    ],
)
def test_day_of_a_gathering(text: str, told: str, day: str | None) -> None:
    at = text.index(told)
    start, end = text.rfind("。", 0, at) + 1, text.index("。", at) + 1
    found = day_of(text, find_dates(text, "2022-05-10", None), at, start, end)
    assert (found.first if found else None) == day
