"""The annotated documents that training and measuring read: those of ../shared, and the project's own.

dev, invented   ../shared/gold
texts           real reports of ../shared/data/text, annotated here: tests/texts (facts only; the texts stay there)
reports         invented reports on the pattern of real ones: tests/reports
"""

import csv
import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from kg.document import Document
from kg.read import read_documents

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
REAL = ("dev", "texts")
PARTS = ("dev", "invented", "texts", "reports")
GOLD = {
    "dev": SHARED / "gold/dev",
    "invented": SHARED / "gold/invented",
    "texts": ROOT / "tests/texts/gold",
    "reports": ROOT / "tests/reports/gold",
}


def annotated(part: str) -> Iterator[tuple[Document, dict[str, Any]]]:
    """Every document of a part with its gold; those without gold are left out."""
    for document in documents(part):
        gold = GOLD[part] / f"{Path(document.path).stem}.json"
        if gold.is_file():
            yield document, json.loads(gold.read_text("utf-8"))


def documents(part: str) -> Iterator[Document]:
    """The documents of a part, as the program reads them."""
    if part == "texts":
        yield from _records()
        return
    seeds = sorted((SHARED / "seeds").glob("*.txt")) if part == "dev" else []
    lines = ROOT / "tests/reports/reports.jsonl" if part == "reports" else SHARED / f"gold/{part}.docs.jsonl"
    yield from (d for d in read_documents([*seeds, lines]) if isinstance(d, Document))


def _records() -> Iterator[Document]:
    """The reports named in tests/texts/index.csv, as a file of records."""
    with (ROOT / "tests/texts/index.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps(_record(row), ensure_ascii=False) + "\n" for row in rows), "utf-8")
        yield from (d for d in read_documents([path]) if isinstance(d, Document))


def _record(row: dict[str, str]) -> dict[str, str]:
    told = json.loads(_lines(row["file"])[int(row["line"])])
    return {"path": f"{row['document']}.txt", "source": row["source"], "published": row["published"]} | {
        key: told[key] for key in ("title", "text")
    }


@cache
def _lines(name: str) -> list[str]:
    return (SHARED / "data/text" / name).read_text("utf-8").splitlines()


def held_back(document: Document) -> bool:
    """Whether nobody has read what the program makes of the document (tests/held_back.txt)."""
    return Path(document.path).stem in _held_back()


@cache
def _held_back() -> frozenset[str]:
    lines = (ROOT / "tests/held_back.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
