"""The graph as a value: order, merging, JSON lines."""

from hypothesis import given
from hypothesis import strategies as st

from kg.graph import Edge, Evidence, Graph, Node, edge_lines, node_lines, read_lines
from kg.ids import make_id
from kg.resolve import resolve
from kg.schema import faults, read_schema
from tests.invented import archive

ONE = Evidence("a", 0, 2, "甲", "r1", 0.5)
TWO = Evidence("b", 4, 6, "乙", "r2", 1.0)


def test_equal_edges_become_one_with_all_evidence() -> None:
    edges = [
        Edge("HELD", "p", "r", {"status": None, "roles": ["y"]}, (TWO,)),
        Edge("HELD", "p", "r", {"status": "x", "roles": ["z", "y"]}, (ONE,)),
    ]
    (merged,) = Graph.of([], edges).edges
    assert merged.evidence == (ONE, TWO)
    assert merged.properties == {"status": "x", "roles": ["z", "y"]}
    assert Graph.of([], edges[::-1]) == Graph.of([], edges)


def test_evidence_stands_side_by_side_in_json() -> None:
    (line,) = edge_lines(Graph.of([], [Edge("HELD", "p", "r", {}, (ONE, TWO))]))
    assert '"documents": ["a", "b"], "quotes": ["甲", "乙"], "offsets": [0, 2, 4, 6], "rules": ["r1", "r2"]' in line
    assert '"confidences": [0.5, 1.0], "confidence": 1.0' in line


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_json_lines_come_back(text: str) -> None:
    graph = Graph.of([Node("Person", "p", {"name": text, "aliases": [text]})], [Edge("HELD", "p", "r", {"status": text}, (ONE,))])
    assert read_lines(node_lines(graph), edge_lines(graph)) == graph
    assert not any("\n" in line for line in (*node_lines(graph), *edge_lines(graph)))


def test_ids_are_these_on_every_machine() -> None:
    assert make_id("person", "卢志远", "seat", "安陵市") == "person-c547fe0fc2c3ab6c"
    assert make_id("x", "ab", "c") != make_id("x", "a", "bc")


def test_the_archive_keeps_to_the_schema() -> None:
    graph = resolve(archive())
    assert faults(graph) == []
    assert {edge.kind for edge in graph.edges} == set(read_schema().edges) - {"IN"}, "an invented city has no code"
    assert list(graph.nodes) == sorted(graph.nodes, key=lambda n: (n.kind, n.id))
    assert list(graph.edges) == sorted(graph.edges, key=lambda e: e.key)
    assert len({edge.id for edge in graph.edges}) == len(graph.edges)
