"""The facts in a sorted file, read anew at each walk and never held."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.errors import InputError
from kg.facts import Facts
from kg.facts_file import read_facts
from kg.resolve.corrections import corrected
from kg.resolve.judgements import Judgements


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of each document once, as people corrected them. Of several lines with one id the last counts."""

    path: Path
    judged: Judgements

    def __iter__(self) -> Iterator[Facts]:
        for _, same in groupby(facts_in(self.path), key=lambda facts: facts.document.id):
            *_, last = same
            yield corrected(last, self.judged)


def facts_in(path: Path) -> Iterator[Facts]:
    """All facts in a file. Raises InputError on a broken line."""
    for one in read_facts(str(path)):
        if isinstance(one, InputError):
            raise one
        yield one
