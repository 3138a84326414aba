"""The graph as plain values, between resolution and whatever store or file holds it.

Nodes stand sorted by kind and id, edges by kind, source and target; no two of either have the same key.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

from kg.ids import make_id

Value = str | int | float | bool | None | list[str] | list[int] | list[float]
Properties = Mapping[str, Value]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One sentence that says it: `start`, `end` are half-open code points of the document as given."""

    document: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Node:
    """A thing. `kind` is a node kind of `models/schema.yml`; `id` is unique in the graph."""

    kind: str
    id: str
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed edge between node ids, at most one of a kind for each pair; `evidence` sorted, without repeats."""

    kind: str
    source: str
    target: str
    properties: Properties = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it this edge."""
        return self.kind, self.source, self.target

    @property
    def id(self) -> str:
        """A stable id, unique among the edges of a graph."""
        return make_id(self.kind.lower(), self.source, self.target)


class Things(Protocol):
    """Nodes and edges in their order, to be walked through as often as needed: a graph, or one that stays in its files."""

    @property
    def nodes(self) -> Iterable[Node]:
        """All nodes."""
        ...

    @property
    def edges(self) -> Iterable[Edge]:
        """All edges."""
        ...


@dataclass(frozen=True, slots=True)
class Graph:
    """All nodes and edges, in their order."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    @staticmethod
    def of(nodes: Iterable[Node], edges: Iterable[Edge]) -> "Graph":
        """A graph in order, with the evidence of equal edges brought together. Of nodes with one id the last stays."""
        by_id = {node.id: node for node in nodes}
        return Graph(tuple(sorted(by_id.values(), key=lambda n: (n.kind, n.id))), tuple(merge_edges(edges)))


def merge_edges(edges: Iterable[Edge]) -> Iterator[Edge]:
    """One edge for each key, in order: evidence united; of each property the value of the edge whose evidence comes first."""
    kinds: dict[str, list[Edge]] = {}
    for edge in edges:
        kinds.setdefault(edge.kind, []).append(edge)
    for kind in sorted(kinds):  # one kind after the other: the keys of all are never there at once
        for _, group in groupby(sorted(kinds.pop(kind), key=_ends), key=_ends):
            same = list(group)
            yield _merged(same if len(same) == 1 else sorted(same, key=_rank))


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.source, edge.target


def _rank(edge: Edge) -> tuple[tuple[Evidence, ...], str]:
    return edge.evidence, json.dumps(dict(edge.properties), sort_keys=True) if edge.properties else ""


def _merged(edges: list[Edge]) -> Edge:
    first = edges[0]
    if len(edges) == 1 and len(first.evidence) < 2:
        return first
    names = {name: None for edge in edges for name in edge.properties}
    properties = {name: _first([edge.properties.get(name) for edge in edges]) for name in names}
    evidence = {e for edge in edges for e in edge.evidence}
    return Edge(first.kind, first.source, first.target, properties, tuple(sorted(evidence)))


def _first(values: list[Value]) -> Value:
    """The first value there is; lists are united, each item once, in the order of their coming."""
    there = [v for v in values if v is not None]
    if there and all(isinstance(v, list) for v in there):
        return list(dict.fromkeys(item for v in there if isinstance(v, list) for item in v))  # type: ignore[return-value]
    return there[0] if there else None


def columns_of(evidence: tuple[Evidence, ...]) -> dict[str, Value]:
    """Evidence as the properties of an edge: lists that run side by side, `offsets` two numbers (start, end) for each."""
    return {
        "documents": [e.document for e in evidence],
        "quotes": [e.quote for e in evidence],
        "offsets": [offset for e in evidence for offset in (e.start, e.end)],
        "rules": [e.rule for e in evidence],
        "confidences": [e.confidence for e in evidence],
        "confidence": max((e.confidence for e in evidence), default=None),
    }


def evidence_of(columns: Mapping[str, Any]) -> tuple[Evidence, ...]:
    """The evidence that `columns_of` laid out."""
    offsets = columns["offsets"]
    rows = zip(columns["documents"], offsets[::2], offsets[1::2], columns["quotes"], columns["rules"], columns["confidences"], strict=True)
    return tuple(Evidence(*row) for row in rows)


_EVIDENCE = tuple(columns_of(()))


def node_lines(graph: Things) -> Iterator[str]:
    """The lines of all nodes."""
    return map(node_line, graph.nodes)


def edge_lines(graph: Things) -> Iterator[str]:
    """The lines of all edges."""
    return map(edge_line, graph.edges)


_LINE = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def node_line(node: Node) -> str:
    """A node as one line of JSON, without a line break; its kind stands under `label`."""
    return _LINE.encode({"label": node.kind, "id": node.id, **node.properties})


def edge_line(edge: Edge) -> str:
    """An edge as one line of JSON, without a line break; its kind stands under `type`."""
    head = {"type": edge.kind, "id": edge.id, "source": edge.source, "target": edge.target}
    return _LINE.encode({**head, **edge.properties, **(columns_of(edge.evidence) if edge.evidence else {})})


def read_lines(nodes: Iterable[str], edges: Iterable[str]) -> Graph:
    """The graph that `node_lines` and `edge_lines` wrote."""
    return Graph(tuple(map(_node, nodes)), tuple(map(_edge, edges)))


@dataclass(frozen=True, slots=True)
class Written:
    """The graph in the files that hold `node_lines` and `edge_lines`, read anew at each walk and never held."""

    node_file: Path
    edge_file: Path

    @property
    def nodes(self) -> Iterator[Node]:
        """All nodes."""
        with self.node_file.open(encoding="utf-8", newline="\n") as lines:
            yield from map(_node, lines)

    @property
    def edges(self) -> Iterator[Edge]:
        """All edges."""
        with self.edge_file.open(encoding="utf-8", newline="\n") as lines:
            yield from map(_edge, lines)


def _node(line: str) -> Node:
    raw = json.loads(line)
    return Node(raw.pop("label"), raw.pop("id"), raw)


def _edge(line: str) -> Edge:
    raw = json.loads(line)
    kind, _, source, target = map(raw.pop, ("type", "id", "source", "target"))
    columns = {name: raw.pop(name) for name in _EVIDENCE if name in raw}
    return Edge(kind, source, target, raw, evidence_of(columns) if columns else ())
