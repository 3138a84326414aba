"""Sorted files that are written when somebody reads them: in a large archive that takes longer than everything else for one document.

Until then they are called outdated, and the lines that they lack stand in the state.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.store.folder import EDGES, FACTS, LINES, MANIFEST, NODES, STATE, outdated
from kg.store.ledger import Ledger, is_of
from kg.store.lines import EDGE, FACT, NODE, Lines
from kg.store.manifest import Manifest, is_late, read_manifest, write_manifest
from kg.store.place import gone, link, locked, placed

AT_ONCE = 1 << 26  # bytes of sorted files, a tenth of a second
_HEADS = {NODES: NODE, EDGES: EDGE, FACTS: FACT}


@dataclass(frozen=True, slots=True)
class Files:
    """The sorted files of a graph."""

    nodes: Lines
    edges: Lines
    facts: Lines


@contextmanager
def files_of(folder: Path, ledger: Ledger) -> Iterator[Files]:
    """The sorted files of a graph folder with all that came since, closed afterwards."""
    late = is_late(read_manifest(folder))
    nodes, edges, facts = (Lines(folder / _called(name, late), _HEADS[name], ledger.late(name)) for name in LINES)
    try:
        yield Files(nodes, edges, facts)
    finally:
        for lines in (nodes, edges, facts):
            lines.close()


def _called(name: str, late: bool) -> str:
    return outdated(name) if late else name


def written_late(folder: Path, files: Files, ledger: Ledger, new: Path, at_once: int) -> dict[str, str] | None:
    """Write into `new` the sorted files with what came since, and give their sums; or where they have more bytes, call them outdated."""
    late = is_late(read_manifest(folder))
    if sum((folder / _called(name, late)).stat().st_size for name in LINES) <= at_once:
        return _written(files, ledger, new)
    for name in () if late else LINES:
        link(folder / name, new / outdated(name))
        gone(new, name)
    return None


def brought_up(folder: Path) -> Manifest:
    """The manifest of a graph whose sorted files are up to date; where they were not, they are written. Raises StoreError."""
    if is_late(read_manifest(folder)):
        with locked(folder):
            bring_up(folder)
    return read_manifest(folder)


def bring_up(folder: Path) -> None:
    """Write the sorted files of a folder that is locked, where they are not up to date. Raises StoreError."""
    manifest = read_manifest(folder)
    if not is_late(manifest):
        return
    if not is_of(folder / STATE, folder / MANIFEST):
        raise StoreError(f"{folder / STATE}: is lost or of another graph, and what was added last is in it alone. Build the graph again")
    with closing(Ledger(folder / STATE)) as ledger:
        ledger.begin()
        with placed(folder, ledger.commit) as new, files_of(folder, ledger) as files:
            write_manifest(new, Counter(manifest["nodes"]), Counter(manifest["edges"]), _written(files, ledger, new))
            ledger.belong_to(new / MANIFEST)


def _written(files: Files, ledger: Ledger, new: Path) -> dict[str, str]:
    came = {name: dict(ledger.late(name).starting()) for name in LINES}
    with ThreadPoolExecutor() as pool:  # copying and summing up wait for the disk, and for nothing of each other
        writing = {
            name: pool.submit(lines.written, new / name, came[name])
            for name, lines in zip(LINES, (files.nodes, files.edges, files.facts), strict=True)
        }
        sums = {name: one.result() for name, one in writing.items()}
    for name in LINES:
        ledger.late(name).clear()
        gone(new, outdated(name))
    return sums


def facts_there(path: Path) -> None:
    """Where it is the file of facts of a graph, it is brought up to date. Raises StoreError."""
    if path.name == FACTS and not path.exists() and path.with_name(outdated(FACTS)).exists():
        brought_up(path.parent)
