"""Measures the way from text to facts on one core, beside pkuseg, jieba.posseg and spaCy's blank character pipeline.

usage: scripts/bench extract [--characters 300000] [--json] [--docs]

The text is that of ../shared/data/text and the seeds, or an even sample of it. Each way runs in a process of its own; they take
turns, a slice of the documents each, so that whatever else the machine does falls on all of them. Rates count processor time, after
eight warming documents.
`--docs` writes the table to docs/speed.md.
"""

import argparse
import csv
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from rivals import ROOT, WAYS

from kg.document import Document
from kg.garbage import settled
from kg.read.checks import document_of

SHARED, PAGE = ROOT.parent / "shared", ROOT / "docs" / "speed.md"
SLICES = 12
WARMING = 8  # documents that see to it that all tables are read
NAMES = {
    "ours": "text to facts (this program)",
    "pkuseg": "pkuseg alone, default model",
    "jieba_posseg": "jieba.posseg alone",
    "spacy_char": "spaCy, blank, by character",
}


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description="Rates of extraction on one core.")
    parser.add_argument("what", choices=["extract"])
    parser.add_argument("--characters", type=int, default=0, help="size of a sample, 0 for all")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--docs", action="store_true", help="write the table to docs/speed.md")
    parser.add_argument("--one", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    documents = sample(options.characters)
    if options.one:
        serve(options.one, documents)
        return
    found = measured(documents, options.characters)
    if options.docs:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(found), "utf-8")
    print(json.dumps(found) if options.json else table(found))


def sample(characters: int) -> list[Document]:
    """An even sample of all documents, of about that many characters."""
    every = list(documents())
    step = max(1.0, sum(len(d.text) for d in every) / (characters or sys.maxsize))
    return [every[int(i * step)] for i in range(int(len(every) / step))]


def documents() -> Iterator[Document]:
    """The records of ../shared/data/text, its headlines, and the seeds."""
    folder = SHARED / "data/text"
    rows: list[tuple[str, str, str | None]] = []
    for path in sorted(folder.glob("*.jsonl")):
        records = map(json.loads, path.read_text("utf-8").splitlines())
        rows += [(f"{path.name}:{i}", r["text"], r.get("title")) for i, r in enumerate(records)]
    with (folder / "local_headlines.csv").open(encoding="utf-8", newline="") as file:
        rows += [(f"headline:{i}", row["title"], None) for i, row in enumerate(csv.DictReader(file))]
    rows += [(p.name, p.read_text("utf-8"), None) for p in sorted((SHARED / "seeds").glob("*.txt"))]
    made = (document_of(text, name, name, title, None, None) for name, text, title in rows)
    return (d for d in made if isinstance(d, Document))


def serve(name: str, documents: Sequence[Document]) -> None:
    """One way: answers each slice number with the processor time of that slice, then the profile and the highest memory (MB)."""
    way = WAYS[name]()
    for document in documents[:: len(documents) // WARMING or 1]:
        way(document)
    settled()  # as `kg extract` does after its first documents
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.process_time()
        for document in documents[int(line) :: SLICES]:
            way(document)
        print(time.process_time() - start, flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"peak": round(peak), "profile": profile(documents) if name == "ours" else {}}))


def profile(documents: Sequence[Document]) -> dict[str, float]:
    """The share of each component in the processor time of extraction."""
    from kg.annotate.analysis import STEPS, begun
    from kg.extract.facts import facts_of
    from kg.read import cut_reports

    spent: Counter[str] = Counter()
    clock = Clock(spent)
    for document in documents[::3]:
        reports = clock("read", lambda d=document: cut_reports(d))
        analyses = [begun(r) for r in reports]
        for step, run in STEPS.items():
            clock(step, lambda run=run, analyses=analyses: [run(a) for a in analyses])
        facts = clock("facts", lambda d=document, r=reports, a=analyses: facts_of(d, r, a))
        clock("json", facts.to_json)
    return {name: round(seconds / spent.total(), 3) for name, seconds in spent.most_common()}


class Clock:
    """Adds up what calls take under a name."""

    def __init__(self, spent: Counter[str]) -> None:
        self._spent = spent

    def __call__(self, name: str, call: Any) -> Any:
        """What the call returns."""
        start = time.process_time()
        value = call()
        self._spent[name] += time.process_time() - start  # type: ignore[assignment]
        return value


def measured(documents: Sequence[Document], characters: int) -> dict[str, Any]:
    """Characters a second of each way, and the rest of what ours took."""
    command = [sys.executable, __file__, "extract", "--characters", str(characters), "--one"]
    pipes = {name: subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for name in WAYS}
    seconds: Counter[str] = Counter()
    for pipe in pipes.values():
        pipe.stdout.readline()  # ready
    for i in range(SLICES):
        for name, pipe in pipes.items():
            print(i, file=pipe.stdin, flush=True)
            seconds[name] += float(pipe.stdout.readline())
    ends = {name: json.loads(pipe.communicate()[0]) for name, pipe in pipes.items()}
    size = sum(len(d.text) for d in documents)
    rates = {name: round(size / seconds[name]) for name in WAYS}
    return {
        **rates,
        "peak_mb": ends["ours"]["peak"],
        "ratio": round(rates["ours"] / rates["pkuseg"], 2),
        "documents_per_s": round(len(documents) / seconds["ours"], 1),
        "documents": len(documents),
        "characters": size,
        "peaks_mb": {name: end["peak"] for name, end in ends.items()},
        "profile": ends["ours"]["profile"],
    }


def table(found: dict[str, Any]) -> str:
    """For the eye."""
    lines = [f"{found['documents']:,} documents, {found['characters']:,} characters", f"{'':<32}{'characters/s':>14}{'peak MB':>9}"]
    lines += [f"{text:<32}{found[name]:>14,}{found['peaks_mb'][name]:>9,}" for name, text in NAMES.items()]
    lines += [f"{found['documents_per_s']} documents/s; {found['ratio']} × pkuseg alone", ""]
    return "\n".join([*lines, *(f"{name:<16}{share:>7.1%}" for name, share in found["profile"].items())])


def page(found: dict[str, Any]) -> str:
    """docs/speed.md."""
    rows = [f"| {text} | {found[name]:,} | {found['peaks_mb'][name]:,} |" for name, text in NAMES.items()]
    shares = [f"| {name} | {100 * share:.1f} |" for name, share in found["profile"].items()]
    return "\n".join(
        [
            "# Speed",
            "",
            f"Written by `scripts/bench extract --docs` on {date.today().isoformat()}: Python {platform.python_version()}, {processor()},",
            f"load {os.getloadavg()[0]:.1f}. One core, processor time; every way in a process of its own, in turns, over the same",
            f"{found['documents']:,} documents of {found['characters']:,} characters.",
            "",
            "| | characters/s | peak MB |",
            "|---|---|---|",
            *rows,
            "",
            f"Extraction does {found['documents_per_s']} documents a second, and {found['ratio']} times the characters of pkuseg alone.",
            "Its parts, in per cent of its time:",
            "",
            "| component | % |",
            "|---|---|",
            *shares,
            "",
        ]
    )


def processor() -> str:
    """The name of the processor, as Linux tells it."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} × {name}"


if __name__ == "__main__":
    main()
