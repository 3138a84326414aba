"""A graph in a Neo4j server: loaded again and again without harm, taken back by document, read, asked.

Each load is on record with its documents; a document belongs to the load that told of it last. What several loads speak of holds what
all of them say. One load runs at a time, the next waits; one that was cut off is finished by running it again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from neo4j.graph import Node, Path, Relationship

from kg.errors import StoreError
from kg.graph import Graph, Things, edge_lines, node_lines
from kg.ids import make_id
from kg.schema import SCHEMA, check_schema, read_schema
from kg.store.items import HALF, Item, graph_of, load_of
from kg.store.part import documents_of, without
from kg.store.plain import plain
from kg.store.plan import ACTS
from kg.store.server import Address, Server, connected, told
from kg.store.statements import fill, statement
from kg.store.sync import groups, read_group, sync
from kg.store.writers import Track, drain

Summary = dict[str, dict[str, int]]
_NAMES = ("name", "aliases", "title")


@dataclass(frozen=True, slots=True)
class Load:
    """A load on record. `fingerprint` is None while it is not whole."""

    id: str
    documents: frozenset[str]
    fingerprint: str | None


def fingerprint(nodes: str, edges: str) -> str:
    """What makes a graph this one: the SHA-256 of its files of nodes and edges, and the schema it is written by."""
    return sha256("\n".join((nodes, edges, SCHEMA.read_text("utf-8"))).encode()).hexdigest()


def fingerprint_of(graph: Graph) -> str:
    """The fingerprint of a graph that is not in a folder."""
    sums = [sha256(), sha256()]
    for digest, lines in zip(sums, (node_lines(graph), edge_lines(graph)), strict=True):
        for line in lines:
            digest.update(f"{line}\n".encode("utf-8", "surrogatepass"))
    return fingerprint(*(digest.hexdigest() for digest in sums))


def load(address: Address, graph: Callable[[], Graph], mark: str, track: Track | None = None, full: bool = False) -> Summary | None:
    """Load a graph whose fingerprint is `mark`; `graph` is called only if need be. The numbers of nodes and edges created, changed, ….

    None where just this graph is there already, and nothing was sent; with `full` every item is compared all the same.
    Raises StoreError, before anything is written, where the graph breaks the schema or the server is not as it should be.
    """
    with connected(address) as server, told(address):
        if not full and any(one.fingerprint == mark for one in _loads(server)):
            return None
        given = graph()
        check(given)
        _prepare(server)
        with server.held(statement("load/lock")):
            if not full and any(one.fingerprint == mark for one in _loads(server)):
                return None
            return _load(server, given, mark, track)


def check(graph: Things) -> set[str]:
    """The ids of the documents of a graph. Raises StoreError where it breaks the schema, or names no document."""
    check_schema(graph)
    documents = documents_of(graph)
    if not documents:
        raise StoreError("the graph names no document, so that nothing in it could be taken back. Build one with `kg build`")
    return documents


def _load(server: Server, graph: Graph, mark: str, track: Track | None) -> Summary:
    documents = documents_of(graph)
    there = _loads(server)
    if any(one.fingerprint is None for one in there):
        drain(server)
    covered = sorted((one for one in there if one.documents <= documents), key=lambda one: (-len(one.documents), one.id))
    load = covered[0].id if covered else new_id(documents, {one.id for one in there})
    gone = [one.id for one in covered[1:]]
    _put(server, load, documents, None)
    for one in there:
        if one not in covered and one.documents & documents:
            _shrink(server, one, documents)
    summary = sync(server, load, gone, graph, track)
    server.write(statement("load/drop_loads"), {"ids": gone})
    _put(server, load, documents, mark)
    return summary


def new_id(documents: set[str], taken: set[str]) -> str:
    """The id of a load of these documents that no other load has."""
    id_ = make_id("load", *sorted(documents))[-HALF:]
    while id_ in taken:
        id_ = make_id("load", id_)[-HALF:]
    return id_


def _shrink(server: Server, one: Load, documents: set[str]) -> Summary:
    """Take the claims of some documents out of a load."""
    left = set(one.documents - documents)
    if left:
        summary = sync(server, one.id, (), without(_graph(server, one.id), documents))
        _put(server, one.id, left, None)
    else:
        summary = sync(server, one.id, (), Graph())
        server.write(statement("load/drop_loads"), {"ids": [one.id]})
    return summary


def unchanged(nodes: int, edges: int) -> Summary:
    """The summary of a load that changed none of so many nodes and edges."""
    return {what: {act: number if act == "unchanged" else 0 for act in ACTS} for what, number in (("nodes", nodes), ("edges", edges))}


def unload(address: Address, document: str) -> Summary:
    """Take back the claims of a document, named by its id or its path; what others say too stays. Raises StoreError for an unknown one."""
    with connected(address) as server, told(address):
        found = {id_ for (id_,) in server.read(statement("load/find_document"), {"document": document})}
        if not found:
            raise StoreError(f"{document}: no such document on the server. Give its id or its path as it was read")
        with server.held(statement("load/lock")):
            summaries = [_shrink(server, one, found) for one in _loads(server) if one.documents & found]
    return {what: {act: sum(s[what][act] for s in summaries) for act in ("created", "changed", "removed")} for what in ("nodes", "edges")}


def read_graph(address: Address) -> Graph:
    """All that loads have written, as a graph."""
    with connected(address) as server, told(address):
        return _graph(server)


def _graph(server: Server, load: str | None = None) -> Graph:
    """What all loads say together, or what one says."""
    items = []
    for one in (one for group in groups() for one in read_group(server, group)):
        rows = [row for tag, row in one.shares.items() if load_of(tag) == load] if load else [one.item.row]
        items += [Item(one.item.group, one.item.key, row) for row in rows]
    return graph_of(items)


def ask(address: Address, cypher: str, params: Mapping[str, Any] | None = None) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows of a Cypher statement, which may read only. Nodes, edges and paths come as objects of their properties."""
    with (
        connected(address) as server,
        told(address),
        server.driver.session(database=server.database, default_access_mode="READ") as session,
    ):
        result = session.run(cypher, dict(params or {}))
        return list(result.keys()), [[_plain(cell) for cell in row] for row in result.values()]


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return {"_NODES": [_plain(n) for n in value.nodes], "_RELS": [_plain(r) for r in value.relationships]}
    if isinstance(value, Node | Relationship):
        label = value.type if isinstance(value, Relationship) else next(iter(sorted(value.labels)), "")
        return {"_LABEL": label, **{k: _plain(v) for k, v in sorted(value.items()) if not k.startswith("kg_")}}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return plain(value)


def _loads(server: Server) -> list[Load]:
    return [Load(id_, frozenset(documents), mark) for id_, documents, mark in server.read(statement("load/loads"))]


def _put(server: Server, load: str, documents: set[str], mark: str | None) -> None:
    server.write(statement("load/put_load"), {"id": load, "documents": sorted(documents), "fingerprint": mark})


def _prepare(server: Server) -> None:
    """Constraints and indexes, those that are not there yet."""
    there = {name for (name,) in server.read(statement("schema/existing"))}
    wanted = {name: text for name, text in schema_statements().items() if name not in there}
    for text in wanted.values():
        server.write(text)
    if wanted:
        server.write(statement("schema/await"))


def schema_statements() -> dict[str, str]:
    """The statements that make the constraints and indexes, by the names of these."""
    schema = read_schema()
    keys = {"KgLoad": "id", "KgLock": "id", **{kind: node.key for kind, node in schema.nodes.items()}}
    found = {f"kg_{kind}": fill("schema/unique_node", called=f"kg_{kind}", kind=kind, key=key) for kind, key in keys.items()}
    named = {kind: [c.name for c in node.columns if c.name in _NAMES] for kind, node in schema.nodes.items()}
    columns = dict.fromkeys(name for names in named.values() for name in names)
    kinds = "|".join(f"`{kind}`" for kind, names in named.items() if names)
    return found | {"kg_names": fill("schema/names", called="kg_names", kinds=kinds, columns=", ".join(f"n.`{c}`" for c in columns))}
