"""What differs between a graph and what is there: what is to be written."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from kg.graph import Edge, Node
from kg.store.items import Group, Item, Key

ACTS = ("created", "changed", "removed", "unchanged")


@dataclass
class Plan:
    """Nodes and edges that `load` makes; items that change, each with its new tag and shares; keys of what is to be removed.

    `ids` are the server's own, by the keys of nodes; those of nodes that are made come when they are written.
    """

    load: str
    ids: dict[str, str]
    created: dict[Group, list[Node | Edge]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[Group, list[tuple[list[Any], Item]]] = field(default_factory=lambda: defaultdict(list))
    removed: dict[Group, list[Key]] = field(default_factory=lambda: defaultdict(list))
    unchanged: Counter[Group] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """How many rows are to be written."""
        return sum(len(rows) for part in (self.created, self.changed, self.removed) for rows in part.values())

    def summary(self) -> dict[str, dict[str, int]]:
        """Numbers of nodes and edges by what is done with them."""
        found = {what: dict.fromkeys(ACTS, 0) for what in ("nodes", "edges")}
        numbers = {act: {group: len(some) for group, some in getattr(self, act).items()} for act in ACTS[:-1]}
        for act, of in (*numbers.items(), ("unchanged", self.unchanged)):
            for group, number in of.items():
                found["edges" if group.source else "nodes"][act] += number
        return found
