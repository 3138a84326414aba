"""A graph on a real server: what goes in comes out, a second load writes nothing, a document's claims come and go alone."""

import threading
from dataclasses import replace

import pytest

from kg.errors import StoreError
from kg.facts import Facts
from kg.graph import Edge, Evidence, Graph, Node
from kg.resolve import resolve
from kg.store.neo4j import load, read_graph, unload
from kg.store.server import Address, Server
from tests.invented import archive
from tests.neo4j.conftest import Counted, Put, exported, lines
from tests.neo4j.synthetic import synthetic
from tests.store.test_embedded import BROKEN, HARD, hard_graph

PAPERS = archive()


def part(*names: str) -> list[Facts]:
    return [one for one in PAPERS if one.document.id in names]


def test_what_goes_in_comes_out(put: Put, address: Address) -> None:
    graph = resolve(PAPERS)
    summary = put(graph)
    assert summary == {
        "nodes": {"created": len(graph.nodes), "changed": 0, "removed": 0, "unchanged": 0},
        "edges": {"created": len(graph.edges), "changed": 0, "removed": 0, "unchanged": 0},
    }
    assert exported(address) == lines(graph)


def test_a_second_load_writes_nothing(put: Put, server: Server, address: Address) -> None:
    graph = resolve(PAPERS)
    with Counted() as first:
        put(graph)
    assert first.writes > 10
    mark = _mark(server)
    with Counted() as second:
        assert put(graph) is None
        assert load(address, lambda: pytest.fail("the graph is read"), mark) is None
    assert second.writes == 0 and second.statements == 4, "for each a ping and one look at the loads on record"


def _mark(server: Server) -> str:
    ((mark,),) = server.read("MATCH (l:KgLoad) RETURN l.fingerprint")
    return str(mark)


def test_a_full_comparison_writes_nothing_either(put: Put, address: Address, server: Server) -> None:
    graph = resolve(PAPERS)
    put(graph)
    mark = _mark(server)
    with Counted() as counted:
        summary = load(address, lambda: graph, mark, full=True)
    assert summary and summary["nodes"]["unchanged"] == len(graph.nodes) and summary["edges"]["unchanged"] == len(graph.edges)
    assert not any(summary[what][act] for what in summary for act in ("created", "changed", "removed"))
    assert counted.writes <= 3, "the lock, which is rolled back, and the record of the load"


def test_a_full_comparison_brings_back_what_was_deleted_by_hand(put: Put, address: Address, server: Server) -> None:
    graph = resolve(PAPERS)
    put(graph)
    server.write("MATCH (p:Person) DETACH DELETE p")
    load(address, lambda: graph, _mark(server), full=True)
    assert exported(address) == lines(graph)


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_any_text_comes_back_unchanged(text: str, put: Put, address: Address) -> None:
    graph = hard_graph(text)
    put(graph)
    assert exported(address) == lines(graph)


def test_what_a_document_no_longer_says_is_gone(put: Put, address: Address) -> None:
    before, after = resolve(PAPERS), resolve([*part("a1", "a2", "a3", "a4", "b1"), _without_relations(*part("a5")), *part("c1")])
    put(before)
    summary = put(after)
    assert summary and summary["edges"]["removed"] and not summary["edges"]["created"]
    assert exported(address) == lines(after)


def _without_relations(facts: Facts) -> Facts:
    return replace(facts, relations=())


def test_a_document_more_leaves_the_others_unwritten(put: Put, address: Address) -> None:
    put(resolve(part("a1", "b1")))
    summary = put(resolve(part("a1", "b1", "c1")))
    assert summary and summary["nodes"]["changed"] == summary["edges"]["changed"] == 0
    assert exported(address) == lines(resolve(part("a1", "b1", "c1")))


def claim(*evidence: Evidence, mode: str = "出席", aliases: tuple[str, ...] = ()) -> Graph:
    """One person at one meeting, as these documents have it."""
    documents = {e.document for e in evidence}
    nodes = [Node("Person", "p", {"name": "卢志远", "aliases": [*aliases]}), Node("Meeting", "m", {"name": "会议"})]
    return Graph.of(
        [*nodes, *(Node("Document", d, {"path": f"{d}.txt"}) for d in documents)], [Edge("ATTENDED", "p", "m", {"mode": mode}, evidence)]
    )


ONE, ALSO_ONE, TWO = Evidence("d1", 0, 2, "甲", "r", 0.5), Evidence("d1", 5, 7, "乙", "r", 0.5), Evidence("d2", 4, 6, "丙", "r", 1.0)


def test_evidence_of_several_documents_is_merged(put: Put, address: Address) -> None:
    put(claim(ONE, aliases=("老卢",)))
    put(claim(TWO, aliases=("卢公",)))
    (edge,), (person,) = read_graph(address).edges, [n for n in read_graph(address).nodes if n.kind == "Person"]
    assert edge.evidence == (ONE, TWO)
    assert sorted(person.properties["aliases"]) == ["卢公", "老卢"]  # type: ignore[type-var,arg-type]


def test_what_others_say_too_stays(put: Put, address: Address) -> None:
    put(claim(ONE))
    put(claim(TWO))
    put(claim(ALSO_ONE, mode="参加"))
    (edge,) = read_graph(address).edges
    assert edge.evidence == (ALSO_ONE, TWO)
    unload(address, "d1.txt")
    assert exported(address) == lines(claim(TWO))
    unload(address, "d2")
    assert exported(address) == b""


def test_a_document_read_again_alone_leaves_the_load_it_was_in(put: Put, address: Address) -> None:
    put(claim(ONE, TWO))
    put(claim(ALSO_ONE))
    (edge,) = read_graph(address).edges
    assert edge.evidence == (ALSO_ONE, TWO)


def test_order_of_loads_changes_nothing(put: Put, address: Address, server: Server) -> None:
    parts = [resolve(part("a1", "a2")), resolve(part("a3", "a4", "b1")), resolve(part("a5", "c1"))]
    results = set()
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0, 1, 0)):
        server.write("MATCH (n) DETACH DELETE n")
        for number in order:
            put(parts[number])
        results.add(exported(address))
    assert len(results) == 1


def test_unloading_takes_back_just_one_document(put: Put, address: Address) -> None:
    put(resolve(PAPERS))
    unload(address, "c1.txt")
    left = read_graph(address)
    assert not [e for edge in left.edges for e in edge.evidence if e.document == "c1"]
    assert {n.properties["name"] for n in left.nodes if n.kind == "Person"} == {"卢志远", "沈国栋", "秦月华", "冯立", "韩冰", "何青"}
    assert {n.id for n in left.nodes if n.kind == "Document"} == {"a1", "a2", "a3", "a4", "a5", "b1"}
    put(resolve(PAPERS))
    assert exported(address) == lines(resolve(PAPERS))


def test_an_unknown_document_is_an_error(put: Put, address: Address) -> None:
    put(claim(ONE))
    with pytest.raises(StoreError, match="d7: no such document"):
        unload(address, "d7")


def test_two_loads_at_once_are_as_one_after_the_other(put: Put, address: Address, server: Server) -> None:
    parts = [synthetic(300, 200, 2000, "x"), synthetic(300, 200, 2000, "y"), resolve(PAPERS)]
    for graph in parts:
        put(graph)
    expected = exported(address)
    for _ in range(3):
        server.write("MATCH (n) DETACH DELETE n")
        threads = [threading.Thread(target=put, args=(graph,)) for graph in parts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert exported(address) == expected


def test_what_somebody_else_wrote_stays(put: Put, address: Address, server: Server) -> None:
    put(claim(ONE))
    server.write("MATCH (p:Person) SET p.checked = true CREATE (p)-[:NOTED]->(:Note {text: 'mine'})")
    put(claim(ONE, aliases=("老卢",)))
    assert server.read("MATCH (p:Person)-[:NOTED]->(n:Note) RETURN p.aliases, p.checked, n.text") == [[["老卢"], True, "mine"]]


@pytest.mark.parametrize(("graph", "words"), BROKEN, ids=[words for _, words in BROKEN])
def test_a_graph_that_breaks_the_schema_is_not_loaded(graph: Graph, words: str, put: Put, server: Server) -> None:
    with pytest.raises(StoreError, match=words):
        put(graph)
    assert server.read("MATCH (n) RETURN count(n)") == [[0]]


@pytest.mark.parametrize(("words", "kind"), [("志远", "Person"), ("双拥", "Meeting"), ("安陵市委", "Body"), ("市委书记", "Role")])
def test_a_part_of_a_name_finds_it(words: str, kind: str, put: Put, server: Server) -> None:
    put(resolve(PAPERS))
    rows = server.read(
        "CALL db.index.fulltext.queryNodes('kg_names', $words) YIELD node RETURN labels(node)[0], node", {"words": f'"{words}"'}
    )
    assert kind in {label for label, _ in rows}
    assert all(words in "|".join(str(v) for v in dict(node).values()) for _, node in rows)


def test_many_long_quotes_fit(put: Put, address: Address) -> None:
    evidence = [Evidence("d1", n, n + 10_000, "长" * 10_000, "r", 1.0) for n in range(1500)]
    people = [Node("Person", f"p{n}", {"name": "某"}) for n in range(1500)]
    edges = [Edge("ATTENDED", f"p{n}", "m", {}, (evidence[n],)) for n in range(1500)]
    graph = Graph.of([*people, Node("Meeting", "m", {"name": "会"}), Node("Document", "d1")], edges)
    put(graph)
    assert exported(address) == lines(graph)
