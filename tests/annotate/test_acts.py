"""Each case of tests/cases/acts.yml: the sentences give exactly these meetings and claims."""

from pathlib import Path

import pytest
import yaml

from kg.annotate.analysis import Analysis, analyse

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "acts.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_sentences_say_who_did_what(case: dict) -> None:
    found = analyse(Analysis(case["text"].strip(), title=case.get("title")))
    used = {c.meeting for c in found.claims}
    assert [f"{kind} {name}" for i, (kind, name) in enumerate((m.kind, m.name) for m in found.meetings) if i in used] == case["meetings"]
    claims = {f"{c.key} {c.edge} {c.meeting + 1}" for c in found.claims}
    wanted = set(case["claims"])
    implied = {f"{who} ATTENDED {where}" for who, _, where in (c.split() for c in wanted)}
    assert wanted <= claims | implied and claims <= wanted | implied
