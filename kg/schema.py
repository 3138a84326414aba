"""`models/schema.yml` as values: the kinds of nodes and edges, their properties, and the columns of every table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import KnowledgeError, StoreError
from kg.graph import Edge, Node, Things, Value, columns_of
from kg.resources import MODELS

TYPES = ("string", "day", "int", "float", "bool", "strings", "ints", "floats")
SCHEMA = MODELS / "schema.yml"


@dataclass(frozen=True, slots=True)
class Column:
    """A property. `type` is one of `TYPES`; `label` is Chinese."""

    name: str
    type: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node; `key` names the column that identifies one, `caption` that which a drawing shows, on `colour` (#RRGGBB)."""

    name: str
    label: str
    description: str
    key: str
    caption: str
    colour: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A kind of edge between the pairs of node kinds in `ends`; `columns` include those of the evidence where `evidence` is true."""

    name: str
    label: str
    description: str
    ends: tuple[tuple[str, str], ...]
    evidence: bool
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """All kinds by name, in the order of the file."""

    nodes: dict[str, NodeKind]
    edges: dict[str, EdgeKind]


@cache
def read_schema(path: Path = SCHEMA) -> Schema:
    """The schema. Raises KnowledgeError on an unknown type or node kind."""
    raw = yaml.safe_load(path.read_text("utf-8"))
    evidence = _columns(path, "evidence", raw["evidence"])
    nodes = {name: _node_kind(path, name, kind) for name, kind in raw["nodes"].items()}
    return Schema(nodes, {name: _edge_kind(path, name, kind, evidence, nodes) for name, kind in raw["edges"].items()})


def _node_kind(path: Path, name: str, raw: dict[str, Any]) -> NodeKind:
    columns = _columns(path, name, raw["properties"])
    for role in ("key", "caption"):
        if raw[role] not in (c.name for c in columns):
            raise KnowledgeError(
                f"{path.name}: {name}", f"{role} {raw[role]!r} is no property", f"Properties: {', '.join(raw['properties'])}"
            )
    return NodeKind(name, raw["label"], raw["description"], raw["key"], raw["caption"], raw["colour"], columns)


def _edge_kind(path: Path, name: str, raw: dict[str, Any], evidence: tuple[Column, ...], nodes: dict[str, NodeKind]) -> EdgeKind:
    for kind in (kind for ends in raw["ends"] for kind in ends):
        if kind not in nodes:
            raise KnowledgeError(f"{path.name}: {name}", f"unknown node kind {kind!r}", f"Known kinds: {', '.join(nodes)}")
    extracted = bool(raw.get("evidence"))
    columns = _columns(path, name, raw["properties"]) + (evidence if extracted else ())
    return EdgeKind(name, raw["label"], raw["description"], tuple((a, b) for a, b in raw["ends"]), extracted, columns)


def _columns(path: Path, owner: str, raw: dict[str, dict[str, str]]) -> tuple[Column, ...]:
    for name, column in raw.items():
        if column["type"] not in TYPES:
            raise KnowledgeError(f"{path.name}: {owner}.{name}", f"unknown type {column['type']!r}", f"Types: {', '.join(TYPES)}")
    return tuple(Column(name, c["type"], c["label"], c["description"]) for name, c in raw.items())


def node_row(kind: NodeKind, node: Node) -> dict[str, Value]:
    """A node's columns, all of them, None where the node has no value."""
    return {c.name: node.id if c.name == kind.key else node.properties.get(c.name) for c in kind.columns}


def edge_row(kind: EdgeKind, edge: Edge) -> dict[str, Value]:
    """An edge's columns, all of them, evidence laid out where the kind has it."""
    values = {**edge.properties, **(columns_of(edge.evidence) if kind.evidence else {})}
    return {c.name: values.get(c.name) for c in kind.columns}


def check_schema(graph: Things) -> None:
    """Raises StoreError where the graph breaks the schema."""
    _raise_on(faults(graph))


def _raise_on(broken: list[str]) -> None:
    if broken:
        raise StoreError(f"{len(broken)} faults in the graph, the first: {broken[0]}. Nothing was written; see models/schema.yml")


class Checked:
    """A graph whose nodes and then edges are checked while they are walked through, once; StoreError is raised at the first fault.

    `kinds` are those of the nodes so far, by their ids.
    """

    def __init__(self, graph: Things) -> None:
        self._graph = graph
        self.kinds: dict[str, str] = {}

    @property
    def nodes(self) -> Iterator[Node]:
        """All nodes."""
        schema = read_schema()
        for node in self._graph.nodes:
            _raise_on(_node_faults(node, schema))
            self.kinds[node.id] = node.kind
            yield node

    @property
    def edges(self) -> Iterator[Edge]:
        """All edges."""
        schema = read_schema()
        for edge in self._graph.edges:
            _raise_on(_edge_faults(edge, self.kinds, schema))
            yield edge


def faults(graph: Things, schema: Schema | None = None) -> list[str]:
    """What breaks the schema, in words: unknown kinds and properties, wrong ends, edges without evidence. Empty when all is well."""
    schema = schema or read_schema()
    kinds = {node.id: node.kind for node in graph.nodes}
    found = [fault for node in graph.nodes for fault in _node_faults(node, schema)]
    return found + [fault for edge in graph.edges for fault in _edge_faults(edge, kinds, schema)]


def _node_faults(node: Node, schema: Schema) -> list[str]:
    if node.kind not in schema.nodes:
        return [f"{node.id}: unknown node kind {node.kind}"]
    return _unknown(node, schema.nodes[node.kind].columns)


def _edge_faults(edge: Edge, kinds: dict[str, str], schema: Schema) -> list[str]:
    kind = schema.edges.get(edge.kind)
    if kind is None:
        return [f"{edge.id}: unknown edge kind {edge.kind}"]
    found = _unknown(edge, kind.columns)
    ends = (kinds.get(edge.source, "nothing"), kinds.get(edge.target, "nothing"))
    if ends not in kind.ends:
        found.append(f"{edge.id}: {edge.kind} from {ends[0]} to {ends[1]}")
    if kind.evidence and not edge.evidence:
        found.append(f"{edge.id}: {edge.kind} without evidence")
    return found


def _unknown(thing: Node | Edge, columns: tuple[Column, ...]) -> list[str]:
    names = thing.properties.keys() - {column.name for column in columns}
    return [f"{thing.id}: unknown property {name}" for name in sorted(names)] if names else []
