"""`kg extract --engine ray` says what is missing, and how to go on."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITHOUT_RAY = "import sys; sys.modules['ray'] = None; from kg.cli.app import main; main()"


@pytest.mark.parametrize(
    ("options", "said"),
    [(["-o", "out"], "pip install 'kg[ray]'"), ([], "give their folder with -o")],
    ids=["not installed", "no folder"],
)
def test_the_way_out_is_named(tmp_path: Path, options: list[str], said: str) -> None:
    command = [sys.executable, "-c", WITHOUT_RAY, "extract", "pages.jsonl", "--engine", "ray", *options]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == 1 and said in done.stderr and len(done.stderr.splitlines()) == 1
    assert not list(tmp_path.iterdir())
