"""A part of a graph: what is left of it without some documents."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kg.graph import Edge, Graph, Things
from kg.schema import read_schema


def documents_of(graph: Things) -> set[str]:
    """The ids of all documents that a graph is made from."""
    return {n.id for n in graph.nodes if n.kind == "Document"} | {e.document for edge in graph.edges for e in edge.evidence}


def without(graph: Graph, documents: set[str]) -> Graph:
    """The graph without the claims of some documents: their evidence, and edges and nodes that nothing else speaks of.

    A node that had evidence, or an edge leading to it, goes when it has neither any more. Properties of what stays are as they were.
    """
    edges = [replace(edge, evidence=tuple(e for e in edge.evidence if e.document not in documents)) for edge in graph.edges]
    edges = [edge for edge in edges if edge.evidence or not read_schema().edges[edge.kind].evidence]
    held = _held(graph.edges)
    nodes = {node.id: node for node in graph.nodes if node.id not in documents}
    while True:
        edges = [edge for edge in edges if edge.source in nodes and edge.target in nodes]
        now = _held(edges)
        fallen = [id_ for id_ in nodes if held[id_] and not now[id_] and nodes[id_].kind != "Document"]
        if not fallen:
            return Graph.of(nodes.values(), edges)
        for id_ in fallen:
            del nodes[id_]


def _held(edges: Iterable[Edge]) -> Counter[str]:
    """How often each node is spoken of: by an edge with evidence at either end, by any other that leads to it."""
    count: Counter[str] = Counter()
    for edge in edges:
        count[edge.target] += 1
        if edge.evidence:
            count[edge.source] += 1
    return count
