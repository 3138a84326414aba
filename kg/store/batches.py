"""Writes a plan in batches: two writers at once, edges that lead to one node all by the same writer, so that they seldom want one lock."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any, TypeVar
from zlib import crc32

from kg.graph import Edge, Node
from kg.schema import read_schema
from kg.store.items import Group, item_of, tag_of
from kg.store.server import Server
from kg.store.statements import fill

Sized = tuple[int, list[Any]]
Track = Callable[[int, int], None]  # rows written, of how many
_WRITERS = 2
_ROWS, _CHARACTERS = 5000, 4_000_000  # of a batch, at most and about
_REMOVED = 1000  # a server takes much memory for each
_KEY, _TARGET = 2, 4  # where in a row its key stands, and in that of an edge the key of the node it leads to


@dataclass
class Plan:
    """What is to be written: nodes and edges that `load` makes; rows that change, each with its size in characters; ids to be removed."""

    load: str
    created: dict[Group, list[Node | Edge]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[Group, list[Sized]] = field(default_factory=lambda: defaultdict(list))
    removed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[tuple[bool, str]] = field(default_factory=Counter)  # (whether edges, one of ACTS)

    @property
    def rows(self) -> int:
        """How many rows are to be written."""
        return sum(len(rows) for part in (self.created, self.changed, self.removed) for rows in part.values())


Lanes = list[list[tuple[str, Iterator[list[Any]]]]]  # for each writer statements, each with its batches of rows
T = TypeVar("T")


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
        *_makings(plan, edges=False),
        *_makings(plan, edges=True),
        _removals({k: v for k, v in removed.items() if k in nodes}, "nodes"),
    ):
        _run(server, batches, count)


def _removals(removed: dict[str, list[tuple[int, str]]], what: str) -> Lanes:
    nodes = read_schema().nodes
    texts = {kind: fill(f"load/remove_{what}", kind=kind, key=nodes[kind].key if kind in nodes else "") for kind in removed}
    return [[(texts[kind], _batches(rows, _REMOVED)) for kind, rows in removed.items()]]


def _makings(plan: Plan, edges: bool) -> Iterator[Lanes]:
    """What is created, then what is changed."""
    created, changed = _empty(), _empty()
    for group, things in plan.created.items():
        for at, some in enumerate(_split(things, lambda thing: thing.target if isinstance(thing, Edge) else thing.id)):
            if bool(group.source) == edges:
                created[at].append((_text(group, "create"), _batches(_rows(plan.load, group, some), _ROWS)))
    for group, rows in plan.changed.items():
        for at, sized in enumerate(_split(rows, lambda row: row[1][_TARGET if edges else _KEY])):
            if bool(group.source) == edges:
                changed[at].append((_text(group, "change"), _batches(sized, _ROWS)))
    yield created
    yield changed


def _empty() -> Lanes:
    return [[] for _ in range(_WRITERS)]


def _split(things: list[T], key: Callable[[T], str]) -> list[list[T]]:
    """A part for each writer: all with one key in the same."""
    parts: list[list[T]] = [[] for _ in range(_WRITERS)]
    for thing in things:
        parts[crc32(key(thing).encode("utf-8", "surrogatepass")) % _WRITERS].append(thing)
    return parts


def _rows(load: str, group: Group, things: Iterable[Node | Edge]) -> Iterator[Sized]:
    """Rows of what is new, made when they are wanted: while one writer makes them the other's are being written."""
    for thing in things:
        item = item_of(group, thing)
        text = repr(item.row)
        yield len(text), [tag_of(load, text), None, item.id, *item.ends, *item.row]


def _text(group: Group, verb: str) -> str:
    nodes, what = read_schema().nodes, "edges" if group.source else "nodes"
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


def _run(server: Server, lanes: Lanes, count: Callable[[int], None]) -> None:
    """All batches of all lanes; after an error no new one is begun."""
    failed = Event()

    def lane(statements: list[tuple[str, Iterator[list[Any]]]]) -> None:
        try:
            for text, rows in ((text, rows) for text, batches in statements for rows in batches):
                if failed.is_set():
                    return
                server.write(text, {"rows": rows})
                count(len(rows))
        except BaseException:
            failed.set()
            raise

    with ThreadPoolExecutor(_WRITERS) as pool:
        for one in [pool.submit(lane, statements) for statements in lanes if statements]:
            one.result()
