"""A graph whose nodes and edges come in any order and wait on the disk: it is walked through in order, and never held."""

from collections.abc import Iterator
from itertools import groupby, starmap
from operator import attrgetter, itemgetter
from pathlib import Path

from kg.graph import Edge, Evidence, Node, merge_edges
from kg.spool import Sorter

_evidence = attrgetter(*Evidence.__dataclass_fields__)


class Loose:
    """Nodes, no two with one key, and edges, of which those with one key become one."""

    def __init__(self, where: Path) -> None:
        self._nodes, self._edges = Sorter(where), Sorter(where)

    def put(self, thing: Node | Edge) -> None:
        """One more."""
        if isinstance(thing, Node):
            self._nodes.put((thing.kind, thing.id), dict(thing.properties))
        else:
            self._edges.put(thing.key, (dict(thing.properties), [*map(_evidence, thing.evidence)]))

    @property
    def nodes(self) -> Iterator[Node]:
        """All nodes."""
        return (Node(kind, id_, properties) for (kind, id_), _, properties in self._nodes)

    @property
    def edges(self) -> Iterator[Edge]:
        """All edges."""
        for (kind, source, target), same in groupby(self._edges, key=itemgetter(0)):
            parts = [Edge(kind, source, target, told, tuple(starmap(Evidence, rows))) for _, _, (told, rows) in same]
            yield from parts if len(parts) == 1 and len(parts[0].evidence) < 2 else merge_edges(parts)
