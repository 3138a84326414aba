"""`kg score`: the figures by hand on small cases, and those of the reference scorer on large ones."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.score import compare, read_facts, read_gold, score
from tests.cli.conftest import Run

SHARED = Path(__file__).parents[3] / "shared"
Json = dict[str, Any]


def part(person: str, *edges: str, **more: Any) -> Json:
    return {"person": person, "edges": list(edges), **more}


def gold(*parts: Json, **more: Any) -> Json:
    people = [{"name": name, "roles": []} for name in dict.fromkeys(p["person"] for p in parts)]
    return {"people": people, "meetings": [{"id": "m1", "name": "全市防汛工作会议", "participants": list(parts)}], **more}


def said(*edges: tuple[str, str], meeting: str = "全市防汛工作会议") -> Json:
    names = list(dict.fromkeys(name for _, name in edges))
    return {
        "document": {"path": "pages/one.txt"},
        "people": [{"id": name, "name": name, "roles": []} for name in names],
        "meetings": [{"id": "x", "name": meeting}],
        "relations": [{"type": kind, "person": name, "meeting": "x"} for kind, name in edges],
    }


CASES = [
    # what gold has, what was said, measure, right, missed, extra
    ("all right", gold(part("温如山", "CHAIRED")), said(("CHAIRED", "温如山")), "CHAIRED", 1, 0, 0),
    ("who chairs is present", gold(part("温如山", "CHAIRED")), said(("CHAIRED", "温如山")), "ATTENDED", 1, 0, 0),
    ("spaces in a name do not count", gold(part("温如", "ATTENDED")), said(("ATTENDED", "温 如")), "people", 1, 0, 0),
    ("speech missed, presence right", gold(part("温如山", "SPOKE_AT")), said(("ATTENDED", "温如山")), "SPOKE_AT", 0, 1, 0),
    ("extra chair", gold(part("温如山", "ATTENDED")), said(("CHAIRED", "温如山")), "CHAIRED", 0, 0, 1),
    ("optional counts neither way", gold(part("温如山", "CHAIRED", optional=True)), said(("CHAIRED", "温如山")), "CHAIRED", 0, 0, 0),
    ("optional edge", gold(part("温如山", "ATTENDED", optional_edges=["SPOKE_AT"])), said(("SPOKE_AT", "温如山")), "SPOKE_AT", 0, 0, 0),
    ("another meeting", gold(part("温如山", "CHAIRED")), said(("CHAIRED", "苗青禾"), meeting="茶话会"), "meetings", 0, 1, 1),
    ("a name alone is no claim", gold(), {**said(meeting="茶话会"), "relations": []}, "meetings", 0, 1, 0),
    ("by-line is nobody's miss", gold(bylines=["苗青禾"]), said(("ATTENDED", "苗青禾")), "people", 0, 0, 0),
]


@pytest.mark.parametrize(("wanted", "found", "measure", "right", "missed", "extra"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_counts(wanted: Json, found: Json, measure: str, right: int, missed: int, extra: int) -> None:
    claims = compare(wanted, found)[measure]
    assert (len(claims.right), len(claims.missed), len(claims.extra)) == (right, missed, extra)


def test_document_without_facts_is_scored_as_empty() -> None:
    result = score({"one": gold(part("温如山", "CHAIRED"))}, {})
    assert result.absent == ["one"] and result.figures["CHAIRED"].missed == 1 and result.figures["CHAIRED"].f1 == 0


def test_command_prints_table_errors_and_json(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "one.json").write_text(json.dumps(gold(part("温如山", "CHAIRED", "SPOKE_AT"))), "utf-8")
    (tmp_path / "facts.jsonl").write_text(json.dumps(said(("CHAIRED", "温如山"))) + "\n", "utf-8")
    table = kg("score", "gold", "facts.jsonl", "--errors").stdout
    assert "SPOKE_AT\tmissed\tone\tSPOKE_AT 温如山 m1 全市防汛工作会议" in table
    figures = json.loads(kg("score", "gold", "facts.jsonl", "--json").stdout)["scores"]
    assert figures["CHAIRED"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1, "predicted": 1}


@pytest.mark.parametrize(
    ("gold_folder", "line", "words"), [("none", "{}", "no gold"), ("gold", "{", "facts.jsonl:1"), ("gold", "{}", "document.path")]
)
def test_errors_name_place_and_way_out(kg: Run, tmp_path: Path, gold_folder: str, line: str, words: str) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "one.json").write_text(json.dumps(gold()), "utf-8")
    (tmp_path / "facts.jsonl").write_text(line + "\n", "utf-8")
    done = kg("score", gold_folder, "facts.jsonl")
    assert done.returncode == 1 and words in done.stderr and "Traceback" not in done.stderr


def damaged(one: Json, chance: random.Random) -> Json:
    """Facts as gold has them, with misses, extras and misreadings at random."""
    people, ids = [], {}
    for number, p in enumerate(p for p in one["people"] if chance.random() < 0.9):
        ids[p["name"]] = f"p{number}"
        roles = [
            {**r, "body": chance.choice([r.get("body"), None, *r.get("body_also", [])])}
            for r in p.get("roles", [])
            if chance.random() < 0.9
        ]
        kind = "byline" if chance.random() < 0.05 else "official"
        people.append({"id": f"p{number}", "name": p["name"] + "某" * (chance.random() < 0.05), "kind": kind, "roles": roles})
    meetings, relations = [], []
    for m in (m for m in one["meetings"] if chance.random() < 0.9):
        cut = chance.randrange(len(m["name"])) if chance.random() < 0.3 else 0
        meetings.append({**m, "name": m["name"][cut:], "start": chance.choice([m.get("start"), m.get("start"), None, "2020-01-01"])})
        for p in (p for p in m.get("participants", []) if p["person"] in ids):
            kinds = [k for k in (*p["edges"], *p.get("optional_edges", []), "SPOKE_AT") if chance.random() < 0.6]
            relations += [{"type": kind, "person": ids[p["person"]], "meeting": m["id"]} for kind in kinds]
    return {"people": people, "bodies": [], "meetings": meetings, "relations": relations}


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is missing: the reference scorer and its gold are there")
@pytest.mark.parametrize("folder", ["dev", "invented"])
def test_figures_are_those_of_the_reference(folder: str, tmp_path: Path) -> None:
    wanted, chance, path = read_gold(SHARED / "gold" / folder), random.Random(7), tmp_path / "facts.jsonl"
    kept = {name: one for name, one in wanted.items() if chance.random() < 0.97}
    lines = [json.dumps({"document": {"path": f"pages/{name}.txt"}, **damaged(one, chance)}) for name, one in kept.items()]
    path.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, SHARED / "tools" / "score.py", SHARED / "gold" / folder, path, "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = score(wanted, read_facts(str(path), lines))
    assert {name: figure.as_json() for name, figure in ours.figures.items()} == reference["scores"]
    assert ours.absent == reference["absent"] and len(ours.claims) == reference["documents"]
