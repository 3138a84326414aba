"""What `kg export neo4j-import` writes, imported by the server's own tool: the same graph, and a load finds it done."""

import shlex
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import Edge, Evidence, Graph, Node
from kg.resolve import resolve
from kg.store import embedded
from kg.store.bulk import CONSTRAINTS, write_import
from kg.store.neo4j import load
from kg.store.server import Address, connected
from tests.cli.conftest import Run
from tests.invented import archive
from tests.neo4j.conftest import FOLDER, OWN, exported, lines, script
from tests.store.test_embedded import HARD

GRAPH = Graph.of(
    [
        *resolve(archive()).nodes,
        Node("Person", "x", {"name": "某", "aliases": [text for text in HARD if text], "reasons": []}),
        *(Node("Role", f"r{n}", {"title": text}) for n, text in enumerate(HARD)),
    ],
    [
        *resolve(archive()).edges,
        *(Edge("HELD", "x", f"r{n}", {"status": text}, (Evidence("a1", 0, 1, text or "x", "r", 1.0),)) for n, text in enumerate(HARD)),
    ],
)


@pytest.mark.skipif(OWN, reason="the server is the developer's own, and is not stopped")
def test_the_import_is_the_graph(kg: Run, tmp_path: Path, address: Address) -> None:
    if (FOLDER / "kind").read_text().strip() == "docker":
        pytest.skip("the server is in Docker; its import tool does not see these files")
    embedded.write_graph(GRAPH, tmp_path / "graph")
    done = kg("export", "neo4j-import", "-g", "graph", "-o", "csv")
    name, *arguments = shlex.split(done.stdout)
    assert name == "neo4j-admin"
    script("stop")
    imported = script("admin", *arguments)
    assert imported.returncode == 0, imported.stdout + imported.stderr
    assert script("start").returncode == 0
    with connected(address) as server:
        for statement in (tmp_path / "csv" / CONSTRAINTS).read_text("utf-8").split(";\n")[:-1]:
            server.driver.session(database=address.database).run(statement).consume()
        assert server.read("MATCH (n) WHERE n.kg_tag IS NOT NULL RETURN count(n)") == [[len(GRAPH.nodes)]]
        assert server.read("MATCH ()-[e]->() RETURN count(e)") == [[len(GRAPH.edges)]]
        ((mark,),) = server.read("MATCH (l:KgLoad) RETURN l.fingerprint")
    assert exported(address) == lines(GRAPH)
    assert load(address, lambda: pytest.fail("all is there"), mark) is None
    summary = load(address, lambda: GRAPH, mark, full=True)
    assert summary and summary["nodes"]["unchanged"] == len(GRAPH.nodes) and summary["edges"]["unchanged"] == len(GRAPH.edges)


def test_what_an_import_cannot_hold_is_refused(tmp_path: Path) -> None:
    graph = Graph.of([Node("Person", "p", {"aliases": [""]}), Node("Document", "d")], [])
    with pytest.raises(StoreError, match="one empty text"):
        write_import(graph, "mark", tmp_path)
