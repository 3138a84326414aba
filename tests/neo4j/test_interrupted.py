"""The server or the load killed in the middle: the load run again ends in the same graph."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.store import embedded
from kg.store.neo4j import fingerprint_of, load
from kg.store.server import Address, Server, connected
from kg.store.statements import statement
from tests.neo4j.conftest import FOLDER, OWN, ROOT, Put, environment, exported, lines, script
from tests.neo4j.synthetic import synthetic

GRAPH = synthetic(1000, 1500, 30_000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph")
    embedded.write_graph(GRAPH, path)
    return path


@pytest.fixture
def loading(folder: Path, address: Address, server: Server) -> Iterator[subprocess.Popen[str]]:
    """`kg load` with some edges written and most not."""
    command = [sys.executable, "-m", "kg", "load", "-g", str(folder)]
    variables = {**os.environ, **environment(address), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=variables, stderr=subprocess.PIPE, text=True)
    while server.read("MATCH ()-[e:ATTENDED]->() RETURN count(e) > 0") == [[False]]:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    yield process
    process.kill()
    process.wait()


def ends_well(address: Address) -> None:
    """What is there is a part; after a load it is all."""
    part = exported(address)
    assert part != lines(GRAPH), "the load was over before it was cut off"
    assert load(address, lambda: GRAPH, fingerprint_of(GRAPH)) is not None
    assert exported(address) == lines(GRAPH)
    with connected(address) as server:
        assert server.read("MATCH (l:KgLoad) RETURN count(l)") == [[1]]
        assert server.read("MATCH (l:KgLock) RETURN count(l)") == [[0]]


def test_the_load_is_killed(loading: subprocess.Popen[str], address: Address) -> None:
    loading.kill()
    loading.wait()
    ends_well(address)


@pytest.mark.skipif(OWN, reason="the server is the developer's own, and is not killed")
def test_the_server_is_killed(loading: subprocess.Popen[str], address: Address) -> None:
    if (FOLDER / "kind").read_text().strip() == "docker":
        pytest.skip("the server is in Docker, and is not killed")
    os.kill(int((FOLDER / "run" / "neo4j.pid").read_text()), signal.SIGKILL)
    _, error = loading.communicate(timeout=120)
    assert loading.returncode == 1 and error.count("\n") == 1 and error.startswith("kg: bolt://") and "run" in error.lower()
    started = script("start")
    assert started.returncode == 0, started.stderr
    ends_well(address)


def test_a_load_waits_for_what_one_that_was_cut_off_has_under_way(put: Put, server: Server) -> None:
    server.write(statement("load/put_load"), {"id": "cut", "documents": ["gone"], "fingerprint": None})
    with ThreadPoolExecutor(1) as pool, server.driver.session(database=server.database) as session:
        with session.begin_transaction() as under_way:
            under_way.run(statement("load/writer"), {"writer": 1}).consume()
            loading = pool.submit(put, synthetic(10, 10, 20))
            time.sleep(1)
            assert not loading.done()
            under_way.commit()
        assert loading.result(timeout=60)
