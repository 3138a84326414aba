"""A real server for the tests: the one at NEO4J_URI (its database must be empty), else one of `scripts/neo4j`, stopped at the end."""

import logging
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.graph import Graph, edge_lines, node_lines
from kg.store.items import graph_of, items_of
from kg.store.neo4j import Summary, fingerprint_of, load, read_graph
from kg.store.server import Address, Server, connected
from tests.cli.conftest import kg  # noqa: F401  a fixture

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("NEO4J_FOLDER") or ROOT / ".cache" / "neo4j" / "tests")
OWN = "NEO4J_URI" in os.environ


def script(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NEO4J_FOLDER": str(FOLDER)}
    return subprocess.run([ROOT / "scripts" / "neo4j", *words], env=environment, capture_output=True, text=True, timeout=400)


def not_run(why: str) -> None:
    """Say in words that the tests on Neo4j are not run; where they must run (KG_NEO4J=required) that is a failure."""
    (pytest.fail if os.environ.get("KG_NEO4J") == "required" else pytest.skip)(f"the tests on Neo4j are not run: {why}")


@pytest.fixture(scope="session")
def address() -> Iterator[Address]:
    """The server, empty."""
    if not OWN and (started := script("start")).returncode:
        not_run(f"no server can be had here. {started.stderr.strip()}")
    given = os.environ if OWN else {k: v for k, _, v in (line[7:].partition("=") for line in script("env").stdout.splitlines())}
    known = Address(given["NEO4J_URI"], given["NEO4J_USERNAME"], given["NEO4J_PASSWORD"], given.get("NEO4J_DATABASE", "neo4j"))
    with connected(known) as server:
        if OWN and server.read("MATCH (n) RETURN count(n)") != [[0]]:
            not_run(f"the database at {known.shown} is not empty, and they would empty it")
    yield known
    if OWN:
        with connected(known) as server:
            empty(server)
    else:
        script("stop")


def empty(server: Server) -> None:
    for pattern, one in (("()-[x]->()", "DELETE x"), ("(x)", "DETACH DELETE x")):
        while server.read(f"MATCH {pattern} RETURN count(x)") != [[0]]:
            server.write(f"MATCH {pattern} WITH x LIMIT 10000 {one}")


@pytest.fixture
def server(address: Address) -> Iterator[Server]:
    """A connection to the server; the database is empty."""
    with connected(address) as connection:
        empty(connection)
        yield connection


Put = Callable[[Graph], Summary | None]


@pytest.fixture
def put(address: Address, server: Server) -> Put:
    """Loads a graph."""
    return lambda graph: load(address, lambda: graph, fingerprint_of(graph))


def exported(address: Address) -> bytes:
    """All that is on the server, as the bytes of its JSON lines."""
    return lines(read_graph(address))


def lines(graph: Graph) -> bytes:
    whole = graph_of(items_of(graph))  # with every property, as the server answers
    return "\n".join([*node_lines(whole), *edge_lines(whole)]).encode()


class Counted(logging.Handler):
    """What the server answers while the body runs: statements sent, and those after which it counts something as written."""

    def __enter__(self) -> "Counted":
        self.statements, self.writes = 0, 0
        self.logger = logging.getLogger("neo4j.io")
        self.level_before = self.logger.level
        self.logger.setLevel(logging.DEBUG)
        self.logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)
        self.logger.setLevel(self.level_before)

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        self.statements += "C: RUN" in message
        self.writes += "S: SUCCESS" in message and "'contains-updates': True" in message


def environment(address: Address) -> dict[str, str]:
    """The variables by which a program finds the server."""
    return {
        "NEO4J_URI": address.uri,
        "NEO4J_USERNAME": address.username,
        "NEO4J_PASSWORD": address.password,
        "NEO4J_DATABASE": address.database,
    }
