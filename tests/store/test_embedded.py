"""What goes into the store comes out unchanged; what cannot go in leaves the old graph as it was."""

import json
import random
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.facts import Facts
from kg.graph import Edge, Evidence, Graph, Node
from kg.resolve import resolve
from kg.schema import read_schema
from kg.store.embedded import ask, read_graph, write_graph
from tests.invented import archive

HARD = [
    "plain",
    "",
    "“双拥”, 'it''s' \"quoted\"",
    "back\\slash \\n \\u0041",
    "two\nlines\r\nand\ttabs",
    "\x01\x02\x1f\x7f",
    "emoji 😀👩‍👩‍👧 and rare 𠮷",
    "}) DETACH DELETE n //",
    "\r",
    "nul \x00 inside",
    "\ue000 private \uf8ff",
    "\ufeff\u2028\x85",
    "n",
    "e",
    "#, comment",
    "[a,b]",
    '{"a": 1}',
    "null",
    "NULL",
    "NaN",
    " spaces around ",
    "長" * 10_000,
    "a,b;c|d",
]


def hard_graph(text: str) -> Graph:
    evidence = (Evidence("d1", 0, 5, text, "cues.csv:1", 1.0), Evidence("d2", 3, 9, "b", "cues.csv:2", 0.5))
    nodes = [
        Node("Person", "p1", {"name": text, "aliases": [text, "x"], "reasons": []}),
        Node("Person", "p2", {"name": "x"}),
        Node("Meeting", "m1", {"name": text, "start": None}),
        Node("Document", "d1", {"title": text}),
    ]
    edges = [
        Edge("ATTENDED", "p1", "m1", {"mode": text, "order": 3, "roles": [text]}, evidence),
        Edge("ATTENDED", "p2", "m1", {"mode": None, "order": None, "roles": []}, evidence[1:]),
        Edge("REPORTED_IN", "m1", "d1", {}, evidence[:1]),
    ]
    return Graph.of(nodes, edges)


PEOPLE = "MATCH (p:Person) RETURN p.name, p.aliases, p.reasons, p.rank ORDER BY p.id"
ATTENDED = (
    "MATCH (p:Person)-[e:ATTENDED]->(m:Meeting) RETURN e.mode, e.`order`, e.roles, e.quotes, e.offsets, e.confidence, m.name ORDER BY p.id"
)


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_any_text_comes_back_unchanged(text: str, tmp_path: Path) -> None:
    graph = hard_graph(text)
    write_graph(graph, tmp_path)
    assert read_graph(tmp_path) == graph
    assert ask(tmp_path, PEOPLE)[1] == [[text, [text, "x"], [], None], ["x", None, None, None]]
    assert ask(tmp_path, ATTENDED)[1] == [
        [text, 3, [text], [text, "b"], [0, 5, 3, 9], 1.0, text],
        [None, None, [], ["b"], [3, 9], 0.5, text],
    ]


@pytest.mark.parametrize("text", HARD[:6])
def test_any_text_can_be_asked_for(text: str, tmp_path: Path) -> None:
    write_graph(hard_graph(text), tmp_path)
    assert ask(tmp_path, "MATCH (p:Person) WHERE p.name = $name RETURN p.id", {"name": text})[1] == [["p1"]]


def test_all_kinds_are_there_even_when_empty(tmp_path: Path) -> None:
    write_graph(hard_graph("x"), tmp_path)
    for kind in read_schema().nodes:
        assert ask(tmp_path, f"MATCH (n:`{kind}`) RETURN count(n)")[1][0][0] >= 0
    for kind in read_schema().edges:
        assert ask(tmp_path, f"MATCH ()-[e:`{kind}`]->() RETURN count(e)")[1][0][0] >= 0


def test_every_one_of_many_rows_arrives(tmp_path: Path) -> None:
    people = [Node("Person", f"p{n:05}", {"name": f"人{n}", "aliases": ["x"] * (n % 3)}) for n in range(12_000)]
    evidence = (Evidence("d1", 0, 1, "句" * 1_000, "r", 1.0),)
    edges = [Edge("ATTENDED", person.id, "m1", {"order": n if n % 2 else None}, evidence) for n, person in enumerate(people)]
    write_graph(Graph.of([*people, Node("Meeting", "m1", {"name": "会"})], edges), tmp_path)
    assert ask(tmp_path, "MATCH (p:Person)-[e:ATTENDED]->() RETURN count(p), count(e.`order`), sum(size(p.aliases))")[1] == [
        [12_000, 6_000, 12_000]
    ]


@pytest.mark.parametrize("name", ["it's", 'a "quoted" one', "back\\slash", "安陵 图谱"])
def test_a_folder_may_have_any_name(name: str, tmp_path: Path) -> None:
    write_graph(hard_graph("x"), tmp_path / name)
    assert ask(tmp_path / name, "MATCH (m:Meeting) RETURN m.name")[1] == [["x"]]


def test_everything_in_the_archive_is_in_the_store(tmp_path: Path) -> None:
    graph = resolve(archive())
    write_graph(graph, tmp_path, archive())
    assert read_graph(tmp_path) == graph
    _, rows = ask(tmp_path, "MATCH (n) RETURN n.id, n.code ORDER BY n.id")
    assert {a or b for a, b in rows} == {node.id for node in graph.nodes}
    _, rows = ask(tmp_path, "MATCH ()-[e]->() RETURN count(e)")
    assert rows == [[len(graph.edges)]]
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert sum(manifest["nodes"].values()) == len(graph.nodes)
    assert sum(manifest["edges"].values()) == len(graph.edges)


def test_files_are_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    papers = archive()
    random.Random(7).shuffle(papers)
    for folder, given in (("a", archive()), ("b", papers)):
        write_graph(resolve(given), tmp_path / folder, given)
    for name in ("nodes.jsonl", "edges.jsonl", "facts.jsonl", "manifest.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name
    lines = (tmp_path / "a" / "facts.jsonl").read_text("utf-8").splitlines()
    assert {Facts.from_json(line).document.id for line in lines} == {one.document.id for one in archive()}


def test_a_new_graph_takes_the_place_of_the_old(tmp_path: Path) -> None:
    write_graph(hard_graph("old"), tmp_path)
    write_graph(hard_graph("new"), tmp_path)
    assert ask(tmp_path, "MATCH (m:Meeting) RETURN m.name")[1] == [["new"]]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["edges.jsonl", "facts.jsonl", "graph.lbug", "manifest.json", "nodes.jsonl"]


BROKEN = [
    (
        Graph((Node("Person", "p1"),), (Edge("HELD", "p1", "nobody", {}, (Evidence("d", 0, 1, "x", "r", 1.0),)),)),
        "HELD from Person to nothing",
    ),
    (Graph((Node("Planet", "x"),), ()), "unknown node kind Planet"),
    (Graph((Node("Person", "p1", {"colour": "red"}),), ()), "unknown property colour"),
    (Graph((Node("Person", "p1"), Node("Meeting", "m1")), (Edge("CHAIRED", "p1", "m1"),)), "CHAIRED without evidence"),
]


@pytest.mark.parametrize(("graph", "words"), BROKEN, ids=[words for _, words in BROKEN])
def test_a_graph_that_breaks_the_schema_is_not_written(graph: Graph, words: str, tmp_path: Path) -> None:
    write_graph(hard_graph("old"), tmp_path)
    with pytest.raises(StoreError, match=words):
        write_graph(graph, tmp_path)
    assert ask(tmp_path, "MATCH (m:Meeting) RETURN m.name")[1] == [["old"]]


def test_what_the_engine_refuses_leaves_the_old_graph(tmp_path: Path) -> None:
    write_graph(hard_graph("old"), tmp_path)
    twice = Graph((Node("Person", "p1", {"name": "a"}), Node("Person", "p1", {"name": "b"})), ())
    with pytest.raises(StoreError, match=r"graph\.lbug"):
        write_graph(twice, tmp_path)
    assert ask(tmp_path, "MATCH (m:Meeting) RETURN m.name")[1] == [["old"]]
    assert read_graph(tmp_path) == hard_graph("old")
    assert not list(tmp_path.glob(".new-*"))


def test_a_folder_without_a_graph_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"holds no graph\. Write one with `kg build"):
        ask(tmp_path, "RETURN 1")
    with pytest.raises(StoreError, match="holds no graph"):
        read_graph(tmp_path / "nowhere")


def test_files_that_do_not_belong_together_are_noticed(tmp_path: Path) -> None:
    write_graph(hard_graph("x"), tmp_path)
    (tmp_path / "edges.jsonl").write_text("", "utf-8")
    with pytest.raises(StoreError, match="not what the manifest says"):
        read_graph(tmp_path)


@pytest.mark.parametrize("statement", ["CREATE (:Person {id: 'x'})", "MATCH (n) DETACH DELETE n", "DROP TABLE Person"])
def test_asking_cannot_write(statement: str, tmp_path: Path) -> None:
    write_graph(hard_graph("x"), tmp_path)
    with pytest.raises(StoreError, match="refused"):
        ask(tmp_path, statement)
    assert ask(tmp_path, "MATCH (p:Person) RETURN count(*)")[1] == [[2]]


def test_a_wrong_statement_is_one_clear_error(tmp_path: Path) -> None:
    write_graph(hard_graph("x"), tmp_path)
    with pytest.raises(StoreError, match="refused: Parser exception"):
        ask(tmp_path, "MATCH (")


def test_nodes_and_paths_come_without_places_in_the_file(tmp_path: Path) -> None:
    write_graph(hard_graph("x"), tmp_path)
    _, rows = ask(tmp_path, "MATCH path = (p:Person {id: 'p2'})-[e:ATTENDED]->(m:Meeting) RETURN p, e, path")
    text = json.dumps(rows)
    assert '"_LABEL": "Person"' in text
    assert not [word for word in ("_ID", "_SRC", "_DST", "_id", "_src", "_dst", 'offset"') if word in text]
