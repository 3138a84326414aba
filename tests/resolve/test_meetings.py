"""Which reports tell one meeting, and what its edges carry."""

from typing import Any

import pytest

from kg.graph import Edge, Graph
from kg.resolve import resolve
from tests.invented import archive, paper

PEOPLE: dict[str, list[str]] = {
    "卢志远": ["市委书记@安陵市委:书记"],
    "沈国栋": ["市长@安陵市政府:市长"],
    "韩冰": ["市委政法委书记@安陵市委政法委:书记"],
}


def count(*tellings: tuple[str, str | None, str | None, str | None, list[str]]) -> int:
    """How many meetings come of tellings (name, day, home, published, present), each in a document of its own."""
    papers = [
        paper(f"d{n}", PEOPLE, [{"name": name, "start": day, "attended": present}], place=home, published=published)
        for n, (name, day, home, published, present) in enumerate(tellings)
    ]
    return len([node for node in resolve(papers).nodes if node.kind == "Meeting"])


A, P = "安陵市", "东陵省"
ALL, ONE = ["卢志远", "沈国栋", "韩冰"], ["韩冰"]
CASES: list[tuple[str, int, list[Any]]] = [
    ("same name, day and home", 1, [("双拥工作会议", "2022-05-06", A, None, ALL), ("双拥工作会议", "2022-05-06", A, None, ONE)]),
    (
        "the home at the start does not count",
        1,
        [("全市双拥工作会议", "2022-05-06", A, None, ALL), ("安陵市双拥工作会议", "2022-05-06", A, None, ONE)],
    ),
    ("marks do not count", 1, [("“双拥”工作会议", "2022-05-06", A, None, ALL), ("双拥工作会议", "2022-05-06", A, None, ONE)]),
    ("yearly meetings", 2, [("双拥工作会议", "2021-05-06", A, None, ALL), ("双拥工作会议", "2022-05-06", A, None, ALL)]),
    (
        "the province's and the city's of one day",
        2,
        [("全省安全生产会议", "2022-05-06", A, None, ALL), ("全市安全生产会议", "2022-05-06", A, None, ALL)],
    ),
    ("numbered meetings", 2, [("市委常委会第三次会议", "2022-05-06", A, None, ALL), ("市委常委会第四次会议", "2022-05-06", A, None, ALL)]),
    (
        "another paper, the same people",
        1,
        [("双拥工作会议", "2022-05-06", A, None, ALL), ("安陵市双拥工作会议", "2022-05-06", P, None, ALL)],
    ),
    (
        "another city's on the same day",
        2,
        [("双拥工作会议", "2022-05-06", A, None, ONE), ("双拥工作会议", "2022-05-06", "青岭市", None, ["卢志远"])],
    ),
    (
        "the name says another city",
        2,
        [("青岭市双拥工作会议", "2022-05-06", A, None, ALL), ("安陵市双拥工作会议", "2022-05-06", A, None, ALL)],
    ),
    ("undated, other people", 2, [("座谈会", None, A, None, ["卢志远"]), ("座谈会", None, A, None, ONE)]),
    ("undated, the same people, published together", 1, [("座谈会", None, A, "2022-05-07", ALL), ("座谈会", None, A, "2022-05-08", ALL)]),
    ("undated, the same people, published apart", 2, [("座谈会", None, A, "2022-05-07", ALL), ("座谈会", None, A, "2022-07-08", ALL)]),
    ("one dated, the same people", 1, [("座谈会", "2022-05-06", A, "2022-05-07", ALL), ("座谈会", None, A, "2022-05-08", ALL)]),
    ("a name and its fuller form", 1, [("双拥工作会议", "2022-05-06", A, None, ALL), ("市委双拥工作会议", "2022-05-06", A, None, ALL)]),
    (
        "a name that goes on",
        1,
        [("双拥工作会议", "2022-05-06", A, None, ALL), ("双拥工作会议暨表彰大会", "2022-05-06", A, None, ALL)],
    ),
    ("a body of another level", 2, [("双拥工作会议", "2022-05-06", A, None, ALL), ("省政府双拥工作会议", "2022-05-06", A, None, ALL)]),
    ("the meeting that prepares it", 2, [("双拥工作会议", "2022-05-06", A, None, ALL), ("双拥工作会议筹备会", "2022-05-06", A, None, ALL)]),
    ("a fuller form, other people", 2, [("双拥工作会议", "2022-05-06", A, None, ALL), ("市委双拥工作会议", "2022-05-06", A, None, ONE)]),
    ("a fuller form, another day", 2, [("双拥工作会议", "2022-05-06", A, None, ALL), ("市委双拥工作会议", "2022-05-07", A, None, ALL)]),
    ("a name too short to tell", 2, [("座谈会", "2022-05-06", A, None, ALL), ("民营企业座谈会", "2022-05-06", A, None, ALL)]),
    ("traditional print", 1, [("雙擁工作會議", "2022-05-06", A, None, ALL), ("双拥工作会议", "2022-05-06", A, None, ALL)]),
    (
        "the city's name and the city's paper tell one jurisdiction",
        1,
        [("全市双拥工作会议", "2022-05-06", A, None, ONE), ("安陵市双拥工作会议", "2022-05-06", P, None, ["卢志远"])],
    ),
    (
        "same people, no day, nobody knows when",
        2,
        [("双拥工作会议", "2022-05-06", A, "2022-05-07", ALL[:2]), ("双拥工作会议", None, A, None, ALL[:2])],
    ),
    (
        "all the same people, no day",
        1,
        [("双拥工作会议", "2022-05-06", A, "2022-05-07", ALL), ("双拥工作会议", None, A, None, ALL)],
    ),
    ("days that overlap", 1, [("市人代会", "2022-02-01", A, None, ALL), ("市人代会", "2022-02-01", A, None, ALL)]),
]


@pytest.mark.parametrize(("why", "expected", "tellings"), CASES, ids=[case[0] for case in CASES])
def test_tellings(why: str, expected: int, tellings: list[Any]) -> None:
    assert count(*tellings) == expected, why


def test_an_undated_telling_does_not_join_two_days() -> None:
    days = [
        ("座谈会", "2022-05-06", A, "2022-05-07", ALL),
        ("座谈会", None, A, "2022-05-08", ALL),
        ("座谈会", "2022-05-08", A, "2022-05-09", ALL),
    ]
    assert count(*days) == 2


def test_two_of_one_document_are_two() -> None:
    both = [{"name": "座谈会", "start": "2022-05-06", "attended": ALL}, {"name": "座谈会", "start": "2022-05-06", "attended": ALL}]
    graph = resolve([paper("d1", PEOPLE, both)])
    assert len({node.id for node in graph.nodes if node.kind == "Meeting"}) == 2


def edge(graph: Graph, kind: str, name: str, meeting: str) -> Edge:
    names = {node.id: str(node.properties.get("name") or node.properties.get("title")) for node in graph.nodes}
    found = [e for e in graph.edges if e.kind == kind and names[e.source] == name and meeting in names[e.target]]
    assert len(found) == 1, found
    return found[0]


def test_evidence_of_all_reports_is_on_the_edge() -> None:
    attended = edge(resolve(archive()), "ATTENDED", "卢志远", "双拥工作推进会")
    assert [e.document for e in attended.evidence] == ["a1", "b1"]
    assert [e.quote for e in attended.evidence] == ["卢志远出席双拥工作推进会。", "卢志远出席安陵市双拥工作推进会。"]
    assert attended.properties == {"mode": "出席", "order": 1, "roles": ["市委书记", "安陵市委书记"], "held": ["安陵市委 书记"]}


def test_who_chairs_or_speaks_was_there() -> None:
    graph = resolve([paper("d1", PEOPLE, [{"name": "座谈会", "chaired": ["卢志远"], "spoke": ["沈国栋"], "attended": ["韩冰"]}])])
    there = [e for e in graph.edges if e.kind == "ATTENDED"]
    assert len(there) == 3
    assert edge(graph, "ATTENDED", "卢志远", "座谈会").evidence == edge(graph, "CHAIRED", "卢志远", "座谈会").evidence


def test_roles_are_dated_and_end() -> None:
    graph = resolve(archive())
    held = edge(graph, "HELD", "卢志远", "市委书记")
    assert (held.properties["status"], held.properties["first_seen"], held.properties["last_seen"]) == (
        "former",
        "2022-05-07",
        "2022-08-11",
    )
    assert [e.document for e in held.evidence] == ["a1", "a2", "a3", "a4", "a5", "b1"]


def test_a_title_without_body_is_a_post_of_its_home() -> None:
    papers = [paper(f"d{n}", {f"李文{n}": ["市领导"]}, place=home) for n, home in enumerate(["安陵市", "安陵市", "青岭市"])]
    assert len([node for node in resolve(papers).nodes if node.kind == "Role"]) == 2


def test_a_title_of_the_state_is_one_post_everywhere() -> None:
    papers = [paper(f"d{n}", {"李文": ["国务院总理"]}, place=home) for n, home in enumerate(["安陵市", None, "青岭市"])]
    assert len([node for node in resolve(papers).nodes if node.kind == "Role"]) == 1
