"""The facts that a graph is built from, on the disk, read anew at each walk and never held."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.facts import Facts
from kg.facts_file import read_facts
from kg.facts_rows import from_bytes, to_bytes
from kg.resolve.corrections import corrected
from kg.resolve.judgements import Judgements
from kg.spool import Spool
from kg.store.facts import write_facts


class Told:
    """The facts of each document once, by their ids, as people corrected them. Of several with one id the last by content counts.

    `folder` gets the sorted file of them all, uncorrected; what is walked through lies there without a name.
    """

    def __init__(self, facts: Iterable[Facts], judged: Judgements, folder: Path) -> None:
        self.judged = judged
        self._kept = Spool(folder)
        self._order = write_facts(folder, map(self._keep, facts))

    def _keep(self, one: Facts) -> Facts:
        self._kept.put(to_bytes(one))
        return one

    def __iter__(self) -> Iterator[Facts]:
        return (corrected(from_bytes(self._kept[number]), self.judged) for number in self._order)


def facts_in(path: Path) -> Iterator[Facts]:
    """All facts in a file. Raises InputError on a broken line."""
    for one in read_facts(str(path)):
        if isinstance(one, InputError):
            raise one
        yield one
