"""`kg` itself: quick help, one line for an error, exit codes."""

import subprocess
import sys
import time

import pytest

from tests.cli.conftest import Run

COMMANDS = [
    (),
    ("extract",),
    ("build",),
    ("query",),
    ("export",),
    ("export", "graphml"),
    ("export", "neo4j-import"),
    ("load",),
    ("unload",),
    ("show",),
    ("check",),
    ("score",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(kg: Run, command: tuple[str, ...]) -> None:
    done = kg(*command, "--help")
    assert done.returncode == 0 and done.stdout.startswith("Usage:") and not done.stderr


def test_help_is_quick(kg: Run) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        kg("--help")
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.4


def test_help_loads_no_heavy_library() -> None:
    code = "import sys, kg.cli.app; print(*sorted({'spacy', 'ladybug', 'networkx', 'yaml', 'rich', 'numpy', 'neo4j'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("arguments", [("nonsense",), ("build", "x.txt"), ("extract",), ("query", "x", "--format", "xml")], ids=" ".join)
def test_wrong_usage_is_2(kg: Run, arguments: tuple[str, ...]) -> None:
    done = kg(*arguments)
    assert done.returncode == 2 and "Usage:" in done.stderr and not done.stdout


def test_error_is_one_line(kg: Run) -> None:
    done = kg("export", "graphml", "-g", "nowhere", "-o", "x.graphml")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1 and "nowhere" in done.stderr
