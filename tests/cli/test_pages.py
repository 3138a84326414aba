"""The main job on pages: whatever cannot be read is named, the rest is done, and the order of the inputs changes nothing."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "samples" / "pages"
GOOD = "沔川日报\n2023年4月11日\n\n本报讯 4月10日，市委书记温如山主持召开全市防汛工作会议并讲话。市长苗青禾出席会议。\n"
RECORD = json.dumps({"path": "record.txt", "source": "沔川日报", "published": "2023-04-11", "text": GOOD}, ensure_ascii=False)

BAD = {
    "listing.txt": b"total 8\n-rw-r--r-- 1 root root 3449 Jan  6 10:00 one.md\n-rw-r--r-- 1 root root 4268 Jan  6 10:00 two.md\n",
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "long.txt": "长".encode() * 7_000_000,
    "nul.txt": b"\0" * 4096,
    "broken.jsonl": f'{RECORD}\n{{"path": "half.txt", "text": "本报\n'.encode(),
    "unknown.txt": GOOD.encode("utf-7") + b"\xff\xfe\x81\x00" * 50,
    "picture.pdf": b"%PDF-1.7",
}


@pytest.fixture
def bad(tmp_path: Path) -> list[str]:
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    return [*BAD, "missing.txt", "good.txt"]


def test_each_bad_input_is_named_and_the_rest_is_done(kg: Run, bad: list[str]) -> None:
    done = kg("extract", *bad, "-o", "facts.jsonl")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    for name in set(bad) - {"good.txt", "broken.jsonl"}:
        assert f"  {name}: " in done.stderr, f"{name} is not named"
    assert "  broken.jsonl:2: " in done.stderr
    read = [json.loads(line)["document"]["path"] for line in (kg("extract", "facts.jsonl").stdout).splitlines()]
    assert sorted(read) == ["good.txt", "record.txt"]


def test_same_bytes_in_any_order(kg: Run, tmp_path: Path) -> None:
    some = sorted(PAGES.iterdir())[:3]
    for name, pages in (("one", some), ("other", some[::-1])):
        assert kg("extract", *pages, "-o", f"{name}.jsonl").returncode == 0
        assert kg("build", *pages, "-o", name).returncode == 0
        assert kg("export", "graphml", "-g", name, "-o", f"{name}.graphml").returncode == 0
    for suffix in (".jsonl", ".graphml", "/nodes.jsonl", "/edges.jsonl", "/facts.jsonl"):
        assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"other{suffix}").read_bytes()
    assert kg("query", "chaired_most", "-g", "one").stdout == kg("query", "chaired_most", "-g", "other").stdout


def test_pages_and_facts_make_the_same_graph(kg: Run, tmp_path: Path) -> None:
    one, two = sorted(PAGES.iterdir())[:2]
    kg("extract", one, "-o", "facts.jsonl")
    kg("build", "facts.jsonl", two, "-o", "mixed")
    kg("build", one, two, "-o", "pages")
    assert (tmp_path / "mixed" / "edges.jsonl").read_bytes() == (tmp_path / "pages" / "edges.jsonl").read_bytes()


def test_standard_input_is_a_page_or_records(kg: Run) -> None:
    assert json.loads(kg("extract", "-", given=GOOD).stdout)["document"]["path"] == "-"
    assert json.loads(kg("extract", "-", given=RECORD + "\n").stdout)["document"]["path"] == "record.txt"


def test_show_marks_the_page_and_lists_what_each_sentence_gave(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(GOOD + "\n本报讯 <script>alert(1)</script>\n", "utf-8")
    assert kg("show", "page.txt", "-o", "page.html").returncode == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>") and "<script>" not in page
    assert all(f">{label}<" in page.replace("\n", "").replace(" ", "") for label in ("person", "role", "meeting"))
    assert all(f"<td>{claim}</td>" in page for claim in ("CHAIRED", "HELD", "SPOKE_AT", "温如山", "全市防汛工作会议"))
    told = kg("show", "page.txt", "--text").stdout
    assert "温如山 → 全市防汛工作会议" in told
    assert kg("show", "missing.txt").returncode == 1
