"""Writes a plan in batches, two at a time, of which no two ever touch one node: neither waits for a lock that the other holds."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter, itemgetter
from threading import Event, Lock
from typing import Any
from zlib import crc32

from kg.graph import Edge, Node
from kg.schema import read_schema
from kg.store.items import Group, content_of, row_of, tag_of
from kg.store.server import Server
from kg.store.statements import fill

Sized = tuple[int, list[Any]]
Track = Callable[[int, int], None]  # rows written, of how many
_ROWS, _BYTES = 3000, 8_000_000  # of a batch, at most and about; more rows make a server collect more garbage than they save
_REMOVED = 1000  # a server takes much memory for each
_KEY, _TARGET = 2, 4  # where in a row that changes its key stands, and in that of an edge the key of the node it leads to


@dataclass
class Plan:
    """What is to be written: nodes and edges that `load` makes; rows that change, each with its size in bytes; ids to be removed."""

    load: str
    created: dict[Group, list[Node | Edge]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[Group, list[Sized]] = field(default_factory=lambda: defaultdict(list))
    removed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[tuple[bool, str]] = field(default_factory=Counter)  # (whether edges, one of ACTS)

    @property
    def rows(self) -> int:
        """How many rows are to be written."""
        return sum(len(rows) for part in (self.created, self.changed, self.removed) for rows in part.values())


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes: `number` things, in `rows` as its statement takes them."""

    number: int
    rows: list[Any]


Lane = tuple[str, Iterable[Batch]]  # a statement with its batches; lanes that stand together are written at once


def write(server: Server, plan: Plan, track: Track) -> None:
    """Write all of it. Edges go first where things are removed, last where they are made."""
    nodes, edges = read_schema().nodes, read_schema().edges
    done, lock, whole = 0, Lock(), plan.rows

    def count(rows: int) -> None:
        nonlocal done
        with lock:
            done += rows
            track(done, whole)

    for lanes in (
        *_removals({k: v for k, v in plan.removed.items() if k in edges}, "edges"),
        *_makings(plan, edges=False),
        *_makings(plan, edges=True),
        *_removals({k: v for k, v in plan.removed.items() if k in nodes}, "nodes"),
    ):
        _run(server, lanes, count)


def _removals(removed: dict[str, list[str]], what: str) -> Iterator[Sequence[Lane]]:
    nodes = read_schema().nodes
    for kind, ids in removed.items():
        text = fill(f"load/remove_{what}", kind=kind, key=nodes[kind].key if kind in nodes else "")
        yield [(text, _batches(((1, id_) for id_ in ids), _REMOVED))]


def _makings(plan: Plan, edges: bool) -> Iterator[Sequence[Lane]]:
    """What is created, then what is changed."""
    for group, things in plan.created.items():
        if bool(group.source) == edges:
            make: Callable[[str, Group, list[Any]], Iterator[Batch]] = _edges if edges else _nodes
            yield from ([(_creating(group), make(plan.load, group, some)) for some in lanes] for lanes in _apart(group, things))
    for group, rows in plan.changed.items():
        if bool(group.source) == edges:
            halves = _halves(rows, lambda row: row[1][_TARGET if edges else _KEY])
            yield [(_changing(group), _batches(half, _ROWS)) for half in halves]


def _apart(group: Group, things: list[Any]) -> Iterator[list[list[Any]]]:
    """The things in lanes: nodes in one go; edges in two, first those within each half of all nodes, then those from half to half."""
    if not group.source:
        yield _halves(things, attrgetter("id"))
        return
    within: list[Edge] = []
    across: list[Edge] = []
    for edge in things:
        (within if _half(edge.source) == _half(edge.target) else across).append(edge)
    yield _halves(within, attrgetter("target"))
    crossing = _halves(across, attrgetter("target"))
    yield from ([lane] for lane in crossing) if group.source == group.target else (crossing,)


def _half(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) & 1


def _halves(things: Iterable[Any], key: Callable[[Any], str]) -> list[list[Any]]:
    halves: list[list[Any]] = [[], []]
    for thing in things:
        halves[_half(key(thing))].append(thing)
    return halves


def _nodes(load: str, group: Group, nodes: list[Node]) -> Iterator[Batch]:
    """Rows of what is new, made when they are wanted: while one writer makes them the other's are being written."""
    return _batches(((size, [tag, *row]) for size, tag, row in _told(load, group, nodes)), _ROWS)


def _edges(load: str, group: Group, edges: list[Edge]) -> Iterator[Batch]:
    """Edges to one node stand together."""
    edges = sorted(edges, key=attrgetter("target"))
    rows = zip(edges, _told(load, group, edges), strict=True)
    for batch in _batches(((size, (edge.target, [edge.source, tag, edge.id, *row])) for edge, (size, tag, row) in rows), _ROWS):
        together = groupby(batch.rows, itemgetter(0))
        yield Batch(batch.number, [[target, [row for _, row in some]] for target, some in together])


def _told(load: str, group: Group, things: Iterable[Node | Edge]) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    """Of each thing its size in bytes, its tag, and its row."""
    for thing in things:
        row = row_of(group, thing)
        content = content_of(row)
        yield len(content), tag_of(load, content), row


def _creating(group: Group) -> str:
    head = ["", "kg_tag", "id"] if group.source else ["kg_tag"]
    return _text(group, "create", head, "`{name}`: {cell}")


def _changing(group: Group) -> str:
    head = ["kg_tag", "kg_shares", *(["id", "", ""] if group.source else [""])]
    return _text(group, "change", head, "n.`{name}` = {cell}")


def _text(group: Group, verb: str, head: list[str], form: str) -> str:
    """The statement that takes rows with these cells before the columns; those without a name are no property."""
    nodes = read_schema().nodes
    names = enumerate([*head, *(c.name for c in group.columns)])
    values = ", ".join(form.format(name=name, cell=f"row[{i}]") for i, name in names if name)
    ends = {end: getattr(group, end) for end in ("source", "target") if group.source}
    keys = {f"{end}_key": nodes[kind].key for end, kind in ends.items()} or {"key": nodes[group.kind].key}
    return fill(f"load/{verb}_{'edges' if ends else 'nodes'}", kind=group.kind, values=values, **ends, **keys)


def _batches(rows: Iterable[tuple[int, Any]], most: int) -> Iterator[Batch]:
    batch: list[Any] = []
    total = 0
    for size, row in rows:
        if batch and (len(batch) == most or total + size > _BYTES):
            yield Batch(len(batch), batch)
            batch, total = [], 0
        batch.append(row)
        total += size
    if batch:
        yield Batch(len(batch), batch)


def _run(server: Server, lanes: Sequence[Lane], count: Callable[[int], None]) -> None:
    """All batches of all lanes; after an error no new one is begun."""
    failed = Event()

    def write(text: str, batches: Iterable[Batch]) -> None:
        try:
            for batch in batches:
                if failed.is_set():
                    return
                server.write(text, {"rows": batch.rows})
                count(batch.number)
        except BaseException:
            failed.set()
            raise

    with ThreadPoolExecutor(len(lanes)) as pool:
        for one in [pool.submit(write, *lane) for lane in lanes]:
            one.result()
