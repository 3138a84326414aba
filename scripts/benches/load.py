"""Measures how fast a graph gets into Neo4j: this loader, a bare driver loop, and neo4j-graphrag's writer where it is installed.

usage: scripts/bench load [--people 20000] [--meetings 50000] [--edges 500000] [--rounds 1] [--json]

Each writes the same synthetic graph to the same server with the same driver, into an empty database. The server is that of NEO4J_URI (its
database must be empty, and is left so), else one of `scripts/neo4j` of the bench's own. Rates are of the best of the rounds.
"""

import argparse
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BATCH = 5000
sys.path.insert(0, str(ROOT))

from kg.graph import Graph  # noqa: E402
from kg.schema import edge_row, node_row, read_schema  # noqa: E402
from kg.store.neo4j import fingerprint_of, load, schema_statements  # noqa: E402
from kg.store.server import Address, connected  # noqa: E402
from tests.neo4j.conftest import Counted, empty  # noqa: E402
from tests.neo4j.synthetic import synthetic  # noqa: E402


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description="Rates of loading into Neo4j.")
    parser.add_argument("what", choices=["load"])
    for name, default in (("people", 20_000), ("meetings", 50_000), ("edges", 500_000), ("rounds", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    graph = synthetic(options.people, options.meetings, options.edges)
    with Bench() as address:
        found = measured(address, graph, options.rounds)
    print(json.dumps(found) if options.json else table(found))


class Bench:
    """The server, empty before and after."""

    def __enter__(self) -> Address:
        self.own = "NEO4J_URI" not in os.environ
        if self.own:
            self.environment = {**os.environ, "NEO4J_FOLDER": str(ROOT / ".cache/neo4j/bench")}
            subprocess.run([ROOT / "scripts/neo4j", "start"], env=self.environment, check=True, stdout=sys.stderr)
            lines = subprocess.run([ROOT / "scripts/neo4j", "env"], env=self.environment, check=True, capture_output=True, text=True).stdout
            os.environ |= {k: v for k, _, v in (line.removeprefix("export ").partition("=") for line in lines.splitlines())}
        given = os.environ
        self.address = Address(given["NEO4J_URI"], given["NEO4J_USERNAME"], given["NEO4J_PASSWORD"], given.get("NEO4J_DATABASE", "neo4j"))
        with connected(self.address) as server:
            if not self.own and server.read("MATCH (n) RETURN count(n)") != [[0]]:
                sys.exit("scripts/bench: the database is not empty, and this would empty it. Give another by NEO4J_URI, or none")
            empty(server)
        return self.address

    def __exit__(self, *_: object) -> None:
        if self.own:
            subprocess.run([ROOT / "scripts/neo4j", "stop"], env=self.environment, check=True)


def measured(address: Address, graph: Graph, rounds: int) -> dict[str, Any]:
    """Rows a second of each way, and what a second load of the same graph does. A small graph first warms the server."""
    ways: dict[str, Callable[[Address, Graph], None]] = {"ours": ours, "driver": driver}
    if find_spec("neo4j_graphrag"):
        ways["graphrag"] = graphrag
    warm = synthetic(500, 1000, 10_000)
    for one in (graph, warm):
        mark(one)  # a folder has it in its manifest: it is no part of the time
    best: dict[str, float] = {}
    second: dict[str, float] = {}
    for round_ in range(rounds):
        for name, way in list(ways.items())[:: 1 if round_ % 2 == 0 else -1]:
            clean(address, name)
            way(address, warm)
            clean(address, name)
            seconds = timed(lambda way=way: way(address, graph))
            best[name] = max(best.get(name, 0), (len(graph.nodes) + len(graph.edges)) / seconds)
            print(f"{name}: {seconds:.1f} s", file=sys.stderr)
            if name == "ours":
                second = again(address, graph, seconds)
            check(address, graph, name)
    with connected(address) as server:
        empty(server)
    return {
        "rows": len(graph.nodes) + len(graph.edges),
        **{k: round(v) for k, v in best.items()},
        "graphrag": best.get("graphrag"),
        **second,
    }


def timed(action: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def clean(address: Address, way: str) -> None:
    """An empty database; the constraints are those of the schema for ours, those on nodes alone for the others, who are slowed by more."""
    with connected(address) as server:
        empty(server)
        names = {name for (name,) in server.read("SHOW CONSTRAINTS YIELD name RETURN name")}
        for name, statement in schema_statements().items():
            on_edges = name.removeprefix("kg_") in read_schema().edges
            if way == "ours" or not on_edges:
                server.write(statement)
            elif name in names:
                server.write(f"DROP CONSTRAINT `{name}`")


def ours(address: Address, graph: Graph) -> None:
    """`kg load`, without reading the graph from its folder; the folder's manifest gives the fingerprint."""
    load(address, lambda: graph, mark(graph))


MARKS: dict[int, str] = {}


def mark(graph: Graph) -> str:
    """The fingerprint, computed once, as the manifest of a graph's folder keeps it."""
    return MARKS.setdefault(id(graph), fingerprint_of(graph))


def again(address: Address, graph: Graph, first: float) -> dict[str, float]:
    """The same load once more: statements after which the server counts something as written, and how much faster it is."""
    with Counted() as counted:
        seconds = timed(lambda: ours(address, graph))
    return {"second_load_writes": counted.writes, "second_load_speedup": round(first / seconds, 1)}


def driver(address: Address, graph: Graph) -> None:
    """A bare loop: UNWIND … MERGE … SET, 5,000 a batch."""
    schema, kinds = read_schema(), {node.id: node.kind for node in graph.nodes}
    nodes: dict[str, list[dict[str, Any]]] = {}
    for node in graph.nodes:
        kind = schema.nodes[node.kind]
        nodes.setdefault(f"MERGE (n:{kind.name} {{{kind.key}: row.{kind.key}}}) SET n += row", []).append(node_row(kind, node))
    edges: dict[str, list[dict[str, Any]]] = {}
    for edge in graph.edges:
        a, b = schema.nodes[kinds[edge.source]], schema.nodes[kinds[edge.target]]
        text = f"MATCH (a:{a.name} {{{a.key}: row.source}}) MATCH (b:{b.name} {{{b.key}: row.target}}) MERGE (a)-[e:{edge.kind}]->(b)"
        row = {"source": edge.source, "target": edge.target, "row": {"id": edge.id, **edge_row(schema.edges[edge.kind], edge)}}
        edges.setdefault(f"{text} SET e += row.row", []).append(row)
    with connected(address) as server:
        for text, rows in (nodes | edges).items():
            for start in range(0, len(rows), BATCH):
                server.write(f"UNWIND $rows AS row {text}", {"rows": rows[start : start + BATCH]})


def graphrag(address: Address, graph: Graph) -> None:
    """neo4j-graphrag's Neo4jWriter, which needs APOC in the server."""
    import asyncio

    from neo4j_graphrag.experimental.components.kg_writer import Neo4jWriter
    from neo4j_graphrag.experimental.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    schema = read_schema()
    nodes = [Neo4jNode(id=n.id, label=n.kind, properties=_set(node_row(schema.nodes[n.kind], n))) for n in graph.nodes]
    edges = [
        Neo4jRelationship(start_node_id=e.source, end_node_id=e.target, type=e.kind, properties=_set(edge_row(schema.edges[e.kind], e)))
        for e in graph.edges
    ]
    with connected(address) as server:
        writer = Neo4jWriter(server.driver, neo4j_database=address.database, batch_size=BATCH)
        asyncio.run(writer.run(Neo4jGraph(nodes=nodes, relationships=edges)))


def _set(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def check(address: Address, graph: Graph, way: str) -> None:
    """Say so where not all is there."""
    with connected(address) as server:
        ((edges,),) = server.read("MATCH ()-[e]->() WHERE e.quotes IS NOT NULL RETURN count(e)")
    if edges != len(graph.edges):
        print(f"{way}: {edges} edges of {len(graph.edges)} are there", file=sys.stderr)


def table(found: dict[str, Any]) -> str:
    """For the eye."""
    lines = [f"{found['rows']:,} rows", f"{'way':<12}{'rows/s':>10}{'ours is':>10}"]
    for way in ("ours", "driver", "graphrag"):
        rate = found[way]
        lines.append(f"{way:<12}{rate:>10,.0f}{found['ours'] / rate:>9.2f}×" if rate else f"{way:<12}{'not run':>10}")
    return "\n".join([*lines, f"second load: {found['second_load_writes']} writes, {found['second_load_speedup']}× as fast as the first"])


if __name__ == "__main__":
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    main()
