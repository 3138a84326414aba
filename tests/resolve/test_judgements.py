"""Judgements count at every build, with who, when and why; without the line all is as it was."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.errors import InputError, KgError
from kg.facts import Facts
from kg.graph import Graph
from kg.resolve import resolve
from kg.resolve.corrections import idle
from kg.resolve.judgements import COLUMNS, Judgements, read_judgements
from tests.invented import paper

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "cases/judgements.yml").read_text("utf-8"))


def reports() -> list[Facts]:
    mayor, head = "安陵市政府市长@安陵市政府:市长", "安陵市教育局局长@安陵市教育局:局长"
    meeting = {"name": "双拥工作会议", "start": "2021-05-06", "attended": ["张青山"], "chaired": ["张青山"]}
    return [
        paper("d1", {"张青山": [mayor]}, [meeting], published="2021-05-07"),
        paper("d2", {"张青山": []}, published="2021-06-01", place=None),
        paper("d3", {"张青山": [head]}, published="2021-07-01"),
        paper("d4", {"张小山": [mayor]}, published="2021-08-01"),
    ]


@pytest.fixture
def judged(tmp_path: Path) -> Any:
    def read(*lines: str) -> Judgements:
        path = tmp_path / "judgements.csv"
        path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", "utf-8")
        return read_judgements(path)

    return read


def people(graph: Graph) -> int:
    return len([node for node in graph.nodes if node.kind == "Person"])


def claims(graph: Graph) -> list[list[Any]]:
    names = {node.id: node.properties.get("name") for node in graph.nodes}
    return [[edge.kind, names[edge.source]] for edge in graph.edges]


@pytest.mark.parametrize("case", CASES, ids=[case["line"] for case in CASES])
def test_a_line(case: dict[str, Any], judged: Any) -> None:
    told = judged(case["line"])
    graph = resolve(reports(), told)
    assert people(graph) == case["people"], case["why"]
    assert [line.why for line in idle(reports(), told)] == ([""] if case.get("idle") else [])
    if "gone" in case:
        assert case["gone"] in claims(resolve(reports()))
        assert case["gone"] not in claims(graph)
    if "day" in case:
        assert [node.properties["start"] for node in graph.nodes if node.kind == "Meeting"] == [case["day"]]
    if not case.get("idle"):
        assert graph != resolve(reports()), "it changes something, as the graph shows"


def test_no_line_no_change(judged: Any) -> None:
    assert resolve(reports(), judged()) == resolve(reports())
    assert people(resolve(reports())) == 4


def test_the_graph_says_who_judged_when_and_why(judged: Any) -> None:
    graph = resolve(reports(), judged("2026-01-05,王编辑,same,张青山@d1,张青山@d2,履历一致"))
    said = "judged to be one by 王编辑 on 2026-01-05: 履历一致"
    (person,) = [node for node in graph.nodes if said in (node.properties.get("reasons") or [])]  # type: ignore[operator]
    (mention,) = [e for e in graph.edges if e.source == person.id and e.kind == "MENTIONED_IN" and e.target == "d2"]
    assert (mention.properties["reason"], mention.properties["beside"]) == (said, "d1")
    open_ = resolve(reports(), judged("2026-01-05,王编辑,unsure,张青山@d1,张青山@d2,待查"))
    assert [e.properties["judged"] for e in open_.edges if e.kind == "MAYBE_SAME" and e.properties["judged"]] == [
        "left open by 王编辑 on 2026-01-05: 待查"
    ]


def test_different_outweighs_the_evidence(judged: Any) -> None:
    told = [*reports(), paper("d5", {"张青山": ["安陵市政府市长@安陵市政府:市长"]}, published="2021-09-01")]
    assert people(resolve(told)) == 4
    assert people(resolve(told, judged("2026-01-05,王编辑,different,张青山@d1,张青山@d5,"))) == 5


def test_what_is_judged_different_is_not_asked_again(judged: Any) -> None:
    def pairs(*lines: str) -> int:
        return len([e for e in resolve(reports(), judged(*lines)).edges if e.kind == "MAYBE_SAME"])

    apart = [f"2026-01-05,王编辑,different,张青山@{one},张青山@{other}," for one, other in (("d1", "d2"), ("d1", "d3"), ("d2", "d3"))]
    assert pairs() > 0
    assert pairs(*apart) == 0


def test_the_last_line_on_a_pair_holds(judged: Any) -> None:
    lines = [f"2026-01-05,王编辑,{what},张青山@d1,张青山@d2," for what in ("different", "same")]
    assert people(resolve(reports(), judged(*lines))) == 3
    assert people(resolve(reports(), judged(*reversed(lines)))) == 4


def test_lines_that_contradict_each_other_are_named(judged: Any) -> None:
    told = judged(
        "2026-01-05,王编辑,same,张青山@d1,张青山@d2,",
        "2026-01-05,王编辑,different,张青山@d1,张青山@d3,",
        "2026-01-06,李编辑,same,张青山@d2,张青山@d3,",
    )
    with pytest.raises(KgError, match=r"judgements.csv:4: makes one person of two whom .*judgements.csv:3 keeps apart"):
        resolve(reports(), told)


def test_one_of_two_of_a_name_in_a_report(judged: Any) -> None:
    told = [
        paper("d1", {"张青山": [], "张青山2": []}, published="2021-05-07"),
        paper("d2", {"张青山": []}, published="2021-06-01"),
    ]
    graph = resolve(told, judged("2026-01-05,王编辑,same,张青山#2@d1,张青山@d2,"))
    mentions = {f"{e.properties['named']}@{e.target}": e.source for e in graph.edges if e.kind == "MENTIONED_IN"}
    assert mentions["张青山#2@d1"] == mentions["张青山@d2"] != mentions["张青山@d1"]


BAD = [
    ("2026-01-05,王编辑,same,张青山@d1", "judgements.csv:2: 4 cells. A line has 6"),
    ("2026-01-05,王编辑,equal,张青山@d1,张青山@d2,", "judgements.csv:2: unknown judgement 'equal'. Known: same, different"),
    ("2026-01-05,,same,张青山@d1,张青山@d2,", "judgements.csv:2: who, when or of whom is empty"),
    ("2026-01-05,王编辑,same,张青山,张青山@d2,", "judgements.csv:2: names no mention. Write NAME@DOCUMENT"),
]


@pytest.mark.parametrize(("line", "words"), BAD)
def test_a_bad_line_is_named(line: str, words: str, judged: Any) -> None:
    with pytest.raises(InputError, match=words):
        judged(line)
