"""The facts that a graph is built from, on the disk, read anew at each walk and never held."""

import json
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.facts import Facts
from kg.facts_file import read_facts
from kg.facts_rows import from_bytes, to_bytes
from kg.resolve.corrections import corrected
from kg.resolve.judgements import Judgements
from kg.spool import Sorter, Spool
from kg.store.folder import FACTS


class Told:
    """The facts of each document once, by their ids, as people corrected them. Of several with one id the last by content counts.

    `folder` gets the sorted file of them all, uncorrected; what is walked through lies there without a name.
    """

    def __init__(self, facts: Iterable[Facts], judged: Judgements, folder: Path) -> None:
        self.judged = judged
        self._kept: Spool[bytes] = Spool(folder)
        self._order = array("I")
        lines = Sorter(folder)
        for one in facts:
            lines.put((json.dumps(one.document.id, ensure_ascii=False), one.to_json()), str(self._kept.put(to_bytes(one))))
        last = None
        with (folder / FACTS).open("w", encoding="utf-8", newline="\n") as stream:
            for (id_, line), number in lines:
                stream.write(f"{line}\n")
                if id_ == last:
                    self._order.pop()
                self._order.append(int(number))
                last = id_

    def __iter__(self) -> Iterator[Facts]:
        return (corrected(from_bytes(self._kept[number]), self.judged) for number in self._order)


def facts_in(path: Path) -> Iterator[Facts]:
    """All facts in a file. Raises InputError on a broken line."""
    for one in read_facts(str(path)):
        if isinstance(one, InputError):
            raise one
        yield one
