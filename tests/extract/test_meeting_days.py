"""Each report of tests/cases/meeting_days.yml: on which days its meetings were."""

from pathlib import Path

import pytest
import yaml

from kg.document import Document
from kg.extract import extract

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "meeting_days.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:20] for c in CASES])
def test_the_days_of_meetings(case: dict) -> None:
    document = Document(id="1", path="report.txt", text=case["text"], sha256="", published=case.get("published"))
    assert [meeting.start for meeting in extract(document).meetings] == case["days"]
