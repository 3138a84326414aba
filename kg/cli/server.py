"""The commands for a Neo4j server: load a graph, take a document's claims back."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ask import Params, split
from kg.cli.run import GraphFolder
from kg.cli.stream import tell
from kg.cli.table import Format, write_rows

if TYPE_CHECKING:
    from kg.store.neo4j import Summary
    from kg.store.server import Address
    from kg.store.writers import Track

Uri = Annotated[str, typer.Option("--uri", envvar="NEO4J_URI", metavar="URI", help="Where the server is, as bolt://127.0.0.1:7687.")]
Username = Annotated[str, typer.Option("--username", envvar="NEO4J_USERNAME", metavar="NAME", help="Who loads.")]
Password = Annotated[
    str, typer.Option("--password", envvar="NEO4J_PASSWORD", metavar="…", help="Better in the environment than here.", show_default=False)
]
Database = Annotated[str, typer.Option("--database", envvar="NEO4J_DATABASE", metavar="NAME", help="Which of its databases.")]
AsJson = Annotated[bool, typer.Option("--json", help="The summary as one JSON object.")]


def load(
    graph: GraphFolder,
    uri: Uri = "bolt://127.0.0.1:7687",
    username: Username = "neo4j",
    password: Password = "",
    database: Database = "neo4j",
    full: Annotated[bool, typer.Option("--full", help="Compare everything, also where just this graph was loaded before.")] = False,
    as_json: AsJson = False,
) -> None:
    """Load a graph into Neo4j: only what differs is written."""
    from kg.store.embedded import read_graph
    from kg.store.late import brought_up
    from kg.store.neo4j import load as put
    from kg.store.neo4j import unchanged

    manifest = brought_up(graph)
    with bar() as track:
        summary = put(_address(uri, username, password, database), lambda: read_graph(graph), _mark(graph), track, full)
    if summary is None:
        tell("just this graph is there already: nothing was sent")
        summary = unchanged(sum(manifest["nodes"].values()), sum(manifest["edges"].values()))
    show(summary, as_json)


def unload(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document's id, or its path as it was read.")],
    uri: Uri = "bolt://127.0.0.1:7687",
    username: Username = "neo4j",
    password: Password = "",
    database: Database = "neo4j",
    as_json: AsJson = False,
) -> None:
    """Take a document's claims out of Neo4j; what others say too stays."""
    from kg.store.neo4j import unload as take_back

    show(take_back(_address(uri, username, password, database), document), as_json)


def _mark(graph: Path) -> str:
    from kg.store.late import brought_up
    from kg.store.neo4j import fingerprint

    sums = brought_up(graph)["sha256"]
    return fingerprint(sums["nodes.jsonl"], sums["edges.jsonl"])


def _address(uri: str, username: str, password: str, database: str) -> "Address":
    from kg.store.server import Address

    return Address(uri, username, password, database)


def show(summary: "Summary", as_json: bool) -> None:
    """The numbers as a table on standard error, or as JSON on standard output."""
    if as_json:
        print(json.dumps(summary))
        return
    acts = list(next(iter(summary.values())))
    write_rows(("on the server", *acts), [(what, *counts.values()) for what, counts in summary.items()], Format.table, sys.stderr)


@contextmanager
def bar() -> Iterator["Track | None"]:
    """What to call with the rows written so far and in all: on a terminal a bar on standard error shows them."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("rows", total=None)
        yield lambda done, whole: shown.update(task, completed=done, total=whole)


def neo4j_import(
    graph: GraphFolder,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the files go.")],
) -> None:
    """CSV for `neo4j-admin database import full`, the way for large graphs; the command to type is printed."""
    from kg.store.bulk import CONSTRAINTS, command, write_import
    from kg.store.embedded import written_graph

    print(command(write_import(written_graph(graph), _mark(graph), out)))
    tell(f"Stop the server, run the line above, start it, and run {out / CONSTRAINTS} in it; `kg load` goes on from there.")


def neo4j_browser(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the files go.")],
    param: Params = None,
) -> None:
    """Favourites and a style to drop on Neo4j Browser, and a guide page for it."""
    from kg.export.browser import FAVOURITES, STYLE, write_browser

    write_browser(out, split(param))
    tell(f"Drop {out / FAVOURITES} and {out / STYLE} on the Browser's window, one after the other; `scripts/guide` serves the page.")
