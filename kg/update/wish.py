"""Which documents a graph is to have from now on."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.facts import Facts
from kg.store.ledger import Key


@dataclass(frozen=True, slots=True)
class Wish:
    """The graph in `folder` without the documents `withdrawn`, by their ids or paths, and with those `given`."""

    folder: Path
    given: Sequence[Facts]
    withdrawn: Sequence[str]

    def gone(self, documents: Callable[[str], list[str]]) -> set[str]:
        """The ids of the documents that go: the withdrawn, and those of the paths of the given, which take their places.

        `documents` gives the ids of the documents with an id or a path. Raises KgError where one to withdraw is not there.
        """
        if missing := [name for name in self.withdrawn if not documents(name)]:
            raise KgError(f"{self.folder} has no document {missing[0]}. Give its id or path, as `kg query` shows them")
        names = [*self.withdrawn, *(one.document.path for one in self.given)]
        return {id_ for name in names for id_ in documents(name)} - {one.document.id for one in self.given}

    def check(self, left: int) -> None:
        """Raises KgError where no document is left."""
        if left <= 0:
            raise KgError(f"no document would be left; {self.folder} is as it was. Take the folder away instead")


def documents_in(paths: Mapping[str, str]) -> Callable[[str], list[str]]:
    """Gives the ids of the documents with an id or a path; `paths` by ids."""
    named: dict[str, list[str]] = {}
    for id_, path in paths.items():
        for name in {id_, path}:
            named.setdefault(name, []).append(id_)
    return lambda name: named.get(name, [])


def fact_key(id_: str) -> Key:
    """The key of a document's line in a file of facts."""
    return (json.dumps(id_, ensure_ascii=False),)
