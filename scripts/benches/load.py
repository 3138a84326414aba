"""Measures how fast a graph gets into Neo4j: this loader, a bare driver loop, and neo4j-graphrag's writer.

usage: scripts/bench load [--people 20000] [--meetings 50000] [--edges 500000] [--rounds 3] [--only WAY …] [--json]

Each writes the same synthetic graph to the same server with the same driver, into an empty database; from round to round the order turns
about. Rates are of the median round. The server is one of `scripts/neo4j` of the bench's own, with APOC, or that of NEO4J_URI: its database
must be empty, and is left so. `scripts/setup --bench` installs neo4j-graphrag; without it, or without APOC in the server, it is not run.
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
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kg.graph import Graph  # noqa: E402
from kg.store.neo4j import schema_statements  # noqa: E402
from kg.store.server import Address, Server, connected  # noqa: E402
from scripts.rates.ways import Way, driver, graphrag, ours  # noqa: E402
from tests.neo4j.conftest import Counted, empty  # noqa: E402
from tests.neo4j.synthetic import synthetic  # noqa: E402

WAYS: dict[str, Way] = {"ours": ours, "driver": driver, "graphrag": graphrag}
REST = 5  # seconds in which the server gets over the emptying


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description="Rates of loading into Neo4j.")
    parser.add_argument("what", choices=["load"])
    for name, default in (("people", 20_000), ("meetings", 50_000), ("edges", 500_000), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--only", nargs="*", choices=WAYS, default=list(WAYS), help="these ways alone")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    graph = synthetic(options.people, options.meetings, options.edges)
    with Bench() as address:
        ways = {name: WAYS[name] for name in options.only if name != "graphrag" or runs_graphrag(address)}
        found = measured(address, graph, ways, options.rounds)
    print(json.dumps(found) if options.json else table(found))


class Bench:
    """The server, empty before and after."""

    def __enter__(self) -> Address:
        self.own = "NEO4J_URI" not in os.environ
        if self.own:
            self.environment = {**os.environ, "NEO4J_FOLDER": str(ROOT / ".cache/neo4j/bench")}
            subprocess.run([ROOT / "scripts/neo4j", "apoc"], env=self.environment, check=False)
            subprocess.run([ROOT / "scripts/neo4j", "start"], env=self.environment, check=True, stdout=sys.stderr)
            lines = subprocess.run([ROOT / "scripts/neo4j", "env"], env=self.environment, check=True, capture_output=True, text=True).stdout
            os.environ |= {k: v for k, _, v in (line.removeprefix("export ").partition("=") for line in lines.splitlines())}
        given = os.environ
        self.address = Address(given["NEO4J_URI"], given["NEO4J_USERNAME"], given["NEO4J_PASSWORD"], given.get("NEO4J_DATABASE", "neo4j"))
        with connected(self.address) as server:
            if not self.own and server.read("MATCH (n) RETURN count(n)") != [[0]]:
                sys.exit("scripts/bench: the database is not empty, and this would empty it. Give another by NEO4J_URI, or none")
        return self.address

    def __exit__(self, *_: object) -> None:
        with connected(self.address) as server:
            empty(server)
        if self.own:
            subprocess.run([ROOT / "scripts/neo4j", "stop"], env=self.environment, check=True)


def runs_graphrag(address: Address) -> bool:
    """Whether it can be; says why not."""
    with connected(address) as server:
        apoc = server.read("SHOW PROCEDURES YIELD name WHERE name STARTS WITH 'apoc.' RETURN count(*) > 0") == [[True]]
    for there, what in ((find_spec("neo4j_graphrag"), "it is not installed: scripts/setup --bench"), (apoc, "the server has no APOC")):
        if not there:
            print(f"neo4j-graphrag is not run: {what}", file=sys.stderr)
    return apoc and bool(find_spec("neo4j_graphrag"))


def measured(address: Address, graph: Graph, ways: dict[str, Way], rounds: int) -> dict[str, Any]:
    """Rows a second of each way, and what a second load of the same graph does. A small graph first warms the server."""
    rows = len(graph.nodes) + len(graph.edges)
    warm = synthetic(1000, 2000, 40_000)
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    second: list[dict[str, float]] = []
    for way in ways.values():
        clean(address)
        way(address, warm)()
    for round_ in range(rounds):
        for name, way in list(ways.items())[:: 1 if round_ % 2 == 0 else -1]:
            clean(address)
            write = way(address, graph)
            seconds[name].append(timed(write))
            print(f"round {round_ + 1}, {name}: {seconds[name][-1]:.1f} s, {rows / seconds[name][-1]:,.0f} rows/s", file=sys.stderr)
            check(address, graph, name)
            if name == "ours":
                second.append(again(write, seconds[name][-1]))
    rates = {name: round(rows / median(seconds[name])) if name in ways else None for name in WAYS}
    return {
        "rows": rows,
        **rates,
        "second_load_writes": max((one["writes"] for one in second), default=None),
        "second_load_speedup": min((one["speedup"] for one in second), default=None),
    }


def timed(action: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def clean(address: Address) -> None:
    """An empty database with the schema's constraints and index, the same for all."""
    with connected(address) as server:
        empty(server)
        for statement in schema_statements().values():
            server.write(statement)
    time.sleep(REST)


def again(write: Callable[[], object], first: float) -> dict[str, float]:
    """The same load once more: statements after which the server counts something as written, and how much faster it is."""
    with Counted() as counted:
        seconds = timed(write)
    return {"writes": counted.writes, "speedup": round(first / seconds, 1)}


def check(address: Address, graph: Graph, way: str) -> None:
    """Say so where not all is there."""
    with connected(address) as server:
        there = count(server)
    if there != [len(graph.nodes), len(graph.edges)]:
        print(f"{way}: {there} nodes and edges are there, not {[len(graph.nodes), len(graph.edges)]}", file=sys.stderr)


def count(server: Server) -> list[int]:
    """Nodes and edges, without the loader's own record."""
    ((nodes,),) = server.read("MATCH (n) WHERE NOT n:KgLoad RETURN count(n)")
    ((edges,),) = server.read("MATCH ()-[e]->() RETURN count(e)")
    return [nodes, edges]


def table(found: dict[str, Any]) -> str:
    """For the eye."""
    lines = [f"{found['rows']:,} rows", f"{'way':<12}{'rows/s':>10}{'ours is':>10}"]
    for way in WAYS:
        rate = found[way]
        ratio = f"{found['ours'] / rate:>9.2f}×" if rate and found["ours"] else ""
        lines.append(f"{way:<12}{rate:>10,.0f}{ratio}" if rate else f"{way:<12}{'not run':>10}")
    return "\n".join([*lines, f"second load: {found['second_load_writes']} writes, {found['second_load_speedup']}× as fast as the first"])


if __name__ == "__main__":
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    main()
