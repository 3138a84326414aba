"""A graph folder with some nodes, edges and facts changed, written from the one that is there."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.graph import Edge, Graph, Node, edge_lines, node_lines, read_lines
from kg.schema import read_schema
from kg.store.database import check, counts, opened
from kg.store.embedded import DATABASE, EDGES, FACTS, LOG, NODES, read_manifest, write_manifest
from kg.store.lines import EDGE, FACT, NODE, Change, Key, Lines
from kg.store.revision import Revision, revise

_LONGEST_LOG = 1 << 22  # bytes; whoever opens the database reads all of it


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a graph, which need not be there."""

    nodes: Lines
    edges: Lines
    facts: Lines


@contextmanager
def files_of(folder: Path) -> Iterator[Files]:
    """The sorted files of a graph folder, closed afterwards."""
    files = Files(Lines(folder / NODES, NODE), Lines(folder / EDGES, EDGE), Lines(folder / FACTS, FACT))
    try:
        yield files
    finally:
        for lines in (files.nodes, files.edges, files.facts):
            lines.close()


@dataclass(frozen=True, slots=True)
class Changes:
    """Nodes, edges and lines of facts by their keys, as they are from now on; None for what is there no more."""

    nodes: Mapping[Key, Node | None]
    edges: Mapping[Key, Edge | None]
    facts: Mapping[Key, str | None]


def write_changes(folder: Path, files: Files, changes: Changes, new: Path) -> None:
    """Write into `new` the files of `folder` with the changes. Raises StoreError where the database does not hold what it should."""
    nodes = {key: next(node_lines(Graph((node,)))) if node else None for key, node in changes.nodes.items()}
    edges = {key: next(edge_lines(Graph((), (edge,)))) if edge else None for key, edge in changes.edges.items()}
    with ThreadPoolExecutor() as pool:  # copying and summing up wait for the disk, and for nothing of each other
        written = [
            pool.submit(lines.changed, new / name, given)
            for name, lines, given in ((NODES, files.nodes, nodes), (EDGES, files.edges, edges), (FACTS, files.facts, changes.facts))
        ]
        (changed_nodes, nodes_sum), (changed_edges, edges_sum), (_, facts_sum) = (one.result() for one in written)
    old = read_manifest(folder)
    numbers = _counted(old["nodes"], changed_nodes, 0), _counted(old["edges"], changed_edges, 1)
    write_manifest(new, *numbers, {NODES: nodes_sum, EDGES: edges_sum, FACTS: facts_sum})
    _write_database(folder, new, _revision(files, changed_nodes, changed_edges), *numbers)


def _counted(before: Mapping[str, int], changes: list[Change], kind: int) -> Counter[str]:
    head = (NODE, EDGE)[kind]
    count = Counter(before)
    count.update(head.key(change.new.encode())[0] for change in changes if change.new and not change.old)
    count.subtract(head.key(change.old.encode())[0] for change in changes if change.old and not change.new)
    return count


def _revision(files: Files, nodes: list[Change], edges: list[Change]) -> Revision:
    def read_nodes(lines: Iterator[str]) -> tuple[Node, ...]:
        return read_lines(lines, ()).nodes

    gone = read_nodes(c.old for c in nodes if c.old and not c.new)
    fresh = read_nodes(c.new for c in nodes if c.new and not c.old)
    edges_gone = read_lines((), (c.old for c in edges if c.old)).edges
    edges_new = read_lines((), (c.new for c in edges if c.new)).edges
    there = {(node.kind, node.id) for node in (*gone, *fresh)}

    def ends(edge: Edge) -> tuple[str, str]:
        known = read_schema().edges[edge.kind].ends
        keys = ((pair, ((pair[0], edge.source), (pair[1], edge.target))) for pair in known)
        fits = (pair for pair, both in keys if all(key in there or files.nodes.find(key) for key in both))
        return known[0] if len(known) == 1 else next(fits)

    changed = read_nodes(c.new for c in nodes if c.new and c.old)
    return Revision(gone, changed, fresh, edges_gone, edges_new, {e.key: ends(e) for e in (*edges_gone, *edges_new)})


def _write_database(folder: Path, new: Path, revision: Revision, nodes: Counter[str], edges: Counter[str]) -> None:
    """The database stays as it is and its log grows, until that is long: then both are written as one new database."""
    log = folder / LOG
    keep = not log.exists() or log.stat().st_size < _LONGEST_LOG
    (_link if keep else shutil.copyfile)(folder / DATABASE, new / DATABASE)
    if log.exists():
        shutil.copyfile(log, new / LOG)
    revise(new / DATABASE, revision, keep)
    with opened(new / DATABASE, read_only=True) as database:
        held_nodes, held = counts(database)
    by_kind: Counter[str] = Counter()
    for (kind, _, _), number in held.items():
        by_kind[kind] += number
    check((held_nodes, by_kind), nodes, edges)
    if keep:
        (new / DATABASE).unlink()


def _link(file: Path, place: Path) -> None:
    try:
        os.link(file, place)
    except OSError:  # not on every disk
        shutil.copyfile(file, place)
