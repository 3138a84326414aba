"""Runs over many documents: a run that was killed is gone on with, and loses and doubles no line."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "tests/reports/reports.jsonl"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The facts of a run that nothing broke off."""
    out = tmp_path_factory.mktemp("whole") / "facts.jsonl"
    subprocess.run([sys.executable, "-m", "kg", "extract", REPORTS, "-o", out], cwd=ROOT, check=True, timeout=300)
    return out.read_bytes()


def killed(folder: Path, lines: int, *options: str) -> Path:
    """A run that is killed when it has written so many lines; the file that it was writing."""
    part = folder / "facts.jsonl.part"
    command = [sys.executable, "-m", "kg", "extract", str(REPORTS), "-o", str(folder / "facts.jsonl"), *options]
    run = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    while run.poll() is None and not (part.exists() and part.read_bytes().count(b"\n") >= lines):
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return part


@pytest.mark.parametrize("options", [(), ("--workers", "2")], ids=["one process", "two"])
def test_a_killed_run_goes_on_to_the_same_bytes(kg: Run, tmp_path: Path, whole: bytes, options: tuple[str, ...]) -> None:
    part = killed(tmp_path, 5, *options)
    begun = part.read_bytes()
    assert not (tmp_path / "facts.jsonl").exists() and 5 <= begun.count(b"\n") < whole.count(b"\n")
    part.write_bytes(begun[: begun.rindex(b"\n") + 1] + b'{"document": {"id": "half')  # the line that was being written
    done = kg("extract", REPORTS, "-o", "facts.jsonl", "--resume", *options)
    assert done.returncode == 0 and (tmp_path / "facts.jsonl").read_bytes() == whole
    assert not part.exists()


def test_what_is_there_already_is_not_read_again(kg: Run, tmp_path: Path, whole: bytes) -> None:
    lines = whole.splitlines(keepends=True)
    marked = lines[0].replace(b'"people": [', b'"people":  [')
    (tmp_path / "facts.jsonl.part").write_bytes(marked + b"".join(lines[1:-2]))
    assert kg("extract", REPORTS, "-o", "facts.jsonl", "--resume").returncode == 0
    assert (tmp_path / "facts.jsonl").read_bytes() == marked + b"".join(lines[1:])


def test_without_resume_a_broken_run_is_written_anew_and_says_so(kg: Run, tmp_path: Path, whole: bytes) -> None:
    (tmp_path / "facts.jsonl.part").write_bytes(whole[:1000])
    done = kg("extract", REPORTS, "-o", "facts.jsonl")
    assert (tmp_path / "facts.jsonl").read_bytes() == whole and "--resume" in done.stderr


def test_resume_needs_a_file(kg: Run) -> None:
    done = kg("extract", REPORTS, "--resume")
    assert done.returncode == 1 and "-o" in done.stderr


def test_two_processes_give_the_bytes_of_one(kg: Run, tmp_path: Path, whole: bytes) -> None:
    assert kg("extract", REPORTS, "--workers", "2", "-o", "facts.jsonl").returncode == 0
    assert (tmp_path / "facts.jsonl").read_bytes() == whole
