"""Texts with known names: the annotated reports of ../shared/gold, and sentences of two public data sets."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotated import SHARED, annotated, held_back

from kg.document import Document
from kg.read import cut_reports

GOLD_WEIGHT = {"dev": 1.0, "texts": 1.0, "invented": 0.8, "reports": 0.9}
SILVER_WEIGHT = 0.3
_SHINGLE = 12  # characters; a sentence that shares a tenth of its shingles with an annotated report is left out
_SPACES = re.compile(r"[\s·•\-—.・‧．]")


@dataclass(frozen=True)
class Sample:
    """A text, the names in it (`plain`), what a row of it weighs. `document` is the stem of an annotated document, empty for others.

    `wanted`, `allowed`: the people whom an annotated document must and may give; `canon` other names → name."""

    text: str
    names: frozenset[str]
    weight: float
    document: str = ""
    part: str = "silver"
    wanted: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    canon: dict[str, str] = field(default_factory=dict)


def plain(name: str) -> str:
    """A name without spaces and dots, in usual widths."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", name))


def samples(with_held_back: bool) -> Iterator[Sample]:
    """The annotated reports that may be trained on."""
    for part, weight in GOLD_WEIGHT.items():
        for document, gold in annotated(part):
            if with_held_back or not held_back(document):
                yield from _of_document(part, weight, document, gold)


def _of_document(part: str, weight: float, document: Document, gold: dict) -> Iterator[Sample]:
    people, bylines = gold["people"], {plain(n) for n in gold.get("bylines", [])}
    canon = {plain(n): plain(p["name"]) for p in people for n in [p["name"], *p.get("also", [])]}
    wanted = frozenset(plain(p["name"]) for p in people if not p.get("optional"))
    stem, names = Path(document.path).stem, frozenset(canon) | bylines
    for report in cut_reports(document):
        yield Sample(report.text, names, weight, stem, part, wanted, frozenset(canon.values()) | bylines, canon)


def silver() -> list[Sample]:
    """Sentences of cluener and texts of juherenda, those left out that share passages with an annotated report."""
    seen: set[str] = set()
    for part in GOLD_WEIGHT:
        for document, _ in annotated(part):
            seen |= _shingles(document.text)
    found = [*_cluener(), *_juherenda()]
    return [Sample(text, names, SILVER_WEIGHT) for text, names in found if len(_shingles(text) & seen) <= len(_shingles(text)) / 10]


def _shingles(text: str) -> set[str]:
    han = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {han[i : i + _SHINGLE] for i in range(len(han) - _SHINGLE + 1)}


def _cluener() -> Iterator[tuple[str, frozenset[str]]]:
    for part in ("train", "dev"):
        for line in (SHARED / f"data/ner/cluener_{part}.json").read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row["text"], frozenset(map(plain, row["label"].get("name", {})))


def _juherenda() -> Iterator[tuple[str, frozenset[str]]]:
    """One character a line with its label: l begins a name, m goes on with it; an empty line ends a text."""
    for block in re.split(r"\n\s*\n", (SHARED / "data/ner/juherenda_labeled_train.txt").read_text("utf-8")):
        pairs = [(line[0], line[2:].strip()) for line in block.splitlines() if line]
        text, labels = "".join(c for c, _ in pairs), "".join((label or "-")[0] for _, label in pairs)
        yield text, frozenset(plain(text[m.start() : m.end()]) for m in re.finditer("lm+", labels))
