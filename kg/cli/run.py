"""The commands of the main job: extract, build, query, export."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.stream import output, progress, report, tell
from kg.cli.table import Format, write_rows
from kg.errors import InputError, KgError

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Pages (.txt .md .html), records or facts (.jsonl), folders of them; - is standard input."),
]
GraphFolder = Annotated[Path, typer.Option("--graph", "-g", metavar="GRAPH", help="The folder that `kg build` wrote.")]


def extract(
    inputs: Inputs,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FACTS.jsonl", help="Where the facts go; - is standard output.")] = "-",
) -> None:
    """Pages to facts: one JSON line for each document."""
    from kg.flow import facts_of

    errors: list[InputError] = []
    with output(out) as stream:
        for facts in progress(facts_of(inputs, errors), "documents"):
            stream.write(facts.to_json() + "\n")
    raise typer.Exit(report(errors))


def build(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="GRAPH", help="The folder of the graph; a graph there is replaced.")],
) -> None:
    """Pages or facts to a graph that can be asked."""
    from kg import flow

    errors: list[InputError] = []
    try:
        graph = flow.build(progress(flow.facts_of(inputs, errors), "documents"), out)
    except KgError:
        report(errors)
        raise
    counts = {**Counter(n.kind for n in graph.nodes), **Counter(e.kind for e in graph.edges)}
    write_rows(("in the graph", "number"), list(counts.items()), Format.table, sys.stderr)
    tell(f"written to {out}")
    raise typer.Exit(report(errors))


def query(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="A shipped question's name, a .cypher file, or a statement.")
    ] = None,
    graph: Annotated[Path | None, typer.Option("--graph", "-g", metavar="GRAPH", help="The folder that `kg build` wrote.")] = None,
    values: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A value for the question; repeat for more.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How the answer is printed.")] = Format.table,
) -> None:
    """Ask a graph; alone, list the questions."""


def graphml(
    graph: GraphFolder,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="Where the GraphML goes; - is standard output.")],
    edges: Annotated[
        str, typer.Option("--edges", help="pair: one edge for each pair of nodes, as Gephi wants it; each: one for each claim.")
    ] = "pair",
) -> None:
    """GraphML for Gephi, yEd and networkx."""
