"""A graph and its facts that come in any order and are never in memory: written as sorted files."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.facts import Facts
from kg.graph import Edge, Node, edge_line, merge_lines, node_line
from kg.spool import Sorter
from kg.store.folder import EDGES, FACTS, NODES


class Loose:
    """Nodes and edges in any order, no two nodes with one key. Edges of one key become one; each brings its evidence in order."""

    def __init__(self, where: Path) -> None:
        self._nodes, self._edges = Sorter(where), Sorter(where)

    def put(self, thing: Node | Edge) -> None:
        """One more."""
        if isinstance(thing, Node):
            self._nodes.put((thing.kind, thing.id), node_line(thing))
        else:
            self._edges.put(thing.key, edge_line(thing))

    def write(self, folder: Path) -> None:
        """The files of nodes and edges."""
        write_lines(folder / NODES, (line for _, line in self._nodes))
        write_lines(folder / EDGES, self._whole_edges())

    def _whole_edges(self) -> Iterator[str]:
        for _, same in groupby(self._edges, key=itemgetter(0)):
            lines = [line for _, line in same]
            yield from lines if len(lines) == 1 else merge_lines(lines)


def write_facts(folder: Path, facts: Iterable[Facts]) -> None:
    """The file of facts, by the ids of their documents as they are written there, those of one id by their lines."""
    lines = Sorter(folder)
    for one in facts:
        lines.put((json.dumps(one.document.id, ensure_ascii=False),), one.to_json())
    write_lines(folder / FACTS, (line for _, line in lines))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """A file of lines."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)
