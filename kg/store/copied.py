"""A graph copied into a new database, kind by kind, from files in which its rows are staged: it is walked through once and not held."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from kg.graph import Edge, Node, Things
from kg.schema import Checked, EdgeKind, NodeKind, edge_row, node_row, read_schema
from kg.store.database import ENDS, Ends, check, counts, create, opened, run
from kg.store.staging import Row, copy_statement, line_of, stage

AT_A_TIME = 450_000  # edges; the engine holds what it copies, and takes longer to add to what is there
Numbers = tuple[Counter[str], Counter[str]]


def write_database(graph: Things, path: Path, separator: str) -> Numbers:
    """The graph in a new file at `path`; the numbers of its nodes and edges by kind. `separator` is a character that it does not have.

    Raises StoreError where the graph breaks the schema, or the file does not hold what the graph holds.
    """
    schema, checked = read_schema(), Checked(graph)
    with opened(path, read_only=False) as database:
        create(database, schema)
    with TemporaryDirectory(dir=path.parent) as folder:
        copier = _Copier(path, Path(folder), separator)
        for kind, nodes in groupby(checked.nodes, key=lambda node: node.kind):
            copier.nodes(schema.nodes[kind], nodes)
        for kind, edges in groupby(checked.edges, key=lambda edge: edge.kind):
            copier.edges(schema.edges[kind], edges, checked.kinds)
    with opened(path, read_only=True) as database:
        check(counts(database), copier.number_of_nodes, copier.number_of_edges)
    by_kind: Counter[str] = Counter()
    for (kind, _, _), number in copier.number_of_edges.items():
        by_kind[kind] += number
    return copier.number_of_nodes, by_kind


@dataclass(slots=True)
class _Copier:
    """Copies things of one kind at a time, and counts them."""

    path: Path
    folder: Path
    separator: str
    number_of_nodes: Counter[str] = field(default_factory=Counter)
    number_of_edges: Counter[Ends] = field(default_factory=Counter)

    def nodes(self, kind: NodeKind, nodes: Iterable[Node]) -> None:
        """Nodes of one kind."""

        def rows() -> Iterator[Row]:
            for node in nodes:
                self.number_of_nodes[kind.name] += 1
                yield node_row(kind, node)

        staged = self.folder / "nodes.csv"
        stage(staged, kind.columns, rows(), self.separator)
        self._run(copy_statement(kind.name, staged, kind.columns, self.separator))
        staged.unlink()

    def edges(self, kind: EdgeKind, edges: Iterator[Edge], kinds: Mapping[str, str]) -> None:
        """Edges of one kind, so many at a time. `kinds` of nodes by their ids."""
        for first in edges:
            self._copy(kind, chain((first,), islice(edges, AT_A_TIME - 1)), kinds)

    def _copy(self, kind: EdgeKind, edges: Iterable[Edge], kinds: Mapping[str, str]) -> None:
        """Edges, those between the same kinds of nodes in a file of their own."""
        columns = (*ENDS, *kind.columns)
        line, streams = line_of(columns, self.separator), dict[Ends, IO[str]]()
        with ExitStack() as stack:
            for edge in edges:
                ends = kind.name, kinds[edge.source], kinds[edge.target]
                if ends not in streams:
                    streams[ends] = stack.enter_context(self._staged(ends).open("w", encoding="utf-8", newline=""))
                streams[ends].write(line({"source": edge.source, "target": edge.target, **edge_row(kind, edge)}))
                self.number_of_edges[ends] += 1
        for ends in streams:
            self._run(copy_statement(kind.name, self._staged(ends), columns, self.separator, ends[1:]))
            self._staged(ends).unlink()

    def _run(self, statement: str) -> None:
        with opened(self.path, read_only=False) as database:  # closed, the engine gives back what a copy took
            run(database, statement)

    def _staged(self, ends: Ends) -> Path:
        return self.folder / f"{'-'.join(ends)}.csv"
