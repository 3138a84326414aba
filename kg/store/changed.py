"""Some nodes, edges and facts of a graph folder changed."""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.graph import Edge, Graph, Node, edge_lines, node_lines, read_lines
from kg.schema import read_schema
from kg.store.database import check, counts, opened
from kg.store.folder import DATABASE, EDGES, FACTS, LOG, NODES
from kg.store.late import Files, written_late
from kg.store.ledger import Key, Ledger
from kg.store.lines import Change
from kg.store.manifest import read_manifest, write_manifest
from kg.store.place import gone, link
from kg.store.revision import Revision, revise

_LONGEST_LOG = 1 << 22  # bytes; whoever opens the database reads all of it


@dataclass(frozen=True, slots=True)
class Changes:
    """Nodes, edges and lines of facts by their keys, as they are from now on; None for what is there no more."""

    nodes: Mapping[Key, Node | None]
    edges: Mapping[Key, Edge | None]
    facts: Mapping[Key, str | None]


def write_changes(folder: Path, files: Files, changes: Changes, ledger: Ledger, new: Path, at_once: int) -> None:
    """Write into `new` and `ledger` what is new in `folder` with the changes; sorted files where they have `at_once` bytes at most.

    Raises StoreError where the database does not hold what it should.
    """
    nodes = files.nodes.changes({key: next(node_lines(Graph((node,)))) if node else None for key, node in changes.nodes.items()})
    edges = files.edges.changes({key: next(edge_lines(Graph((), (edge,)))) if edge else None for key, edge in changes.edges.items()})
    for name, changed in ((NODES, nodes), (EDGES, edges), (FACTS, files.facts.changes(changes.facts))):
        ledger.late(name).put((key, change.new) for key, change in changed.items())
    old = read_manifest(folder)
    numbers = _counted(old["nodes"], nodes), _counted(old["edges"], edges)
    _write_database(folder, new, _revision(files, list(nodes.values()), list(edges.values())), *numbers)
    write_manifest(new, *numbers, written_late(folder, files, ledger, new, at_once))


def _counted(before: Mapping[str, int], changes: Mapping[Key, Change]) -> Counter[str]:
    count = Counter(before)
    count.update(kind for (kind, *_), change in changes.items() if not change.old)
    count.subtract(kind for (kind, *_), change in changes.items() if not change.new)
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
    (link if keep else shutil.copyfile)(folder / DATABASE, new / DATABASE)
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
    else:
        gone(new, LOG)
