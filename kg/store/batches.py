"""Rows of a plan in batches, each what one transaction writes, and the statements that take them.

A row is a list, which is smaller than a map. It names nodes by the server's own ids, which are found without an index.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.graph import Edge, Node
from kg.schema import read_schema
from kg.store.items import Group, Item, Key, content_of, row_of, tag_of
from kg.store.plan import Plan
from kg.store.statements import fill

_ROWS = 3000  # of a batch, at most: more make a server collect more garbage than they save
_BYTES = 8_000_000  # of a batch, about
_REMOVED = 1000  # a server takes much memory for each


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes: `number` things, in `rows` as its statement takes them."""

    number: int
    rows: list[Any]


Step = tuple[str, Iterator[Batch]]  # a statement with its batches, in whatever order they are written


def created_nodes(plan: Plan, group: Group, nodes: list[Node]) -> Step:
    """Rows of what is new, made when they are wanted: while one writer waits for them those of the others are being written."""
    rows = ((size, [tag, *row]) for size, tag, row in _told(plan, group, nodes))
    return _text(group, "create", ["kg_tag"], "`{name}`: {cell}"), _batches(rows, _ROWS)


def created_edges(plan: Plan, group: Group, edges: list[Edge]) -> Step:
    """The same for edges, those from one node together, as they stand in a graph."""
    told = zip(edges, _told(plan, group, edges), strict=True)
    rows = ((size, (edge.source, [plan.ids[edge.target], tag, *row])) for edge, (size, tag, row) in told)
    return _text(group, "create", ["", "kg_tag"], "`{name}`: {cell}"), (_by_source(plan, batch) for batch in _batches(rows, _ROWS))


def _by_source(plan: Plan, batch: Batch) -> Batch:
    together = groupby(batch.rows, itemgetter(0))
    return Batch(batch.number, [[plan.ids[source], [row for _, row in some]] for source, some in together])


def _told(plan: Plan, group: Group, things: Iterable[Node | Edge]) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    """Of each thing its size in bytes, its tag, and its row."""
    for thing in things:
        row = row_of(group, thing)
        content = content_of(row)
        yield len(content), tag_of(plan.load, content), row


def changed(plan: Plan, group: Group, items: list[tuple[list[Any], Item]]) -> Step:
    """Rows of what says something else."""
    told = ((head, item, [*head, *item.row]) for head, item in items)
    rows = ((len(content_of(tuple(row))), [*_ids(plan, item.key), *row]) for _, item, row in told)
    return _text(group, "change", [*[""] * (2 if group.source else 1), "kg_tag", "kg_shares"], "n.`{name}` = {cell}"), _batches(rows, _ROWS)


def removed(plan: Plan, group: Group, keys: list[Key]) -> Step:
    """Rows of what nobody speaks of any more."""
    return _text(group, "remove", [], ""), _batches(((1, _ids(plan, key)) for key in keys), _REMOVED)


def _ids(plan: Plan, key: Key) -> list[str]:
    return [plan.ids[one] for one in key]


def _text(group: Group, verb: str, head: list[str], form: str) -> str:
    """The statement that takes rows with these cells before the columns; those without a name are no property."""
    names = enumerate([*head, *(c.name for c in group.columns)])
    values = ", ".join(form.format(name=name, cell=f"row[{i}]") for i, name in names if name)
    if group.source:
        return fill(f"load/{verb}_edges", kind=group.kind, values=values)
    return fill(f"load/{verb}_nodes", kind=group.kind, values=values, key=read_schema().nodes[group.kind].key)


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
