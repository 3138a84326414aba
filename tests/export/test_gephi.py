"""Gephi's own importer opens the file: labels, types, one edge for a pair. Needs Java and Maven; without them it is not run."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.export.graphml import write_graphml
from kg.resolve import resolve
from tests.invented import archive

HERE = Path(__file__).parent / "gephi"
CACHE = Path(__file__).parents[2] / ".cache" / "gephi"


@pytest.fixture(scope="module")
def classpath() -> str:
    if not shutil.which("java") or not shutil.which("mvn"):
        pytest.skip("not run: Gephi's importer needs Java and Maven on the PATH")
    path = CACHE / "classpath.txt"
    known = path.read_text("utf-8") if path.exists() else ""
    if not known or not all(Path(jar).exists() for jar in known.split(os.pathsep)):
        command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:build-classpath", f"-Dmdep.outputFile={path}"]
        made = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        if made.returncode:
            pytest.skip(f"not run: Maven cannot fetch Gephi's importer: {made.stdout[-300:]}")
    return path.read_text("utf-8")


def imported(classpath: str, path: Path) -> Iterator[list[str]]:
    command = ["java", "-Djava.awt.headless=true", "-cp", classpath, str(HERE / "GephiImport.java"), str(path)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return (line.split("\t") for line in ran.stdout.splitlines())


def test_gephi_opens_it(classpath: str, tmp_path: Path) -> None:
    graph = resolve(archive())
    write_graphml(graph, tmp_path / "graph.graphml")
    rows = list(imported(classpath, tmp_path / "graph.graphml"))
    assert not [row for row in rows if row[0] == "issue"], "Gephi has nothing to complain about"

    labels = {row[1]: row[2] for row in rows if row[0] == "node"}
    assert set(labels) == {node.id for node in graph.nodes}
    assert {node.id: node.properties["name"] for node in graph.nodes if node.kind == "Person"}.items() <= labels.items()

    assert len([row for row in rows if row[0] == "edge"]) == len({(edge.source, edge.target) for edge in graph.edges})
    edges = {(labels[row[1]], labels[row[2]]): row[3:] for row in rows if row[0] == "edge"}
    assert edges["卢志远", "安陵市双拥工作推进会"] == ["出席、讲话", "4.0", "false"]
    assert edges["沈国栋", "安陵市双拥工作推进会"] == ["出席、主持", "4.0", "true"]

    types = {row[3]: row[4] for row in rows if row[:2] == ["column", "edge"]}
    wanted = {"attended": "Boolean", "chaired": "Boolean", "order": "Long", "confidence": "Double", "quotes": "String"}
    assert {name: types[name] for name in wanted} == wanted
