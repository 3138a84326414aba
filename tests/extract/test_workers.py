"""Several processes give what one gives; one that dies costs the document it was reading, and no other."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from kg.document import Document
from kg.errors import InputError
from kg.extract import extract
from kg.extract.workers import extract_all
from kg.facts import Facts, Source
from kg.read import read_documents

ROOT = Path(__file__).parents[2]
PAGES = [d for d in read_documents([ROOT / "tests/samples/pages"]) if isinstance(d, Document)]
BROKEN = InputError("page.txt", "empty", "Leave it out")
LONG = replace(PAGES[0], id="long", path="long.txt", text="\n\n".join(page.text for page in PAGES * 12))


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_facts_and_errors_come_in_the_order_of_the_documents(workers: int) -> None:
    items = [PAGES[0], BROKEN, *PAGES[1:6], BROKEN, Facts(Source("known", "known.txt", "0" * 64)), *PAGES[6:]]
    facts = [extract(item) if isinstance(item, Document) else item for item in items]
    assert list(extract_all(items, workers, Facts.to_json)) == [f if isinstance(f, InputError) else f.to_json() for f in facts]


def test_a_process_that_dies_costs_the_document_it_was_reading() -> None:
    results = extract_all([PAGES[0], LONG, *PAGES[1:4]], 2, Facts.to_json)
    assert next(results) == extract(PAGES[0]).to_json()
    reader_of_long = max(active_children(), key=lambda process: int(process.name.rpartition("-")[2]))  # the second that was started
    os.kill(reader_of_long.pid or 0, signal.SIGKILL)
    lost, *rest = results
    assert isinstance(lost, InputError) and lost.place == "long.txt" and "signal 9" in lost.what
    assert rest == [extract(page).to_json() for page in PAGES[1:4]]


def test_large_documents_and_facts_block_no_pipe() -> None:
    large = [replace(page, sha256="0" * 400_000) for page in PAGES[:6]]
    padded = "{!r:>400000}".format
    assert list(extract_all(large, 2, padded)) == [padded(extract(page)) for page in large]


def test_few_documents_are_on_the_way_at_a_time() -> None:
    read = 0

    def pages() -> Iterator[Document]:
        nonlocal read
        for page in PAGES * 30:
            read += 1
            yield page

    results = extract_all(pages(), 2, Facts.to_json)
    next(results)
    assert read <= 2 * 16 + 1
    results.close()  # type: ignore[attr-defined]
    assert not active_children()
