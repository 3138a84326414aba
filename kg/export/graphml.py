"""GraphML that opens with labels in Gephi, yEd and networkx: typed attributes, no empty values, lists or control characters.

Gephi merges parallel edges into one and keeps one label. Therefore by default one edge stands for all that joins a pair:
`attended`, `chaired`, `spoke_at`, `convened` say what it was, the label says all of it, the weight how many claims there are.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, Literal
from xml.etree.ElementTree import Element, SubElement, register_namespace

import networkx
from networkx.readwrite.graphml import GraphMLWriter

from kg.errors import StoreError
from kg.graph import Edge, Graph, Node
from kg.ids import make_id
from kg.schema import Column, EdgeKind, Schema, edge_row, node_row, read_schema

Edges = Literal["pair", "each"]
Attributes = dict[str, str | int | float | bool]

_AT_MEETING = "Meeting"
_NOT_IN_XML = re.compile("[^ -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_YED = "http://www.yworks.com/xml/graphml"
_Y = f"{{{_YED}}}"
register_namespace("y", _YED)


def write_graphml(graph: Graph, path: str | Path | BinaryIO, edges: Edges = "pair") -> None:
    """The graph as GraphML to a file or a binary stream; `edges`: one for each pair of nodes, or one for each claim.

    Raises StoreError where the file cannot be written.
    """
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True, named_key_ids=True)
    writer.add_graph_element(to_networkx(graph, edges))
    _name_keys(writer.xml)
    _add_yed_labels(writer.xml)
    if not isinstance(path, str | Path):
        writer.dump(path)
        return
    try:
        with Path(path).open("wb") as stream:
            writer.dump(stream)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}. Give a file in a folder that can be written") from error


def to_networkx(graph: Graph, edges: Edges = "pair") -> "networkx.MultiDiGraph[str]":
    """The graph for networkx: attributes are strings, numbers and booleans, lists joined by ` | `; the key of an edge is its id."""
    schema = read_schema()
    kinds = {node.id: node.kind for node in graph.nodes}
    found: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in graph.nodes:
        found.add_node(node.id, **_node(node, schema))
    for group in _grouped(graph.edges, edges):
        first = group[0]
        id_ = first.id if edges == "each" else make_id("pair", first.source, first.target)
        found.add_edge(first.source, first.target, key=id_, **_edge(group, kinds[first.target], schema))
    return found


def _grouped(edges: Iterable[Edge], how: Edges) -> Iterable[list[Edge]]:
    """Edges alone, or all edges of a pair together, in the order of the schema's kinds."""
    if how == "each":
        return ([edge] for edge in edges)
    order = list(read_schema().edges)
    pairs = sorted(edges, key=lambda e: (e.source, e.target, order.index(e.kind)))
    return (list(group) for _, group in groupby(pairs, key=lambda e: (e.source, e.target)))


def _node(node: Node, schema: Schema) -> Attributes:
    kind = schema.nodes[node.kind]
    label = clean(str(node.properties.get("name") or node.properties.get("title") or node.properties.get("path") or node.id))
    row = node_row(kind, node)
    return {"label": label, "type": node.kind, **_attributes(row, [c for c in kind.columns if c.name not in ("id", "label", "type")])}


def _edge(group: list[Edge], target: str, schema: Schema) -> Attributes:
    """Attributes of one edge for all claims of the group: of each property the first value."""
    kinds: list[EdgeKind] = [schema.edges[edge.kind] for edge in group]
    names = {kind.name for kind in kinds}
    found: Attributes = {"label": "、".join(kind.label for kind in kinds), "type": " ".join(kind.name for kind in kinds)}
    found["weight"] = float(sum(max(1, len(edge.evidence)) for edge in group))
    if target == _AT_MEETING:
        at_meetings = [kind.name for kind in schema.edges.values() if any(end == _AT_MEETING for _, end in kind.ends)]
        found |= {name.lower(): name in names for name in at_meetings}
    for edge, kind in zip(group, kinds, strict=True):
        found |= {name: value for name, value in _attributes(edge_row(kind, edge), kind.columns).items() if name not in found}
    return found


def _attributes(row: dict[str, Any], columns: Iterable[Column]) -> Attributes:
    """What a row has, in the types of the schema."""
    return {c.name: _cell(row[c.name], c.type) for c in columns if row[c.name] not in (None, [])}


def _cell(value: Any, kind: str) -> str | int | float | bool:
    if isinstance(value, list):
        return " | ".join(clean(str(item)) for item in value)
    return float(value) if kind == "float" else value if kind in ("int", "bool") else clean(str(value))


def clean(text: str) -> str:
    """The text with a space for each stretch of line breaks, tabs, control characters and what XML cannot hold."""
    return _NOT_IN_XML.sub(" ", text)


def _name_keys(root: Element) -> None:
    """Ids of keys are unique in a file: the key of an edge attribute that nodes have too gets `edge_` before its id."""
    taken = {key.get("id") for key in root.iter("key") if key.get("for") == "node"}
    for key in (key for key in root.iter("key") if key.get("for") == "edge" and key.get("id") in taken):
        key.set("id", f"edge_{key.get('id')}")
    for data in (data for edge in root.iter("edge") for data in edge if data.get("key") in taken):
        data.set("key", f"edge_{data.get('key')}")


def _add_yed_labels(root: Element) -> None:
    """yEd shows only labels in elements of its own. The type of the key is for Gephi, which asks for one."""
    for number, (what, graphics) in enumerate((("node", "nodegraphics"), ("edge", "edgegraphics"))):
        root.insert(number, Element("key", {"id": f"yed_{what}", "for": what, "attr.type": "string", "yfiles.type": graphics}))
    for what, shape, label in (("node", "ShapeNode", "NodeLabel"), ("edge", "PolyLineEdge", "EdgeLabel")):
        for element in root.iter(what):
            text = next(data.text for data in element if (data.get("key") or "").endswith("label"))
            data = SubElement(element, "data", {"key": f"yed_{what}"})
            SubElement(SubElement(data, f"{_Y}{shape}"), f"{_Y}{label}").text = text
