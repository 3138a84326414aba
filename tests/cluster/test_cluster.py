"""A cluster of two workers says what one process says, also when one of them is killed on the way."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "tests/reports/reports.jsonl"
ray = pytest.importorskip("ray", reason="Ray is not installed; `scripts/setup --ray` brings it")

FILES = 4


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head that works on nothing, and two nodes with a processor each."""
    from ray.cluster_utils import Cluster

    memory = {"object_store_memory": 100_000_000}
    found = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **memory})
    for _ in range(2):
        found.add_node(num_cpus=1, **memory)
    yield found
    found.shutdown()


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports in files of JSON lines and of Parquet, one of them with a line that is no record."""
    from pyarrow import Table, parquet

    folder = tmp_path_factory.mktemp("records")
    lines = REPORTS.read_text("utf-8").splitlines()
    for n in range(FILES - 1):
        (folder / f"{n}.jsonl").write_text("\n".join([*lines[n::FILES], *["{"][: n == 1]]) + "\n", "utf-8")
    parquet.write_table(Table.from_pylist([json.loads(line) for line in lines[FILES - 1 :: FILES]]), folder / "last.parquet")
    return folder


def extract(folder: Path, cluster: Any, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kg", "extract", str(folder), "--engine", "ray", *options]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"RAY_ADDRESS": cluster.address}, stderr=subprocess.PIPE, text=True)


def facts_in(out: Path) -> list[str]:
    return sorted(line for shard in out.glob("part-*.jsonl") for line in shard.read_text("utf-8").splitlines())


def test_a_node_that_is_killed_costs_nothing(cluster: Any, records: Path, tmp_path: Path) -> None:
    out, one = tmp_path / "out", tmp_path / "one.jsonl"
    run = extract(records, cluster, "-o", str(out))
    while run.poll() is None and len(list(out.glob("begun-*"))) < 2:  # until both nodes read
        time.sleep(0.05)
    assert run.poll() is None
    cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)
    _, said = run.communicate(timeout=600)
    subprocess.run([sys.executable, "-m", "kg", "extract", REPORTS, "-o", one], cwd=ROOT, check=True, timeout=300)
    assert facts_in(out) == sorted(one.read_text("utf-8").splitlines())
    assert run.returncode == 1 and f"{records}/1.jsonl:{1 + len(range(1, 176, FILES))}: no JSON" in said

    before = {shard.name: shard.stat().st_mtime_ns for shard in out.glob("part-*.jsonl")}
    (out / "part-000002.jsonl").unlink()
    assert extract(records, cluster, "-o", str(out)).wait(timeout=600) == 1  # holds a run already
    again = extract(records, cluster, "-o", str(out), "--resume")
    _, said = again.communicate(timeout=600)
    assert again.returncode == 1 and "1.jsonl" in said
    assert facts_in(out) == sorted(one.read_text("utf-8").splitlines())
    assert {name for name, time_ in before.items() if (out / name).stat().st_mtime_ns != time_} == {"part-000002.jsonl"}
