"""Nodes and edges as rows for a server, each with a tag that says who wrote it and what.

A tag is 16 hex digits of a load and 16 of the content. What several loads speak of has a tag of each, one after the other, and keeps
what each of them said (its shares), so that any of them can be taken back.
"""

import json
import marshal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from kg.graph import Edge, Evidence, Graph, Node, Things, Value, columns_of, evidence_of
from kg.schema import Column, Schema, read_schema

Key = tuple[str, ...]  # what makes an item this one of its group: the key of a node; of an edge the keys of both its nodes

HALF = 16
_LATEST = ("last_seen", "end")  # of several days the last counts, of all others the first


@dataclass(frozen=True, slots=True)
class Group:
    """What one statement can write: nodes of a kind, or edges of a kind between two kinds of nodes."""

    kind: str
    source: str = ""
    target: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its rows, in the order of the schema."""
        schema = read_schema()
        return schema.edges[self.kind].columns if self.source else schema.nodes[self.kind].columns


@dataclass(frozen=True, slots=True)
class Item:
    """A node or an edge. `row` holds a value for each column of its group."""

    group: Group
    key: Key
    row: tuple[Value, ...]


def items_of(graph: Things) -> Iterator[Item]:
    """Every node, then every edge."""
    return (item_of(group, thing) for group, thing in things_of(graph))


def things_of(graph: Things) -> Iterator[tuple[Group, Node | Edge]]:
    """Every node, then every edge, with its group; as they are, since a row for each of a million takes long to make and to keep."""
    schema = read_schema()
    groups = {kind: Group(kind) for kind in schema.nodes}
    for node in graph.nodes:
        yield groups[node.kind], node
    between = {(e.name, *ends): Group(e.name, *ends) for e in schema.edges.values() for ends in e.ends}
    kinds = {node.id: node.kind for node in graph.nodes}
    for edge in graph.edges:
        yield between[edge.kind, kinds[edge.source], kinds[edge.target]], edge


def item_of(group: Group, thing: Node | Edge) -> Item:
    """A node or an edge as a row."""
    return Item(group, key_of(thing), row_of(group, thing))


def key_of(thing: Node | Edge) -> Key:
    """Its key among the items of its group."""
    return (thing.id,) if isinstance(thing, Node) else (thing.source, thing.target)


def row_of(group: Group, thing: Node | Edge) -> tuple[Value, ...]:
    """The values of its columns in their order, None where it has none; made for each of a million, hence without a step by name."""
    own, broken = _own(group.kind)
    row: tuple[Value, ...] = tuple(map(thing.properties.get, own))
    if broken:
        row = tuple(_float(value) if at in broken else value for at, value in enumerate(row))
    if isinstance(thing, Node):
        at = _key_at(group.kind)
        return (*row[:at], thing.id, *row[at + 1 :])
    return (*row, *_laid_out(thing.evidence)) if read_schema().edges[group.kind].evidence else row


def _laid_out(evidence: tuple[Evidence, ...]) -> tuple[Value, ...]:
    """The values of `columns_of`."""
    sure = [float(e.confidence) for e in evidence]
    return (
        [e.document for e in evidence],
        [e.quote for e in evidence],
        [offset for e in evidence for offset in (e.start, e.end)],
        [e.rule for e in evidence],
        sure,
        max(sure, default=None),
    )


@cache
def _key_at(kind: str) -> int:
    node = read_schema().nodes[kind]
    return [c.name for c in node.columns].index(node.key)


@cache
def _own(kind: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """The names of a kind's columns apart from those of the evidence, and which of them hold broken numbers."""
    schema = read_schema()
    columns = schema.nodes[kind].columns if kind in schema.nodes else schema.edges[kind].columns
    if kind in schema.edges and schema.edges[kind].evidence:
        columns = columns[: -len(columns_of(()))]
    return tuple(c.name for c in columns), frozenset(i for i, c in enumerate(columns) if c.type in ("float", "floats"))


def _float(value: Any) -> Any:
    """A number of the schema's kind: a server keeps no list of whole and broken numbers together."""
    return None if value is None else [float(v) for v in value] if isinstance(value, list) else float(value)


def graph_of(items: Iterable[Item]) -> Graph:
    """The graph that `items_of` took apart, with all properties of the schema; those without a value are None."""
    schema = read_schema()
    told = list(items)
    nodes = [_node(schema, item) for item in told if not item.group.source]
    return Graph.of(nodes, [_edge(schema, item) for item in told if item.group.source])


def _node(schema: Schema, item: Item) -> Node:
    kind = schema.nodes[item.group.kind]
    (id_,) = item.key
    return Node(kind.name, id_, {c.name: v for c, v in zip(kind.columns, item.row, strict=True) if c.name != kind.key})


def _edge(schema: Schema, item: Item) -> Edge:
    kind = schema.edges[item.group.kind]
    values: dict[str, Value] = {c.name: v for c, v in zip(kind.columns, item.row, strict=True)}
    evidence = evidence_of(values) if kind.evidence else ()
    own = {name: value for name, value in values.items() if not kind.evidence or name not in columns_of(())}
    source, target = item.key
    return Edge(kind.name, source, target, own, evidence)


def content_of(row: tuple[Value, ...]) -> bytes:
    """A row as bytes that depend on its values alone. Should another Python ever make others, it would write everything once more."""
    return marshal.dumps(row, 2)  # four times as fast as any text of it; later versions of the format tell equal values apart


def tag_of(load: str, content: bytes) -> str:
    """The tag of what a load says about an item."""
    return load + blake2b(content, digest_size=HALF // 2).hexdigest()


def tags_in(tag: str) -> list[str]:
    """The tags of each load in a stored tag."""
    return [tag[at : at + 2 * HALF] for at in range(0, len(tag), 2 * HALF)]


def load_of(tag: str) -> str:
    """The load that a tag is of."""
    return tag[:HALF]


@dataclass(frozen=True, slots=True)
class Stored:
    """An item as the server keeps it: `item` is what all loads together say, `shares` what each says, by its tag."""

    item: Item
    shares: dict[str, tuple[Value, ...]]


def stored(group: Group, cells: Sequence[Any]) -> Stored:
    """The answer of `load/read_nodes` or `load/read_edges`: key, tag, shares, and the columns."""
    key, tag, shares, *row = cells
    item = Item(group, tuple(key), tuple(row))
    if not shares:
        return Stored(item, {tag: item.row})
    return Stored(item, {share[: 2 * HALF]: tuple(json.loads(share[2 * HALF :])) for share in shares})


def together(item: Item, shares: dict[str, tuple[Value, ...]]) -> tuple[list[Any], Item]:
    """What is written for an item that these loads speak of: [tag, shares], and the item with what all say, whatever their order."""
    told = sorted((json.dumps(row, ensure_ascii=False), tag) for tag, row in shares.items())
    tag = "".join(tag for _, tag in told)
    if len(told) == 1:
        return [tag, None], Item(item.group, item.key, shares[tag])
    row = _merged(item.group, [shares[tag] for _, tag in told])
    return [tag, [tag + text for text, tag in told]], Item(item.group, item.key, row)


def _merged(group: Group, rows: list[tuple[Value, ...]]) -> tuple[Value, ...]:
    columns = group.columns
    values = {c.name: _one(c, [row[i] for row in rows if row[i] is not None]) for i, c in enumerate(columns)}
    if group.source and read_schema().edges[group.kind].evidence:
        names = [c.name for c in columns]
        every = {e for row in rows for e in evidence_of(dict(zip(names, row, strict=True)))}
        values |= columns_of(tuple(sorted(every)))
    return tuple(values[c.name] for c in columns)


def _one(column: Column, values: list[Any]) -> Value:
    """One value of many: lists united, each item once; of days the first or the last; else the first value there is."""
    if column.type.endswith("s") and values:
        return list(dict.fromkeys(v for some in values for v in some))
    if column.type == "day" and values:
        found: str = max(values) if column.name in _LATEST else min(values)
        return found
    return values[0] if values else None
