"""A graph folder: the database to ask (`graph.lbug`), the graph as JSON lines, the facts, and a manifest that says they belong together.

Where documents were added one by one, also the log of the database and the state (`kg/update`) that tells what each document concerns.
"""

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.facts import Facts
from kg.graph import Graph, edge_lines, node_lines, read_lines
from kg.schema import faults
from kg.store.database import opened, run, write_database

DATABASE, NODES, EDGES, FACTS, MANIFEST = "graph.lbug", "nodes.jsonl", "edges.jsonl", "facts.jsonl", "manifest.json"
LOG, STATE = f"{DATABASE}.wal", "state.db"
_FORMAT = 1
_NEW, _WHOLE, _GONE = ".new-", ".whole", ".gone"


def write_graph(graph: Graph, folder: str | Path, facts: Iterable[Facts] = ()) -> None:
    """The graph, and the facts it came from, as a folder. All is written and counted beside it first: on failure what was there stays.

    Raises StoreError where the graph breaks the schema, or the folder cannot be written.
    """
    if broken := faults(graph):
        raise StoreError(f"{len(broken)} faults in the graph, the first: {broken[0]}. Nothing was written; see models/schema.yml")
    with replaced(Path(folder)) as new:
        write_files(graph, new, facts)


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A place for new files of the folder. On leaving they take the places of the old ones, all or none; after an error they vanish.

    Of the files of a graph those that are not there anew go. Raises StoreError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            _settle(folder)
            for left in folder.glob(f"{_NEW}*"):  # by a run that was killed
                shutil.rmtree(left)
            new = Path(tempfile.mkdtemp(prefix=_NEW, dir=folder))
            try:
                yield new
                for name in (LOG, STATE):
                    if not (new / name).exists():
                        (new / f"{name}{_GONE}").touch()
                new.rename(folder / _WHOLE)
                _settle(folder)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror or error}. Give a folder that can be written") from error
    except RuntimeError as error:
        raise StoreError(f"{folder / DATABASE}: {error}. The graph that was there before is untouched") from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One writer at a time. Raises StoreError where another is at work."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise StoreError(f"{folder}: another run is writing it. Wait for it, or give another folder") from None
    finally:
        os.close(handle)


def _settle(folder: Path) -> None:
    """Put new files that are whole in their places: also those of a run that was broken off while it did."""
    if not (folder / _WHOLE).is_dir():
        return
    for path in sorted((folder / _WHOLE).iterdir()):
        if path.name.endswith(_GONE):
            (folder / path.name.removesuffix(_GONE)).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        else:
            with suppress(FileNotFoundError):  # another reader puts it there
                path.replace(folder / path.name)
    (folder / _WHOLE).rmdir()


def write_files(graph: Graph, folder: Path, facts: Iterable[Facts]) -> None:
    """The files of a graph, in a folder that has none. Raises StoreError where the database does not hold what the graph holds."""
    _write_lines(folder / NODES, node_lines(graph))
    _write_lines(folder / EDGES, edge_lines(graph))
    _write_lines(folder / FACTS, sorted(one.to_json() for one in facts))
    write_database(graph, folder / DATABASE)
    counts = Counter(node.kind for node in graph.nodes), Counter(edge.kind for edge in graph.edges)
    write_manifest(folder, *counts, {name: sha256((folder / name).read_bytes()).hexdigest() for name in (NODES, EDGES, FACTS)})


def write_manifest(folder: Path, nodes: Counter[str], edges: Counter[str], sums: Mapping[str, str]) -> None:
    """Numbers of nodes and edges by kind, and SHA-256 of the files by name."""
    numbers = {"nodes": dict(sorted((+nodes).items())), "edges": dict(sorted((+edges).items()))}
    (folder / MANIFEST).write_text(json.dumps({"format": _FORMAT, **numbers, "sha256": dict(sums)}, indent=1) + "\n", "utf-8")


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def read_graph(folder: str | Path) -> Graph:
    """The graph of a folder. Raises StoreError where there is none, or its files do not belong together."""
    folder = Path(folder)
    manifest = read_manifest(folder)
    for name in (NODES, EDGES):
        if sha256((folder / name).read_bytes()).hexdigest() != manifest["sha256"][name]:
            raise StoreError(f"{folder / name}: not what the manifest says. Build the graph again with `kg build`")
    with (folder / NODES).open(encoding="utf-8", newline="\n") as nodes, (folder / EDGES).open(encoding="utf-8", newline="\n") as edges:
        return read_lines(nodes, edges)


def read_manifest(folder: str | Path) -> dict[str, Any]:
    """Counts of nodes and edges by kind, and checksums. Raises StoreError where `folder` holds no graph."""
    _settle(Path(folder))
    try:
        manifest: dict[str, Any] = json.loads((Path(folder) / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"{folder}: holds no graph. Write one with `kg build INPUT… -o {folder}`") from error
    if manifest.get("format") != _FORMAT:
        raise StoreError(f"{folder}: written by another version of kg. Build it again with `kg build INPUT… -o {folder}`")
    return manifest


def ask(folder: str | Path, cypher: str, params: Mapping[str, Any] | None = None) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows of a Cypher statement, which may read only. Nodes, edges and paths come as objects of their properties.

    Raises StoreError where `folder` holds no graph, or the engine refuses the statement.
    """
    read_manifest(folder)
    try:
        with opened(Path(folder) / DATABASE, read_only=True) as database:
            return run(database, cypher, params)
    except RuntimeError as error:
        raise StoreError(f"the statement was refused: {error}") from error
