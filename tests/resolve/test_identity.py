"""The table of pairs, `tests/cases/identity.yml`: what must never merge, and how much of what should is found."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.facts import Facts
from kg.graph import Graph
from kg.resolve import resolve
from tests.invented import paper

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parents[1] / "cases/identity.yml").read_text("utf-8"))
PEOPLE = [case for title, cases in CASES.items() if "name" in cases[0] or "names" in cases[0] for case in cases]
THINGS = {"Role": CASES["posts near in string"], "Body": CASES["bodies near in string"]}
BYLINE = "by-line"


def report(text: str, document: str, name: str, second: bool = False, **more: Any) -> Facts:
    """The facts of `DAY HOME: POST; POST + COMPANION …`; `second`: the person is the second of that name."""
    head, _, rest = text.partition(":")
    day, home = head.split()
    posts, _, company = rest.partition("+")
    told = [post(p) for p in posts.split(";") if p.strip()]
    who = f"{name}2" if second else name
    kinds = {who: "byline"} if told == [BYLINE] else {}
    people = {who: [] if kinds else told, **{other: [] for other in company.split()}}
    meetings = [{"name": f"{document}会议", "attended": list(people)}] if company else []
    given = {"published": None if day == "-" else day, "place": None if home == "-" else home}
    return paper(document, people, meetings, kinds=kinds, **given, **more)


def post(text: str) -> str:
    """`原 BODY POST` in the notation of tests/invented.py."""
    if "@" in text:
        return text.strip()
    *former, last = text.split() if text.split()[0] != "原" else text.split()[1:]
    status = "!former" if text.split()[0] == "原" else ""
    return f"{former[0]}{last}@{former[0]}:{last}{status}" if former else f"{last}{status}"


def archive(case: dict[str, Any]) -> list[Facts]:
    one, other = case.get("names", [case.get("name")] * 2)
    papers = case.get("papers", ["安陵日报", "安陵日报"])
    beside = [report(text, f"z{n}", one) for n, text in enumerate(case.get("beside", ()))]
    first, second = report(case["one"], "d1", one, source=papers[0]), report(case["other"], "d2", other, source=papers[1])
    if "aliases" in case:
        first = replace(first, people=(replace(first.people[0], aliases=tuple(case["aliases"])),))
        second = replace(second, people=tuple(replace(p, aliases=(p.name.split("·")[-1],)) if "·" in p.name else p for p in second.people))
    if case.get("one_report"):
        moved = replace(report(case["other"], "d1", other, second=True).people[0], id="p2")
        return [replace(first, people=(first.people[0], moved)), *beside]
    return [first, second, *beside]


def merged(case: dict[str, Any]) -> bool:
    """Whether the two reports' people are one node."""
    told = archive(case)
    one, other = case.get("names", [case.get("name")] * 2)
    graph = resolve(told)
    if case.get("one_report"):
        return len([n for n in graph.nodes if n.kind == "Person"]) == 1
    holders = [
        {e.source for e in graph.edges if e.kind == "MENTIONED_IN" and e.target == document and e.source in named(graph, name)}
        for document, name in (("d1", one), ("d2", other))
    ]
    assert all(len(found) == 1 for found in holders), holders
    return holders[0] == holders[1]


def named(graph: Graph, name: str) -> set[str]:
    return {n.id for n in graph.nodes if n.kind == "Person" and name in (n.properties["name"], *n.properties["aliases"])}  # type: ignore[misc]


def label(case: dict[str, Any]) -> str:
    return f"{case.get('name') or '/'.join(case.get('names', ()))} {case['one']} | {case['other']}"


@pytest.mark.parametrize("case", PEOPLE, ids=label)
def test_people(case: dict[str, Any]) -> None:
    assert merged(case) == (case["is"] == "same" and case.get("left") != "open"), case["why"]


@pytest.mark.parametrize("case", [case for case in PEOPLE if case.get("left") == "open"], ids=label)
def test_what_is_left_open_is_listed(case: dict[str, Any]) -> None:
    graph = resolve(archive(case))
    listed = {(e.source, e.target) for e in graph.edges if e.kind == "MAYBE_SAME" and e.properties["speaks_for"]}
    assert tuple(sorted(named(graph, case["name"]))) in listed, case["why"]


@pytest.mark.parametrize(
    ("kind", "case"), [(k, c) for k, cases in THINGS.items() for c in cases], ids=lambda v: v if isinstance(v, str) else label(v)
)
def test_things(kind: str, case: dict[str, Any]) -> None:
    assert (things(kind, case) == 1) == (case["is"] == "same"), case["why"]


def things(kind: str, case: dict[str, Any]) -> int:
    """How many roles or bodies two reports of 大同市 make, held by two people."""
    texts = [case[side] if kind == "Role" else f"{case[side]} 主任" for side in ("one", "other")]
    papers = [report(f"2019-05-0{n} 大同市: {text}", f"d{n}", f"李文{n}") for n, text in enumerate(texts, 1)]
    meant = {"Role": "HELD", "Body": "OF"}[kind]
    return len({e.target for e in resolve(papers).edges if e.kind == meant})


def test_the_table_as_a_whole() -> None:
    """No wrong merge, and nine of ten of the right ones, on at least 200 pairs, none given twice."""
    truth = [(case["is"] == "same", merged(case)) for case in PEOPLE]
    truth += [(case["is"] == "same", things(kind, case) == 1) for kind, cases in THINGS.items() for case in cases]
    count = Counter(truth)
    assert len(truth) >= 200
    assert len({label(case) for cases in CASES.values() for case in cases}) == len(truth)
    assert count[False, True] == 0, "precision of merges is 1.0"
    assert count[True, True] / (count[True, True] + count[True, False]) >= 0.9
