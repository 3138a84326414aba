"""Writes a plan in batches: two writers at once, edges that lead to one node all by the same writer, so that they seldom want one lock."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any
from zlib import crc32

from kg.schema import read_schema
from kg.store.items import Group
from kg.store.server import Server
from kg.store.statements import fill

Sized = tuple[int, list[Any]]
Track = Callable[[int, int], None]  # rows written, of how many
_WRITERS = 2
_ROWS, _CHARACTERS = 5000, 4_000_000  # of a batch, at most and about
_REMOVED = 1000  # a server takes much memory for each
_TARGET = 4  # where in the row of an edge the key of the node stands that it leads to


@dataclass
class Plan:
    """What is to be written: rows as the statements want them, each with its size in characters; of what is removed the ids."""

    created: dict[Group, list[Sized]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[Group, list[Sized]] = field(default_factory=lambda: defaultdict(list))
    removed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[tuple[bool, str]] = field(default_factory=Counter)  # (whether edges, one of ACTS)

    @property
    def rows(self) -> int:
        """How many rows are to be written."""
        return sum(len(rows) for part in (self.created, self.changed, self.removed) for rows in part.values())


Batch = tuple[str, list[Any]]


def write(server: Server, plan: Plan, track: Track) -> None:
    """Write all of it. Edges go first where things are removed, last where they are made."""
    nodes, edges = read_schema().nodes, read_schema().edges
    done, lock, whole = 0, Lock(), plan.rows

    def count(rows: int) -> None:
        nonlocal done
        with lock:
            done += rows
            track(done, whole)

    removed = {kind: [(1, id_) for id_ in ids] for kind, ids in plan.removed.items()}
    for batches in (
        _removals({k: v for k, v in removed.items() if k in edges}, "edges"),
        *(_lanes(part, verb, "nodes") for verb, part in (("create", plan.created), ("change", plan.changed))),
        *(_lanes(part, verb, "edges") for verb, part in (("create", plan.created), ("change", plan.changed))),
        _removals({k: v for k, v in removed.items() if k in nodes}, "nodes"),
    ):
        _run(server, batches, count)


def _removals(removed: dict[str, list[tuple[int, str]]], what: str) -> list[list[Batch]]:
    nodes = read_schema().nodes
    texts = {kind: fill(f"load/remove_{what}", kind=kind, key=nodes[kind].key if kind in nodes else "") for kind in removed}
    return [[(texts[kind], batch) for kind, rows in removed.items() for batch in _batches(rows, _REMOVED)]]


def _lanes(part: dict[Group, list[Sized]], verb: str, what: str) -> list[list[Batch]]:
    """The batches of each writer."""
    lanes: list[list[Batch]] = [[] for _ in range(_WRITERS)]
    for group, rows in part.items():
        if bool(group.source) != (what == "edges"):
            continue
        split: dict[int, list[Sized]] = defaultdict(list)
        for row in rows:
            split[crc32(row[1][_TARGET].encode()) % _WRITERS if group.source else 0].append(row)
        for at, some in split.items():
            for number, batch in enumerate(_batches(some, _ROWS)):
                lanes[at if group.source else number % _WRITERS].append((_text(group, verb, what), batch))
    return lanes


def _text(group: Group, verb: str, what: str) -> str:
    nodes = read_schema().nodes
    names = ["kg_tag", "kg_shares", *(["id", "", ""] if group.source else [""]), *(c.name for c in group.columns)]
    sign, before = (":", "") if verb == "create" else (" =", "n.")
    values = ", ".join(f"{before}`{name}`{sign} row[{i}]" for i, name in enumerate(names) if name)
    ends = {end: getattr(group, end) for end in ("source", "target") if group.source}
    keys = {f"{end}_key": nodes[kind].key for end, kind in ends.items()} or {"key": nodes[group.kind].key}
    return fill(f"load/{verb}_{what}", kind=group.kind, values=values, **ends, **keys)


def _batches(rows: Iterable[tuple[int, Any]], most: int) -> Iterator[list[Any]]:
    batch: list[Any] = []
    total = 0
    for size, row in rows:
        if batch and (len(batch) == most or total + size > _CHARACTERS):
            yield batch
            batch, total = [], 0
        batch.append(row)
        total += size
    if batch:
        yield batch


def _run(server: Server, lanes: list[list[Batch]], count: Callable[[int], None]) -> None:
    """All batches of all lanes; after an error no new one is begun."""
    failed = Event()

    def lane(batches: list[Batch]) -> None:
        for text, rows in batches:
            if failed.is_set():
                return
            try:
                server.write(text, {"rows": rows})
            except BaseException:
                failed.set()
                raise
            count(len(rows))

    with ThreadPoolExecutor(_WRITERS) as pool:
        for one in [pool.submit(lane, batches) for batches in lanes if batches]:
            one.result()
