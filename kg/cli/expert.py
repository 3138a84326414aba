"""The commands for whoever looks after the knowledge: show, check, score."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.stream import lines, output, report, tell
from kg.cli.table import Format, write_rows
from kg.errors import InputError


def show(
    page: Annotated[str, typer.Argument(metavar="REPORT", help="A page or a file of records; - is standard input.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE.html", help="Where the HTML goes; - is standard output.")] = "-",
    text: Annotated[bool, typer.Option("--text", help="For the terminal: only what each sentence gave.")] = False,
) -> None:
    """What a report gave, marked in it, as HTML."""
    from kg import flow
    from kg import show as shown

    errors: list[InputError] = []
    pairs = list(flow.extracted(page, errors))
    if not pairs:
        raise typer.Exit(report(errors, done=False))
    with output(out) as stream:
        stream.write("\n".join([*shown.text(pairs), ""]) if text else shown.page(pairs))
    raise typer.Exit(report(errors))


def check() -> None:
    """Check the tables and rules in models/."""
    from kg.lexicon.check import check as faults

    found = list(faults())
    for fault in found:
        print(fault)
    tell(f"{len(found)} fault{'s' if len(found) > 1 else ''} in models/" if found else "models/ is well")
    raise typer.Exit(1 if found else 0)


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="The folder with one NAME.json for each document.")],
    facts: Annotated[str, typer.Argument(metavar="FACTS.jsonl", help="What `kg extract` wrote; - is standard input.")],
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and every extra, with its cause, rule and sentence.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Precision, recall and F1 of facts against gold."""
    from kg.score import causes, read_facts, read_gold
    from kg.score import score as compare
    from kg.store.late import facts_there

    facts_there(Path(facts))
    wanted, said = read_gold(gold), read_facts(facts, lines(facts))
    result = compare(wanted, said)
    if as_json:
        figures = {name: figure.as_json() for name, figure in result.figures.items()}
        print(json.dumps({"documents": len(result.claims), "absent": result.absent, "scores": figures}, ensure_ascii=False))
    else:
        if result.absent:
            tell(f"not in the facts, scored as empty: {', '.join(result.absent)}")
        rows = [(name, *(f"{x:.3f}" for x in (f.precision, f.recall, f.f1)), f.gold, f.predicted) for name, f in result.figures.items()]
        write_rows(("", "P", "R", "F1", "gold", "predicted"), rows, Format.table, sys.stdout)
    if errors:
        for error in causes.errors(result, wanted, said):
            print("\t".join(error.row()))
