"""`kg query`: shipped questions, files, statements, values, formats, and errors that name the way out."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def graph(kg: Run, facts_file: Path) -> Path:
    done = kg("build", facts_file, "-o", "graph")
    assert done.returncode == 0, done.stderr
    return Path("graph")


def test_alone_it_lists_the_questions(kg: Run) -> None:
    done = kg("query", "--format", "json")
    assert done.returncode == 0 and "chaired_most" in {row["question"] for row in json.loads(done.stdout)}


def test_every_form_of_question(kg: Run, graph: Path, tmp_path: Path) -> None:
    shipped = json.loads(kg("query", "chaired_most", "-g", graph, "--format", "json").stdout)
    assert [(row["person"], row["chaired"]) for row in shipped] == [("温如山", 1)]

    statement = "MATCH (p:Person)-[:ATTENDED]->(m:Meeting) WHERE p.name = $name RETURN m.start AS day ORDER BY day LIMIT $most"
    rows = list(csv.reader(kg("query", statement, "-g", graph, "-p", "name=苗青禾", "-p", "most=2", "--format", "csv").stdout.splitlines()))
    assert rows == [["day"], ["2021-05-06"], ["2021-06-02"]]

    (tmp_path / "mine.cypher").write_text("// title: Mine\n" + statement, "utf-8")
    assert "2021-06-02" in kg("query", "mine.cypher", "-g", graph, "-p", "name=苗青禾", "-p", "most=9").stdout


ERRORS = [
    (("chaired_mos", "-g", "graph"), 1, "chaired_most"),
    (("meets_whom", "-g", "graph"), 1, "needs the parameter 'name'"),
    (("meets_whom", "-g", "graph", "-p", "nam=温如山"), 1, "no parameter 'nam'"),
    (("chaired_most", "-g", "graph", "-p", "since=yesterday"), 1, "2022-05-06"),
    (("meets_whom", "-g", "graph", "-p", "name"), 2, "NAME=VALUE"),
    (("chaired_most",), 2, "-g GRAPH"),
    (("none.cypher", "-g", "graph"), 1, "none.cypher"),
    (("MATCH (p:Person", "-g", "graph"), 1, "refused"),
    (("chaired_most", "-g", "elsewhere"), 1, "kg build"),
    (("MATCH (p:Person) DETACH DELETE p", "-g", "graph"), 1, "refused"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), ERRORS, ids=[" ".join(e[0]) for e in ERRORS])
def test_errors(kg: Run, graph: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = kg("query", *arguments)
    assert (done.returncode, done.stdout) == (code, "") and words in done.stderr and "Traceback" not in done.stderr
