"""The command `query`: a shipped question, a file, or a statement, and the values that go with it."""

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.table import Format, write_rows
from kg.errors import KgError
from kg.questions import Question, bind, load_questions, parse_question, parse_text

Params = Annotated[
    list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A value for the question; give more than one if need be.")
]


def query(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="A shipped question's name, a .cypher file, or a statement.")
    ] = None,
    graph: Annotated[Path | None, typer.Option("--graph", "-g", metavar="GRAPH", help="The folder that `kg build` wrote.")] = None,
    param: Params = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How the answer is printed.")] = Format.table,
) -> None:
    """Ask a graph; alone, list the questions."""
    if question is None:
        rows = [
            (q.name, q.title, ", ".join(p.name + ("" if p.default is None else "?") for p in q.parameters))
            for q in load_questions().values()
        ]
        write_rows(("question", "what it asks", "parameters"), rows, form, sys.stdout)
        return
    if graph is None:
        raise typer.BadParameter("say which graph is asked: -g GRAPH", param_hint="--graph")
    from kg.store.embedded import ask

    given = split(param)
    asked = _typed(find(question), given)
    write_rows(*ask(graph, asked.cypher, bind(asked, given)), form, sys.stdout)


def find(question: str) -> Question:
    """The question of a name, a .cypher file or a statement. Raises KgError where it is none of these."""
    shipped = load_questions()
    if question in shipped:
        return shipped[question]
    if question.endswith(".cypher"):
        try:
            return parse_question(question, Path(question))
        except OSError as error:
            raise KgError(f"{question}: cannot be read ({error.strerror}). Check the name") from None
    if not any(char.isspace() for char in question):
        near = ", ".join(get_close_matches(question, shipped)) or "`kg query` lists them"
        raise KgError(f"no question is called {question!r}. Is it one of these: {near}?")
    return parse_text("the statement", question, "the statement")


def split(given: list[str] | None) -> dict[str, str]:
    """The values of `--param`, by name."""
    values = {}
    for pair in given or ():
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise typer.BadParameter(f"{pair!r} is not NAME=VALUE", param_hint="--param")
        values[name] = value
    return values


def _typed(question: Question, given: Mapping[str, str]) -> Question:
    """The question with whole numbers where no header tells the type and the value is one."""
    numbers = {name for name, value in given.items() if re.fullmatch(r"-?\d+", value)}
    parameters = [replace(p, type="int") if not p.about and p.name in numbers else p for p in question.parameters]
    return replace(question, parameters=tuple(parameters))
