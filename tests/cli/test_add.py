"""`kg build --add` and `--withdraw`: the graph answers at once as one built in one go, and a run that is killed leaves a whole graph."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from kg.facts import Facts
from tests.cli.conftest import ROOT, Run, facts
from tests.update.generated import papers

SAME = ("nodes.jsonl", "edges.jsonl", "facts.jsonl", "manifest.json")


def bytes_of(graph: Path) -> list[bytes]:
    return [(graph / name).read_bytes() for name in SAME]


def written(path: Path, told: list[Facts]) -> Path:
    path.write_text("".join(f"{one.to_json()}\n" for one in told), "utf-8")
    return path


def test_a_document_comes_and_goes(kg: Run, tmp_path: Path) -> None:
    one, two = (written(tmp_path / f"{some.document.id}.jsonl", [some]) for some in facts())
    kg("build", one, "-o", "one")
    kg("build", one, two, "-o", "both")
    kg("build", one, "-o", "graph")
    added = kg("build", two, "--add", "-o", "graph")
    assert added.returncode == 0 and "written to graph" in added.stderr
    assert bytes_of(tmp_path / "graph") == bytes_of(tmp_path / "both")
    question = ("query", "meets_whom", "-p", "name=温如山", "--format", "json")
    assert kg(*question, "-g", "graph").stdout == kg(*question, "-g", "both").stdout
    assert kg("build", "--withdraw", "pages/two.txt", "-o", "graph").returncode == 0
    assert bytes_of(tmp_path / "graph") == bytes_of(tmp_path / "one")


def test_adding_to_nothing_builds(kg: Run, facts_file: Path, tmp_path: Path) -> None:
    kg("build", facts_file, "--add", "-o", "added")
    kg("build", facts_file, "-o", "built")
    assert bytes_of(tmp_path / "added") == bytes_of(tmp_path / "built")


def test_judgements_of_the_folder_count(kg: Run, facts_file: Path, tmp_path: Path) -> None:
    kg("build", facts_file, "-o", "graph")
    lines = "when,who,what,one,other,why\n2026-01-05,王编辑,drop,苗青禾@d2,HELD 市长,\n2026-01-05,王编辑,drop,苗青禾@d9,HELD 市长,\n"
    (tmp_path / "graph" / "judgements.csv").write_text(lines, "utf-8")
    added = kg("build", "--add", "-o", "graph")
    assert "changes nothing" in added.stderr and "judgements.csv:3" in added.stderr
    kg("build", facts_file, "-o", "other", "--judgements", "graph/judgements.csv")
    assert bytes_of(tmp_path / "graph") == bytes_of(tmp_path / "other")


WRONG = [
    # arguments, exit code, words
    (["-o", "graph"], 2, "give pages, folders of pages, or facts"),
    (["facts.jsonl", "--withdraw", "d1", "-o", "graph"], 2, "say so by --add"),
    (["nowhere.txt", "--add", "-o", "graph"], 1, "nowhere.txt"),
    (["--withdraw", "d9", "-o", "graph"], 1, "has no document d9"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG, ids=[words for _, _, words in WRONG])
def test_wrong_usage_leaves_the_graph_as_it_was(
    arguments: list[str], code: int, words: str, kg: Run, facts_file: Path, tmp_path: Path
) -> None:
    kg("build", facts_file, "-o", "graph")
    before = bytes_of(tmp_path / "graph")
    done = kg("build", *arguments)
    assert done.returncode == code and words in done.stderr.replace("│", "").replace("\n", " ")
    assert bytes_of(tmp_path / "graph") == before


def test_a_killed_run_leaves_a_whole_graph(kg: Run, tmp_path: Path) -> None:
    told = papers(12, Random(3))
    some, more = written(tmp_path / "some.jsonl", told[:11]), written(tmp_path / "more.jsonl", told[11:])
    for graph, inputs in (("old", [some]), ("new", [some, more]), ("graph", [some])):
        kg("build", *inputs, "--add", "-o", graph)
    whole = [bytes_of(tmp_path / graph) for graph in ("old", "new")]
    for chance in (0.1, 0.5, 0.8, 0.95):
        begun = time.monotonic()
        kg("build", more, "--add", "-o", "new")
        _kill_after(chance * (time.monotonic() - begun), tmp_path, "build", more, "--add", "-o", "graph")
        assert kg("query", "MATCH (d:Document) RETURN count(d) AS n", "-g", "graph", "-f", "csv").stdout.split() in (
            ["n", "11"],
            ["n", "12"],
        )
        assert bytes_of(tmp_path / "graph") in whole
    kg("build", more, "--add", "-o", "graph")
    assert bytes_of(tmp_path / "graph") == whole[1]
    assert not list((tmp_path / "graph").glob(".*"))


def _kill_after(seconds: float, folder: Path, *arguments: object) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-m", "kg", *map(str, arguments)], cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
