"""Every shipped question gives the same answer on the server and on the embedded graph."""

import re
from pathlib import Path

import pytest

from kg.questions import NEO4J, bind, load_paths, load_questions
from kg.resolve import resolve
from kg.store import embedded
from kg.store.neo4j import ask, fingerprint_of, load
from kg.store.server import Address, connected
from tests.invented import archive
from tests.neo4j.conftest import empty
from tests.questions.test_questions import ANSWERS, Given

ID = re.compile(r"(^|_)ids?$")
ASKED = [(name, given) for name, given, _ in ANSWERS] + [("path_between", {"one": "何青", "other": "马远山"})]


@pytest.fixture(scope="module")
def both(address: Address, tmp_path_factory: pytest.TempPathFactory) -> tuple[Address, Path]:
    """One graph on the server and in a folder."""
    graph, folder = resolve(archive()), tmp_path_factory.mktemp("graph")
    with connected(address) as server:
        empty(server)
    load(address, lambda: graph, fingerprint_of(graph))
    embedded.write_graph(graph, folder)
    return address, folder


@pytest.mark.parametrize(("name", "given"), ASKED, ids=[f"{name}-{given}" for name, given in ASKED])
def test_answers_are_the_same(name: str, given: Given, both: tuple[Address, Path]) -> None:
    here, there = load_questions(NEO4J)[name], load_questions()[name]
    columns, rows = ask(both[0], here.cypher, bind(here, given))
    assert (columns, rows) == embedded.ask(both[1], there.cypher, bind(there, given))


@pytest.mark.parametrize(("name", "given"), ASKED, ids=[f"{name}-{given}" for name, given in ASKED])
def test_paths_lead_over_what_the_table_tells_of(name: str, given: Given, both: tuple[Address, Path]) -> None:
    table, paths = load_questions(NEO4J)[name], load_paths()[name]
    columns, rows = ask(both[0], table.cypher, bind(table, given))
    ids = [cell for row in rows for column, cell in zip(columns, row, strict=True) if ID.search(column) and cell is not None]
    told = {word for cell in ids for word in str(cell).split()}
    _, found = ask(both[0], paths.cypher, bind(paths, given))
    shown = {node["id"] for row in found for path in row if path for node in path["_NODES"]}
    assert told <= shown and bool(told) == bool(shown)


def test_every_question_has_its_paths() -> None:
    assert set(load_paths()) == set(load_questions(NEO4J))


def test_asking_cannot_write(both: tuple[Address, Path]) -> None:
    with pytest.raises(Exception, match="not allowed"):
        ask(both[0], "CREATE (:Person {id: 'x'})")
