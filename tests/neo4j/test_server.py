"""What is wrong with a server is one line, the exit code is not zero, nothing is half done, and no password is seen."""

import os
import stat
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.resolve import resolve
from kg.store.embedded import write_graph
from kg.store.server import Address, Server, check_version
from tests.cli.conftest import Run
from tests.invented import archive
from tests.neo4j.conftest import OWN, ROOT, environment, exported, lines, script

SECRET = "sesame-open-1234"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph")
    write_graph(resolve(archive()), path, archive())
    return path


@pytest.fixture
def at(address: Address, server: Server, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a user whose server this is."""
    for name, value in environment(address).items():
        monkeypatch.setenv(name, value)
    return monkeypatch


WRONG = [
    ("NEO4J_PASSWORD", SECRET, "is not let in. Check NEO4J_USERNAME and NEO4J_PASSWORD"),
    ("NEO4J_URI", "bolt://127.0.0.1:1", "no Neo4j answers there. Check NEO4J_URI"),
    ("NEO4J_URI", "neo4j://127.0.0.1:1", "no Neo4j answers there. Check NEO4J_URI"),
    ("NEO4J_URI", "127.0.0.1:7687", "no address of a Neo4j. Write bolt://HOST:7687"),
    ("NEO4J_URI", f"bolt://neo4j:{SECRET}@127.0.0.1:7687", "bolt://127.0.0.1:7687: no address of a Neo4j"),
    ("NEO4J_DATABASE", "nowhere", "there is no database 'nowhere'. Check NEO4J_DATABASE"),
]


@pytest.mark.parametrize("command", ["load", "unload"])
@pytest.mark.parametrize(("name", "value", "words"), WRONG, ids=[value.replace(SECRET, "…") for _, value, _ in WRONG])
def test_what_is_wrong_is_one_line(
    command: str, name: str, value: str, words: str, kg: Run, at: pytest.MonkeyPatch, folder: Path, server: Server
) -> None:
    at.setenv(name, value)
    done = kg("load", "-g", folder) if command == "load" else kg("unload", "a1")
    assert done.returncode == 1 and not done.stdout
    assert done.stderr.count("\n") == 1 and done.stderr.startswith("kg: ") and words in done.stderr
    assert SECRET not in done.stderr and os.environ["NEO4J_PASSWORD"] not in done.stderr
    assert server.read("MATCH (n) RETURN count(n)") == [[0]]


def test_load_and_unload_from_the_command_line(kg: Run, at: pytest.MonkeyPatch, folder: Path, address: Address) -> None:
    first, second = kg("load", "-g", folder), kg("load", "-g", folder)
    assert first.returncode == second.returncode == 0 and not first.stdout + second.stdout
    assert "created" in first.stderr and "nothing was sent" in second.stderr
    assert exported(address) == lines(resolve(archive()))
    assert kg("load", "-g", folder, "--json").stdout.startswith('{"nodes": {"created": 0, "changed": 0, "removed": 0, "unchanged": ')
    gone = kg("unload", "a1.txt", "--json")
    assert gone.returncode == 0 and '"nodes": {"created": 0, "changed": 0, "removed": ' in gone.stdout


def test_the_password_is_not_shown(kg: Run, at: pytest.MonkeyPatch, address: Address) -> None:
    assert address.password not in repr(address)
    at.setenv("NEO4J_PASSWORD", SECRET)
    assert SECRET not in kg("load", "--help").stdout


@pytest.mark.parametrize("agent", ["Neo4j/4.4.38", "Neo4j/5.25.1", "Neo4j/3.5", "Memgraph/2.0", ""])
def test_a_server_too_old_is_refused(agent: str) -> None:
    with pytest.raises(StoreError, match=r"is not supported\. Use Neo4j 5\.26 or newer"):
        check_version(agent)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.26.30", "Neo4j/2025.01.0", "Neo4j/2026.08.1"])
def test_a_server_new_enough_is_not(agent: str) -> None:
    check_version(agent)


@pytest.mark.skipif(OWN, reason="the server is the developer's own, not that of scripts/neo4j")
def test_the_script_tells_where_its_server_is(address: Address) -> None:
    assert address.uri in script("status").stdout
    assert f"export NEO4J_URI={address.uri}\n" in script("env").stdout
    assert address.password not in script("status").stdout


def test_the_script_is_sound() -> None:
    assert (ROOT / "scripts" / "neo4j").stat().st_mode & stat.S_IXUSR
    done = script("nonsense")
    assert done.returncode == 2 and "start|stop|status|env" in done.stderr
