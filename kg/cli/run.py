"""The commands of the main job: extract, build, export."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.cluster import Form, on_ray
from kg.cli.continued import continued
from kg.cli.stream import finished, progress, report, tell
from kg.cli.table import Format, write_rows
from kg.errors import InputError, KgError


class Engine(StrEnum):
    """What reads the documents."""

    local = "local"
    ray = "ray"


class Edges(StrEnum):
    """How many edges stand between two nodes."""

    pair = "pair"
    each = "each"


INPUTS = typer.Argument(
    metavar="INPUT", help="Pages (.txt .md .html), records or facts (.jsonl), folders of them; - is standard input.", show_default=False
)
Inputs = Annotated[list[str], INPUTS]
GraphFolder = Annotated[Path, typer.Option("--graph", "-g", metavar="GRAPH", help="The folder that `kg build` wrote.")]


def extract(
    inputs: Inputs,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FACTS.jsonl", help="Where the facts go; - is standard output; with Ray a folder.")
    ] = "-",
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", min=1, metavar="N", help="How many processes read documents.", show_default=False)
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a run with the same inputs and -o was broken off.")] = False,
    engine: Annotated[
        Engine, typer.Option("--engine", help="ray: the cluster of RAY_ADDRESS, or Ray on this machine; paths or URLs of a bucket.")
    ] = Engine.local,
    shards: Annotated[Form, typer.Option("--shards", help="With Ray: the form of the files in the folder -o.")] = Form.jsonl,
) -> None:
    """Pages to facts: one JSON line for each document."""
    if engine is Engine.ray:
        raise typer.Exit(on_ray(inputs, out, workers, resume, shards))
    from kg.flow import lines_of

    errors: list[InputError] = []
    with continued(out, resume) as (stream, done):
        for line in progress(lines_of(inputs, errors, workers or 1, done), "documents"):
            stream.write(line + "\n")
    raise typer.Exit(report(errors))


def build(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="GRAPH", help="The folder of the graph; a graph there is replaced.")],
    inputs: Annotated[list[str] | None, INPUTS] = None,
    add: Annotated[
        bool, typer.Option("--add", help="The inputs come into the graph that is there; with none, what was judged since counts.")
    ] = False,
    withdraw: Annotated[
        list[str] | None,
        typer.Option("--withdraw", metavar="DOCUMENT", help="A document goes out of the graph that is there: its id or its path."),
    ] = None,
    judgements: Annotated[
        Path | None,
        typer.Option(
            "--judgements", metavar="FILE.csv", help="What people have judged; else judgements.csv in the graph's folder, if there."
        ),
    ] = None,
) -> None:
    """Pages or facts to a graph that can be asked."""
    from kg import flow

    if not (inputs or withdraw or add):
        raise typer.BadParameter("give pages, folders of pages, or facts", param_hint="INPUT")
    if inputs and withdraw and not add:
        raise typer.BadParameter("inputs beside --withdraw are added: say so by --add", param_hint="--withdraw")
    errors: list[InputError] = []
    facts = progress(flow.facts_of(inputs or [], errors), "documents")
    try:
        if add or withdraw:
            counts, idle = flow.change(facts, withdraw or [], out, judgements)
        else:
            counts, idle = flow.build(facts, out, judgements)
    except KgError:
        report(errors, done=False)
        raise
    write_rows(("in the graph", "number"), list(counts.items()), Format.table, sys.stderr)
    for line in idle:
        tell(f"changes nothing, for its document is not here or says it no more: {line}")
    tell(f"written to {out}" + _late(out))
    raise typer.Exit(report(errors))


def _late(graph: Path) -> str:
    """What to know of files that a user may look for."""
    from kg.store.manifest import is_late, read_manifest

    return f"; its .jsonl files are written when they are read: kg build --add -o {graph}" if is_late(read_manifest(graph)) else ""


def graphml(
    graph: GraphFolder,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="Where the GraphML goes; - is standard output.")],
    edges: Annotated[
        Edges, typer.Option("--edges", help="One edge for each pair of nodes, as Gephi wants it, or one for each claim.")
    ] = Edges.pair,
) -> None:
    """GraphML for Gephi, yEd and networkx."""
    from kg.export.graphml import write_graphml
    from kg.store.embedded import read_graph

    whole = read_graph(graph)
    with finished(out) as part:
        write_graphml(whole, part, edges=edges.value)
