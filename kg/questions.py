"""The shipped questions, `cypher/questions/*.cypher`: what each asks, its parameters, and a user's values made fit for it.

The comments at the top of a file are its header: `title`, `purpose`, `parameter NAME: TYPE [= DEFAULT] -- what it is`,
`example`, and `dialect` where a question needs a file for each engine.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import KgError, KnowledgeError
from kg.resources import CYPHER

QUESTIONS = CYPHER / "questions"
PATHS = CYPHER / "paths"  # the same questions, answered by paths that Neo4j Browser draws
EMBEDDED, NEO4J = "embedded", "neo4j"

_FIELD = re.compile(r"//\s*(?P<field>title|purpose|dialect|example|parameter)\b(?P<rest>.*)")
_PARAMETER = re.compile(r"\s+(?P<name>\w+):\s*(?P<type>string|day|int|float)(?P<given>\s*=\s?(?P<default>.*?))?\s+--\s+(?P<about>.+)")
_USED = re.compile(r"\$(\w+)")
Scalar = str | int | float


@dataclass(frozen=True, slots=True)
class Parameter:
    """`type` is string, day (ISO), int or float. `default` is None where a value must be given."""

    name: str
    type: str
    default: Scalar | None
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question ready to be asked. `cypher` is its statement, `example` a row of its answer in words."""

    name: str
    title: str
    purpose: str
    example: str
    parameters: tuple[Parameter, ...]
    cypher: str


@cache
def load_questions(dialect: str = EMBEDDED, folder: Path = QUESTIONS) -> dict[str, Question]:
    """The questions by name, sorted, in the words of one engine. Raises KnowledgeError naming the file with a bad header."""
    found = {path.name.split(".")[0]: path for path in sorted(folder.glob("*.cypher")) if path.suffixes[:-1] in ([], [f".{dialect}"])}
    for path in folder.glob(f"*.{dialect}.cypher"):
        found[path.name.split(".")[0]] = path
    return {name: parse_question(name, found[name]) for name in sorted(found)}


@cache
def load_paths() -> dict[str, Question]:
    """The questions in Neo4j's words whose answers are paths, with the parameters of those whose answers are tables."""
    told = load_questions(NEO4J)
    return {path.stem: replace(told[path.stem], cypher=parse_question(path.stem, path).cypher) for path in sorted(PATHS.glob("*.cypher"))}


def parse_question(name: str, path: Path) -> Question:
    """The question of a `.cypher` file; one of a user's own may do without a header. Raises KnowledgeError."""
    return parse_text(name, path.read_text("utf-8-sig"), str(path))


def parse_text(name: str, text: str, place: str) -> Question:
    """The question of a statement with or without a header; parameters that no header tells of are strings that must be given."""
    lines = text.splitlines()
    cypher = "\n".join(line for line in lines if not line.startswith("//")).strip()
    fields: dict[str, str] = {}
    parameters: dict[str, Parameter] = {}
    for number, line in enumerate(lines, 1):
        match = _FIELD.match(line)
        if match and match["field"] == "parameter":
            parameter = _parameter(match["rest"], f"{place}:{number}")
            parameters[parameter.name] = parameter
        elif match:
            fields[match["field"]] = match["rest"].lstrip(": ").strip()
    used = dict.fromkeys(_USED.findall(cypher))
    if unused := [p for p in parameters if p not in used]:
        raise KnowledgeError(place, f"parameter {unused[0]} stands in the header alone", "Use it in the statement or take it out")
    every = [*parameters.values(), *(Parameter(p, "string", None, "") for p in used if p not in parameters)]
    return Question(name, fields.get("title", name), fields.get("purpose", ""), fields.get("example", ""), tuple(every), cypher)


def _parameter(text: str, place: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not match:
        raise KnowledgeError(place, f"not a parameter: {text.strip()!r}", "Write `parameter NAME: TYPE = DEFAULT -- what it is`")
    default = typed(match["name"], match["type"], match["default"]) if match["given"] else None
    return Parameter(match["name"], match["type"], default, match["about"].strip())


def bind(question: Question, given: Mapping[str, Any]) -> dict[str, Scalar]:
    """Every parameter of the question with its value: the given one in the right type, else the default.

    Raises KgError on a name the question does not have, a value of another type, or one that is wanting.
    """
    known = {parameter.name for parameter in question.parameters}
    if unknown := sorted(set(given) - known):
        raise KgError(f"{question.name} has no parameter {unknown[0]!r}. {_allowed(question)}")
    values: dict[str, Scalar] = {}
    for parameter in question.parameters:
        value = typed(parameter.name, parameter.type, given[parameter.name]) if parameter.name in given else parameter.default
        if value is None:
            raise KgError(f"{question.name} needs the parameter {parameter.name!r}. {_allowed(question)}")
        values[parameter.name] = value
    return values


def _allowed(question: Question) -> str:
    """The parameters of a question in one line."""
    told = [f"{p.name} ({p.type}, {'must be given' if p.default is None else f'default {p.default!r}'})" for p in question.parameters]
    return f"It takes: {', '.join(told)}" if told else "It takes none"


def typed(name: str, kind: str, given: Any) -> Scalar:
    """A value given in words as one of a parameter's type. Raises KgError."""
    text = str(given).strip()
    try:
        if kind == "day":
            return date.fromisoformat(text).isoformat()
        return int(text) if kind == "int" else float(text) if kind == "float" else text
    except ValueError:
        form = {"day": "a day as 2022-05-06", "int": "a whole number", "float": "a number"}[kind]
        raise KgError(f"parameter {name}: {given!r} is not {form}") from None
