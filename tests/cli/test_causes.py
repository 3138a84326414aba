"""`kg score --errors`: each error has one cause, and the sentence and rule that show it."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.score import score
from kg.score.causes import Error, errors
from tests.cli.conftest import Run
from tests.cli.test_score import gold, part

Json = dict[str, Any]

FLOOD, TEA = "全市防汛工作会议", "迎春茶话会"
CHAIRS = "市委书记温如山主持全市防汛工作会议，苗青禾、石敢当到会。"
DRINKS = "苗青禾参加迎春茶话会。"


def facts(*claims: tuple[str, str, str], people: tuple[str, ...] = (), roles: tuple[Json, ...] = ()) -> Json:
    """Claims of (type, person, meeting), each on the sentence of its meeting; all people have `roles`."""
    names = list(dict.fromkeys([*people, *(who for _, who, _ in claims)]))
    told = {FLOOD: (0, len(CHAIRS), CHAIRS), TEA: (len(CHAIRS), len(CHAIRS + DRINKS), DRINKS)}
    return {
        "document": {"path": "pages/one.txt"},
        "people": [{"id": n, "name": n, "roles": list(roles), "mentions": [{"start": 0, "end": 1, "text": n}]} for n in names],
        "meetings": [{"id": m, "name": m} for m in dict.fromkeys(meeting for _, _, meeting in claims)],
        "relations": [
            {"type": kind, "person": who, "meeting": where, "rule": f"rule of {kind}", "confidence": 0.9}
            | dict(zip(("start", "end", "quote"), told[where], strict=True))
            for kind, who, where in claims
        ],
    }


def wanted(*parts: Json, tea: tuple[Json, ...] = (), roles: tuple[Json, ...] = ()) -> Json:
    one = gold(*parts, *tea)
    one["people"] = [{**p, "roles": list(roles)} for p in one["people"]]
    one["meetings"][0]["participants"] = list(parts)
    one["meetings"] += [{"id": "m2", "name": TEA, "participants": list(tea)}] if tea else []
    return one


def role(title: str, post: str, body: str | None = None) -> Json:
    return {"title": title, "post": post, "body": body}


CHAIR = part("温如山", "CHAIRED")
CHAIRED = ("CHAIRED", "温如山", FLOOD)
ATTENDED = ("ATTENDED", "温如山", FLOOD)
CASES = [
    # what gold has, what was said, measure, side, cause
    (wanted(CHAIR, part("苗青禾", "SPOKE_AT")), facts(CHAIRED), "SPOKE_AT", "missed", "person not found"),
    (wanted(CHAIR, tea=(part("温如山", "SPOKE_AT"),)), facts(CHAIRED), "SPOKE_AT", "missed", "meeting not found"),
    (wanted(CHAIR), facts(ATTENDED), "CHAIRED", "missed", "present, act not found"),
    (
        wanted(CHAIR, part("苗青禾", "ATTENDED"), tea=(part("石敢当", "ATTENDED"),)),
        facts(CHAIRED, ("ATTENDED", "苗青禾", TEA), ("ATTENDED", "石敢当", TEA)),
        "ATTENDED",
        "missed",
        "placed at another meeting",
    ),
    (wanted(CHAIR, part("苗青禾", "ATTENDED")), facts(CHAIRED, people=("苗青禾",)), "ATTENDED", "missed", "no claim"),
    (wanted(CHAIR), facts(CHAIRED, ("SPOKE_AT", "石敢当", FLOOD)), "SPOKE_AT", "extra", "not a person of gold"),
    (wanted(CHAIR), facts(CHAIRED, ("SPOKE_AT", "温如山", TEA)), "SPOKE_AT", "extra", "meeting not in gold"),
    (
        wanted(CHAIR, tea=(part("苗青禾", "ATTENDED"),)),
        facts(CHAIRED, ("SPOKE_AT", "苗青禾", FLOOD), ("ATTENDED", "苗青禾", TEA)),
        "SPOKE_AT",
        "extra",
        "placed at another meeting",
    ),
    (wanted(part("温如山", "ATTENDED")), facts(CHAIRED), "CHAIRED", "extra", "act not done"),
    (
        wanted(CHAIR) | {"people": [{"name": "温如山"}, {"name": "苗青禾"}]},
        facts(CHAIRED, ("ATTENDED", "苗青禾", FLOOD)),
        "ATTENDED",
        "extra",
        "presence not stated",
    ),
    (wanted(part("温如", "ATTENDED")), facts(CHAIRED), "people", "missed", "name cut differently"),
    (wanted(CHAIR, roles=(role("市长", "市长"),)), facts(("ATTENDED", "石敢当", FLOOD)), "roles", "missed", "person not found"),
    (wanted(CHAIR), facts(CHAIRED, roles=(role("市长", "市长"),)), "roles", "extra", "title not in gold"),
    (
        wanted(CHAIR, roles=(role("市水务局局长", "局长"),)),
        facts(CHAIRED, roles=(role("局长", "局长"),)),
        "roles",
        "missed",
        "title cut differently",
    ),
    (
        wanted(CHAIR, roles=(role("县水务局局长", "局长"),)),
        facts(CHAIRED, roles=(role("市水务局局长", "局长"),)),
        "roles",
        "missed",
        "body differs",
    ),
    (wanted(CHAIR, roles=(role("市长", "市长"),)), facts(CHAIRED, roles=(role("教授", "教授"),)), "roles", "missed", "title not found"),
    (
        wanted(CHAIR, roles=(role("书记", "书记", "青川市委"),)),
        facts(CHAIRED, roles=(role("书记", "书记", "市委"),)),
        "resolved roles",
        "missed",
        "body differs",
    ),
    (
        wanted(CHAIR, roles=(role("书记", "书记", "青川市委"),)),
        facts(CHAIRED, roles=(role("书记", "书记"),)),
        "resolved roles",
        "missed",
        "body left open",
    ),
]


def all_errors(one: Json, said: Json) -> list[Error]:
    return list(errors(score({"one": one}, {"one": said}), {"one": one}, {"one": said}))


@pytest.mark.parametrize(("one", "said", "measure", "side", "cause"), CASES, ids=[f"{c[2]} {c[3]}: {c[4]}" for c in CASES])
def test_cause_of_an_error(one: Json, said: Json, measure: str, side: str, cause: str) -> None:
    assert [e.cause for e in all_errors(one, said) if (e.measure, e.side) == (measure, side)] == [cause]


SHOWN = [
    # what gold has, what was said, measure, side, rule, confidence, sentence
    (wanted(part("温如山", "ATTENDED")), facts(CHAIRED), "CHAIRED", "extra", "rule of CHAIRED", "0.90", CHAIRS),
    (wanted(CHAIR), facts(ATTENDED), "CHAIRED", "missed", "rule of ATTENDED", "0.90", CHAIRS),
    (wanted(CHAIR, part("石敢当", "SPOKE_AT")), facts(CHAIRED), "SPOKE_AT", "missed", "rule of CHAIRED", "", CHAIRS),
    (wanted(CHAIR, part("游江", "SPOKE_AT")), facts(CHAIRED), "SPOKE_AT", "missed", "", "", ""),
    (
        wanted(CHAIR),
        facts(CHAIRED, roles=({**role("市长", "市长"), "start": 3, "rule": "posts.csv:1"},)),
        "roles",
        "extra",
        "posts.csv:1",
        "",
        CHAIRS,
    ),
]


@pytest.mark.parametrize(("one", "said", "measure", "side", "rule", "confidence", "sentence"), SHOWN)
def test_what_shows_an_error(one: Json, said: Json, measure: str, side: str, rule: str, confidence: str, sentence: str) -> None:
    found = [e for e in all_errors(one, said) if (e.measure, e.side) == (measure, side)]
    assert [(e.rule, e.confidence, e.sentence) for e in found] == [(rule, confidence, sentence)]


def test_errors_of_a_document_without_facts_have_causes() -> None:
    one = wanted(CHAIR)
    found = list(errors(score({"one": one}, {}), {"one": one}, {}))
    assert {(e.measure, e.cause) for e in found if e.measure == "CHAIRED"} == {("CHAIRED", "person not found")}


def test_command_adds_columns_behind_those_of_before(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "one.json").write_text(json.dumps(wanted(CHAIR)), "utf-8")
    (tmp_path / "facts.jsonl").write_text(json.dumps(facts(ATTENDED)) + "\n", "utf-8")
    rows = [line.split("\t") for line in kg("score", "gold", "facts.jsonl", "--errors").stdout.splitlines() if "\t" in line]
    assert rows == [
        ["CHAIRED", "missed", "one", f"CHAIRED 温如山 m1 {FLOOD}", "present, act not found", "rule of ATTENDED", "0.90", CHAIRS]
    ]
