"""Makes what a load says on the server equal to a graph, by writing only what differs."""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from kg.graph import Graph
from kg.schema import read_schema
from kg.store.batches import Plan, Track, write
from kg.store.items import Group, Item, Stored, content_of, item_of, load_of, stored, tag_of, tags_in, things_of, together
from kg.store.server import Server
from kg.store.statements import fill

_SELDOM = 200_000  # lists and the like made, some eight batches
ACTS = ("created", "changed", "removed", "unchanged")


def groups() -> list[Group]:
    """Nodes of every kind, then edges of every kind between every pair of ends."""
    schema = read_schema()
    return [Group(kind) for kind in schema.nodes] + [Group(e.name, *ends) for e in schema.edges.values() for ends in e.ends]


def sync(server: Server, load: str, gone: Collection[str], graph: Graph, track: Track | None = None) -> dict[str, dict[str, int]]:
    """Let `load` say this graph and nothing else, and the loads in `gone` nothing. Numbers of nodes and edges created, changed, ….

    Rows go as lists, which are smaller than maps. A second run after one that was cut off writes what the first did not.
    """
    with _collecting_seldom():
        plan = _planned(server, load, {load, *gone}, graph)
        write(server, plan, track or (lambda done, whole: None))
    return {name: {act: plan.counts[edges, act] for act in ACTS} for edges, name in ((False, "nodes"), (True, "edges"))}


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Else the collector looks through the graph, and through each batch as it grows: half of the time in which rows are made."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _planned(server: Server, load: str, own: set[str], graph: Graph) -> Plan:
    plan = Plan(load)
    there = _tags(server)
    mixed: dict[Group, dict[str, Item | None]] = defaultdict(dict)
    for group, thing in things_of(graph):
        known = there[group.kind]
        before = known.pop(thing.id, None) if known else None
        if before is None:
            plan.created[group].append(thing)
            plan.counts[bool(group.source), "created"] += 1
            continue
        item = item_of(group, thing)
        content = content_of(item.row)
        tag = tag_of(load, content)
        ours = [one for one in tags_in(before) if load_of(one) in own]
        if ours == [tag]:
            plan.counts[bool(item.ends), "unchanged"] += 1
        elif ours == tags_in(before):
            _change(plan, [tag, None], item, len(content))
        else:
            mixed[item.group][item.id] = item
    for kind, id_, tag in ((kind, id_, tag) for kind, known in there.items() for id_, tag in known.items()):
        loads = {load_of(one) for one in tags_in(tag)}
        if loads <= own:
            plan.removed[kind].append(id_)
            plan.counts[kind in read_schema().edges, "removed"] += 1
        elif loads & own:
            for group in (group for group in groups() if group.kind == kind):
                mixed[group][id_] = None
    for group, some in mixed.items():
        _mix(server, plan, load, own, group, some)
    return plan


def _change(plan: Plan, head: list[Any], item: Item, size: int = 0) -> None:
    plan.changed[item.group].append((size or len(repr(head)), [*head, item.id, *item.ends, *item.row]))
    plan.counts[bool(item.ends), "changed"] += 1


def _mix(server: Server, plan: Plan, load: str, own: set[str], group: Group, some: dict[str, Item | None]) -> None:
    """Items that other loads speak of too: their shares stay, ours is put in, or taken out where `some` has None."""
    for one in read_group(server, group, list(some)):
        shares = {tag: row for tag, row in one.shares.items() if load_of(tag) not in own}
        item = some.pop(one.item.id)
        if item is not None:
            shares[tag_of(load, content_of(item.row))] = item.row
        _change(plan, *together(one.item, shares))


def _tags(server: Server) -> dict[str, dict[str, str]]:
    """The tag of all that is there: for each kind by id."""
    schema = read_schema()
    asked = {kind: fill("load/node_tags", kind=kind, key=node.key) for kind, node in schema.nodes.items()}
    asked |= {kind: fill("load/edge_tags", kind=kind) for kind in schema.edges}
    return {kind: dict(server.read(text)) for kind, text in asked.items()}


def read_group(server: Server, group: Group, keys: list[str] | None = None) -> Iterator[Stored]:
    """All of a group that loads have written, or those of some keys."""
    nodes = read_schema().nodes
    columns = "".join(f", n.`{c.name}`" for c in group.columns)
    if group.source:
        ends = {"source": group.source, "target": group.target}
        keyed = {f"{end}_key": nodes[kind].key for end, kind in ends.items()}
        text = fill("load/read_edges", kind=group.kind, columns=columns, **ends, **keyed)
    else:
        text = fill("load/read_nodes", kind=group.kind, key=nodes[group.kind].key, columns=columns)
    for cells in server.read(text, {"keys": keys}):
        yield stored(group, cells)
