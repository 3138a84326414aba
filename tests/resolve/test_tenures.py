"""Who held a post when, who came before and after, and what people held on the day of a meeting."""

import pytest

from kg.graph import Edge, Graph
from kg.resolve import resolve
from tests.invented import paper

SECRETARY, MAYOR = "市委书记@安陵市委:书记", "市长@安陵市政府:市长"


def sightings(*told: tuple[str, str, str]) -> Graph:
    """A report for each (day, name, post)."""
    return resolve([paper(f"d{n}", {name: [post]}, published=day) for n, (day, name, post) in enumerate(told)])


def held(graph: Graph) -> dict[str, Edge]:
    names = {node.id: str(node.properties.get("name")) for node in graph.nodes}
    return {names[e.source]: e for e in graph.edges if e.kind == "HELD"}


CASES = [
    # told, then of the later holder: predecessor, days between
    ([("2020-01-01", "邵国平", SECRETARY), ("2021-01-01", "韩文涛", SECRETARY)], ("邵国平", 366), "one after the other"),
    (
        [("2020-01-01", "邵国平", SECRETARY), ("2020-12-31", "邵国平", SECRETARY), ("2021-01-01", "韩文涛", SECRETARY)],
        ("邵国平", 1),
        "from one day to the next",
    ),
    (
        [("2020-01-01", "邵国平", SECRETARY), ("2021-01-10", "邵国平", SECRETARY), ("2021-01-01", "韩文涛", SECRETARY)],
        ("邵国平", 0),
        "a paper lags behind",
    ),
    (
        [("2020-01-01", "邵国平", SECRETARY), ("2021-06-10", "邵国平", SECRETARY), ("2021-01-01", "韩文涛", SECRETARY)],
        (None, None),
        "both at once for long: nobody follows",
    ),
    (
        [("2020-01-01", "邵国平", "副市长@安陵市政府:副市长"), ("2021-01-01", "韩文涛", "副市长@安陵市政府:副市长")],
        (None, None),
        "deputies have no one predecessor",
    ),
    (
        [("2020-01-01", "邵国平", "市委常委@安陵市委:常委"), ("2021-01-01", "韩文涛", "市委常委@安陵市委:常委")],
        (None, None),
        "nor have members of a committee",
    ),
    ([("2020-01-01", "邵国平", SECRETARY), ("2021-01-01", "韩文涛", MAYOR)], (None, None), "two posts"),
    (
        [("2020-01-01", "邵国平", SECRETARY), ("2021-01-01", "韩文涛", "市委书记@安陵市委:书记!designate")],
        (None, None),
        "not yet in office",
    ),
]


@pytest.mark.parametrize(("told", "expected", "why"), CASES, ids=[why for _, _, why in CASES])
def test_succession(told: list[tuple[str, str, str]], expected: tuple[str | None, int | None], why: str) -> None:
    graph = sightings(*told)
    names = {node.id: node.properties.get("name") for node in graph.nodes}
    later, earlier = held(graph)["韩文涛"], held(graph)["邵国平"]
    assert (names.get(str(later.properties["predecessor"])), later.properties["vacant_days"]) == expected, why
    assert names.get(str(earlier.properties["successor"])) == ("韩文涛" if expected[0] else None)


THEN = [
    # the day of the meeting, what the person held then
    ("2020-01-01", []),
    ("2020-03-01", ["安陵市政府 市长"]),
    ("2020-06-01", ["安陵市政府 市长"]),
    ("2020-09-01", ["安陵市政府 市长"]),
    ("2020-10-15", ["安陵市委 书记"]),
    ("2021-02-01", ["安陵市委 书记"]),
    ("2021-09-01", []),
    (None, []),
]


@pytest.mark.parametrize(("day", "expected"), THEN)
def test_posts_on_the_day_of_a_meeting(day: str | None, expected: list[str]) -> None:
    """Mayor from March to June, followed by another in October, then secretary; the report of the meeting prints no title."""
    company: dict[str, list[str]] = {"李文": [], "王一鸣": []}
    posts = [("2020-03-01", MAYOR), ("2020-06-30", MAYOR), ("2020-10-10", SECRETARY), ("2021-01-15", SECRETARY)]
    told = [
        paper(f"d{n}", {"邵国平": [post], **company}, [{"name": f"座谈会{n}", "attended": ["邵国平", *company]}], published=when)
        for n, (when, post) in enumerate(posts)
    ]
    told += [paper("e1", {"韩文涛": [MAYOR]}, published="2020-10-12")]
    there = {"邵国平": [], **company}
    graph = resolve([*told, paper("m", there, [{"name": "双拥工作会议", "start": day, "attended": list(there)}], published=day)])
    names = {node.id: str(node.properties.get("name")) for node in graph.nodes}
    (edge,) = [e for e in graph.edges if e.kind == "ATTENDED" and (names[e.source], names[e.target]) == ("邵国平", "双拥工作会议")]
    assert (edge.properties["roles"], edge.properties["held"]) == ([], expected)
