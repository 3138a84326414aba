"""The file of facts of a graph, which are sorted on the disk: an archive's are never all in memory."""

import json
from array import array
from collections.abc import Iterable
from pathlib import Path

from kg.facts import Facts
from kg.spool import Sorter
from kg.store.folder import FACTS

_RUN = 1 << 11  # documents that are sorted at a time


def write_facts(folder: Path, facts: Iterable[Facts]) -> "array[int]":
    """A line for each, sorted by the ids of the documents as they are written there, those of one id by their content.

    Which of the facts count, by the numbers 0, 1, … of their coming, in the order of the file: of several with one id the last.
    """
    lines = Sorter(folder, _RUN)
    for one in facts:
        lines.put((json.dumps(one.document.id, ensure_ascii=False), one.to_json()), None)
    count, last = array("I"), None
    with (folder / FACTS).open("w", encoding="utf-8", newline="\n") as stream:
        for (id_, line), number, _ in lines:
            stream.write(f"{line}\n")
            if id_ == last:
                count.pop()
            count.append(number)
            last = id_
    return count
