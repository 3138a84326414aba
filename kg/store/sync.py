"""Makes what a load says on the server equal to a graph, by writing only what differs."""

import gc
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from kg.graph import Graph
from kg.schema import read_schema
from kg.store.items import Group, Item, Key, Stored, content_of, item_of, key_of, load_of, stored, tag_of, tags_in, things_of, together
from kg.store.plan import Plan
from kg.store.server import Server
from kg.store.statements import fill
from kg.store.writers import Track, write

_SELDOM = 200_000  # lists and the like made, some eight batches


def groups() -> list[Group]:
    """Nodes of every kind, then edges of every kind between every pair of ends."""
    schema = read_schema()
    return [Group(kind) for kind in schema.nodes] + [Group(e.name, *ends) for e in schema.edges.values() for ends in e.ends]


def sync(server: Server, load: str, gone: Collection[str], graph: Graph, track: Track | None = None) -> dict[str, dict[str, int]]:
    """Let `load` say this graph and nothing else, and the loads in `gone` nothing. Numbers of nodes and edges created, changed, ….

    A second run after one that was cut off writes what the first did not.
    """
    with _collecting_seldom():
        plan = _planned(server, load, {load, *gone}, graph)
        write(server, plan, track or (lambda done, whole: None))
    return plan.summary()


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
    plan = Plan(load, {})
    there = {group: _tags(server, group, plan.ids) for group in groups()}
    mixed: dict[Group, dict[Key, Item | None]] = defaultdict(dict)
    for group, thing in things_of(graph):
        known = there[group]
        before = known.pop(key_of(thing), None) if known else None
        if before is None:
            plan.created[group].append(thing)
            continue
        item = item_of(group, thing)
        tag = tag_of(load, content_of(item.row))
        ours = [one for one in tags_in(before) if load_of(one) in own]
        if ours == [tag]:
            plan.unchanged[group] += 1
        elif ours == tags_in(before):
            plan.changed[group].append(([tag, None], item))
        else:
            mixed[group][item.key] = item
    for group, key, tag in ((group, key, tag) for group, known in there.items() for key, tag in known.items()):
        loads = {load_of(one) for one in tags_in(tag)}
        if loads <= own:
            plan.removed[group].append(key)
        elif loads & own:
            mixed[group][key] = None
    for group, some in mixed.items():
        _mix(server, plan, load, own, group, some)
    return plan


def _mix(server: Server, plan: Plan, load: str, own: set[str], group: Group, some: dict[Key, Item | None]) -> None:
    """Items that other loads speak of too: their shares stay, ours is put in, or taken out where `some` has None."""
    for one in read_group(server, group, list(some)):
        shares = {tag: row for tag, row in one.shares.items() if load_of(tag) not in own}
        item = some[one.item.key]
        if item is not None:
            shares[tag_of(load, content_of(item.row))] = item.row
        plan.changed[group].append(together(one.item, shares))


def _tags(server: Server, group: Group, ids: dict[str, str]) -> dict[Key, str]:
    """The tag of all that is there of a group, by key; the server's own ids of nodes go into `ids`."""
    if group.source:
        return {(a, b): tag for a, edges in server.read(_asked(group, "edge_tags")) for b, tag in edges}
    rows = server.read(_asked(group, "node_tags"))
    ids.update((key, id_) for key, _, id_ in rows)
    return {(key,): tag for key, tag, _ in rows}


def read_group(server: Server, group: Group, keys: list[Key] | None = None) -> Iterator[Stored]:
    """All of a group that loads have written, or those of some keys."""
    text = _asked(group, "read_edges" if group.source else "read_nodes")
    for cells in server.read(text, {"keys": None if keys is None else [list(key) for key in keys]}):
        yield stored(group, cells)


def _asked(group: Group, name: str) -> str:
    """The statement for a group."""
    nodes = read_schema().nodes
    columns = "".join(f", n.`{c.name}`" for c in group.columns)
    ends = {"source": group.source, "target": group.target} if group.source else {}
    keys = {f"{end}_key": nodes[kind].key for end, kind in ends.items()} or {"key": nodes[group.kind].key}
    return fill(f"load/{name}", kind=group.kind, columns=columns, **ends, **keys)
