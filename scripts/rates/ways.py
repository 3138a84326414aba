"""The ways into Neo4j that scripts/bench compares. Each takes a graph and gives back what is timed, from the graph in memory on."""

import asyncio
import warnings
from collections.abc import Callable
from typing import Any

from kg.graph import Graph
from kg.schema import edge_row, node_row, read_schema
from kg.store.neo4j import fingerprint_of, load
from kg.store.server import Address, connected

BATCH = 5000
Way = Callable[[Address, Graph], Callable[[], object]]


def ours(address: Address, graph: Graph) -> Callable[[], object]:
    """`kg load`, without reading the graph from its folder, whose manifest gives the fingerprint."""
    mark = fingerprint_of(graph)
    return lambda: load(address, lambda: graph, mark)


def driver(address: Address, graph: Graph) -> Callable[[], object]:
    """A bare loop: UNWIND … MERGE … SET, 5,000 a batch. It makes its rows of the graph, as ours has to."""

    def write() -> None:
        with connected(address) as server:
            for text, rows in _rows(graph).items():
                for at in range(0, len(rows), BATCH):
                    server.write(text, {"rows": rows[at : at + BATCH]})

    return write


def _rows(graph: Graph) -> dict[str, list[dict[str, Any]]]:
    """Rows by the statement that writes them."""
    schema, kinds = read_schema(), {node.id: node.kind for node in graph.nodes}
    found: dict[str, list[dict[str, Any]]] = {}
    for node in graph.nodes:
        kind = schema.nodes[node.kind]
        text = f"UNWIND $rows AS row MERGE (n:{kind.name} {{{kind.key}: row.{kind.key}}}) SET n += row"
        found.setdefault(text, []).append(node_row(kind, node))
    for edge in graph.edges:
        a, b = schema.nodes[kinds[edge.source]], schema.nodes[kinds[edge.target]]
        ends = f"MATCH (a:{a.name} {{{a.key}: row.source}}) MATCH (b:{b.name} {{{b.key}: row.target}})"
        text = f"UNWIND $rows AS row {ends} MERGE (a)-[e:{edge.kind}]->(b) SET e += row.row"
        row = {"source": edge.source, "target": edge.target, "row": edge_row(schema.edges[edge.kind], edge)}
        found.setdefault(text, []).append(row)
    return found


def graphrag(address: Address, graph: Graph) -> Callable[[], object]:
    """neo4j-graphrag's Neo4jWriter, which needs APOC in the server; its objects ready made."""
    with warnings.catch_warnings(action="ignore"):
        from neo4j_graphrag.components.kg_writer import Neo4jWriter
        from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    schema = read_schema()
    nodes = [Neo4jNode(id=n.id, label=n.kind, properties=_set(node_row(schema.nodes[n.kind], n))) for n in graph.nodes]
    edges = [
        Neo4jRelationship(start_node_id=e.source, end_node_id=e.target, type=e.kind, properties=_set(edge_row(schema.edges[e.kind], e)))
        for e in graph.edges
    ]
    whole = Neo4jGraph(nodes=nodes, relationships=edges)

    def write() -> None:
        with connected(address) as server:
            done = asyncio.run(Neo4jWriter(server.driver, neo4j_database=address.database, batch_size=BATCH).run(whole))
        if done.status != "SUCCESS":
            raise SystemExit(f"scripts/bench: neo4j-graphrag failed: {done.metadata}")

    return write


def _set(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}
