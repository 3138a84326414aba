"""The command `kg`: its sub-commands, and errors shown as one line.

Each command imports what it needs when it runs, so that `kg --help` answers at once.
"""

import io
import sys

import typer

from kg.cli import ask, expert, review, run, server
from kg.errors import KgError

app = typer.Typer(
    help="Local Chinese newspapers into a graph: who chaired, attended and spoke at which meeting, with the sentence behind every edge.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
export = typer.Typer(help="Write a graph for other programs.", no_args_is_help=True)

app.command()(run.extract)
app.command()(run.build)
app.command()(ask.query)
app.command()(review.review)
app.add_typer(export, name="export")
export.command()(run.graphml)
export.command("neo4j-import")(server.neo4j_import)
export.command("neo4j-browser")(server.neo4j_browser)
app.command()(server.load)
app.command()(server.unload)
app.command()(expert.show)
app.command()(expert.check)
app.command()(expert.score)


def main() -> None:
    """Run the command line. Exit codes: 0 all done, 1 something was wrong with the input, 2 wrong usage."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except KgError as error:
        sys.exit(f"kg: {error}")
