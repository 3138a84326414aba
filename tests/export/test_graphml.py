"""GraphML as Gephi, yEd and networkx want it."""

import io
import random
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from kg.errors import StoreError
from kg.export.graphml import Edges, write_graphml
from kg.export.table import write_tables
from kg.graph import Edge, Evidence, Graph, Node
from kg.resolve import resolve
from tests.invented import archive

NS = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml"}


def read(path: Path) -> Any:
    return networkx.read_graphml(path, force_multigraph=True, edge_key_type=str)


def archive_file(folder: Path, edges: Edges = "pair") -> Path:
    write_graphml(resolve(archive()), folder / "graph.graphml", edges=edges)
    return folder / "graph.graphml"


def names(graph: Any) -> dict[str, str]:
    return {data["label"]: node for node, data in graph.nodes(data=True)}


def test_one_edge_for_a_pair_says_all_of_it(tmp_path: Path) -> None:
    graph = read(archive_file(tmp_path))
    (data,) = graph[names(graph)["卢志远"]][names(graph)["安陵市双拥工作推进会"]].values()
    assert data["label"] == "出席、讲话"
    assert (data["attended"], data["chaired"], data["spoke_at"], data["convened"]) == (True, False, True, False)
    assert (data["order"], data["mode"], data["weight"], data["type"]) == (1, "出席", 4.0, "ATTENDED SPOKE_AT")
    assert data["quotes"] == "卢志远出席双拥工作推进会。 | 卢志远出席安陵市双拥工作推进会。"
    assert not any(len(graph[a][b]) > 1 for a, b in graph.edges())


def test_one_edge_for_each_claim(tmp_path: Path) -> None:
    graph = read(archive_file(tmp_path, "each"))
    between = graph[names(graph)["卢志远"]][names(graph)["安陵市双拥工作推进会"]]
    assert sorted(data["label"] for data in between.values()) == ["出席", "讲话"]
    assert graph.number_of_edges() == len(resolve(archive()).edges)


@pytest.mark.parametrize("edges", ["pair", "each"])
def test_the_file_keeps_to_the_format(edges: Edges, tmp_path: Path) -> None:
    root = ElementTree.parse(archive_file(tmp_path, edges)).getroot()
    keys = [key.get("id") for key in root.iterfind("g:key", NS)]
    assert len(keys) == len(set(keys))
    ids = [edge.get("id") for edge in root.iterfind(".//g:edge", NS)]
    assert len(ids) == len(set(ids)) and all(ids)
    used = {data.get("key") for data in root.iterfind(".//g:data", NS)}
    assert used == set(keys), "every key is used and every used key is told of"
    texts = [element.text for element in root.iter() if element.tag.endswith("}data") and not len(element)]
    assert texts and all(texts) and not {"None", "[]", "nan"} & set(texts)


def test_yed_finds_its_labels(tmp_path: Path) -> None:
    root = ElementTree.parse(archive_file(tmp_path)).getroot()
    nodes, edges = root.findall(".//g:node", NS), root.findall(".//g:edge", NS)
    assert len(root.findall(".//y:NodeLabel", NS)) == len(nodes)
    assert len(root.findall(".//y:EdgeLabel", NS)) == len(edges)
    graphics = {key.get("id"): key.get("yfiles.type") for key in root.iterfind("g:key", NS) if key.get("yfiles.type")}
    assert graphics == {"yed_node": "nodegraphics", "yed_edge": "edgegraphics"}


def test_types_of_attributes(tmp_path: Path) -> None:
    root = ElementTree.parse(archive_file(tmp_path)).getroot()
    types = {key.get("id"): key.get("attr.type") for key in root.iterfind("g:key", NS)}
    wanted = {"order": "long", "count": "long", "confidence": "double", "weight": "double", "attended": "boolean", "chaired": "boolean"}
    assert {name: types[name] for name in wanted} == wanted
    assert len({(key.get("for"), key.get("attr.name")) for key in root.iterfind("g:key", NS)}) == len(types)


def hard(text: str) -> Graph:
    nodes = [Node("Person", "p1", {"name": text, "aliases": [text], "rank": None}), Node("Meeting", "m1", {"name": "会"})]
    return Graph.of(nodes, [Edge("ATTENDED", "p1", "m1", {"mode": text}, (Evidence("d", 0, 1, text, "r", 1.0),))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<&>\"'", "<&>\"'"),
        ("a\x00b\x01\x0bc", "a b c"),
        ("two\r\nlines\tand tabs", "two lines and tabs"),
        ("\ud800 half a character", " half a character"),
        ("\uffff\ufffe", " "),
        ("😀𠮷", "😀𠮷"),
        ("\x7f\x85", " "),
    ],
)
def test_hard_text(text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    write_graphml(hard(text), path)
    graph = read(path)
    assert graph.nodes["p1"]["name"].strip() == expected.strip()
    (data,) = graph["p1"]["m1"].values()
    assert data["mode"].strip() == data["quotes"].strip() == expected.strip()


def test_any_order_of_documents_gives_the_same_bytes(tmp_path: Path) -> None:
    papers = archive()
    random.Random(3).shuffle(papers)
    write_graphml(resolve(papers), tmp_path / "other.graphml")
    assert (tmp_path / "other.graphml").read_bytes() == archive_file(tmp_path).read_bytes()


def test_a_stream_takes_the_same_bytes(tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_graphml(resolve(archive()), stream)
    assert stream.getvalue() == archive_file(tmp_path).read_bytes()


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Give a file in a folder that can be written"):
        write_graphml(hard("x"), tmp_path / "nowhere" / "graph.graphml")


def test_tables(tmp_path: Path) -> None:
    paths = write_tables(resolve(archive()), tmp_path)
    assert len(paths) == 17
    lines = (tmp_path / "CHAIRED.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("source,target,mode,order,roles,held,documents,quotes")
    assert len(lines) == 7
    assert (tmp_path / "Person.csv").read_bytes().startswith(b"\xef\xbb\xbf")
