"""A run that is killed leaves the old graph or the new one, whatever it was doing, and whoever comes next finds it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from kg.resolve import resolve
from kg.store.embedded import ask, read_graph
from kg.store.folder import LINES, MANIFEST, STATE
from kg.store.place import locked, placed
from kg.update import build, update
from tests.update.generated import papers
from tests.update.test_update import equals_scratch

ROOT = Path(__file__).parents[2]
ADD = "import sys; from pathlib import Path; from kg.facts_file import read_facts; from kg.update import update; "
ADD += "update(Path(sys.argv[1]), list(read_facts(sys.argv[2])), (), (), at_once=0)"


class Killed(BaseException):
    """Nothing catches it."""


def killed() -> None:
    raise Killed


def test_new_files_do_not_count_before_the_state_has_changed(tmp_path: Path) -> None:
    told, graph = papers(8, Random(31)), tmp_path / "graph"
    build(graph, told[:7], ())
    with pytest.raises(Killed), locked(graph), placed(graph, killed) as new:
        (new / MANIFEST).write_text("{}", "utf-8")
    assert read_graph(graph) == resolve(told[:7])
    assert (graph / ".whole").exists()  # the run that left it might be at work still
    update(graph, told[7:], (), ())
    equals_scratch(graph, told, tmp_path / "scratch")
    assert not (graph / ".whole").exists()


@pytest.mark.parametrize("moved", [0, 1, 2, 3])
def test_new_files_count_once_the_state_has_changed(moved: int, tmp_path: Path) -> None:
    """The run is killed when so many of them are in their places."""
    told, graph, done = papers(8, Random(32)), tmp_path / "graph", tmp_path / "done"
    build(graph, told[:7], ())
    shutil.copytree(graph, done)
    update(done, told[7:], (), (), at_once=0)
    whole = graph / ".whole"
    shutil.copytree(done, whole, ignore=shutil.ignore_patterns(STATE, "graph.lbug"))
    for name in (f"{STATE}.stays", *(f"{name}.gone" for name in LINES)):
        (whole / name).touch()
    (done / STATE).replace(graph / STATE)
    for path in sorted(whole.iterdir())[:moved]:
        (graph / path.name.removesuffix(".gone")).unlink(missing_ok=True)
        path.unlink() if path.suffix == ".gone" else path.replace(graph / path.name)
    assert ask(graph, "MATCH (d:Document) RETURN count(*)")[1] == [[8]]
    equals_scratch_when_read(graph, told, tmp_path)


def equals_scratch_when_read(graph: Path, told: list, tmp_path: Path) -> None:
    assert read_graph(graph) == resolve(told)
    equals_scratch(graph, told, tmp_path / "scratch")


def test_a_killed_process_leaves_a_whole_graph(tmp_path: Path) -> None:
    told, graph = papers(12, Random(33)), tmp_path / "graph"
    build(graph, told[:11], ())
    (tmp_path / "more.jsonl").write_text(told[11].to_json() + "\n", "utf-8")
    shutil.copytree(graph, tmp_path / "once")
    begun = time.monotonic()
    run_add(tmp_path / "once", tmp_path, None)
    took = time.monotonic() - begun
    counts = set()
    for chance in (0.3, 0.6, 0.75, 0.9):
        run_add(graph, tmp_path, chance * took)
        ((number,),) = ask(graph, "MATCH (d:Document) RETURN count(*)")[1]
        counts.add(number)
        if chance == 0.75:
            assert read_graph(graph) == resolve(told[:number])
        assert sum(json.loads((graph / MANIFEST).read_text("utf-8"))["nodes"].values()) == len(resolve(told[:number]).nodes)
    run_add(graph, tmp_path, None)
    equals_scratch_when_read(graph, told, tmp_path)
    assert counts <= {11, 12} and not list(graph.glob(".*")) and not list(graph.glob("*-journal"))


def run_add(graph: Path, folder: Path, kill_after: float | None) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", ADD, str(graph), str(folder / "more.jsonl")], env=environment)
    if kill_after is not None:
        time.sleep(kill_after)
        process.send_signal(signal.SIGKILL)
    assert process.wait() in ((0, -signal.SIGKILL) if kill_after is not None else (0,))
