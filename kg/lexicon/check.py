"""All of `models/` against its own rules: each fault names file, line and the way out.

Tables are held against `models/tables.yml`, patterns in `models/rules/` against the examples beside them.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from kg.errors import KnowledgeError
from kg.lexicon.table import Row, read_table
from kg.resources import MODELS
from kg.schema import read_schema

_ENTRY = re.compile(r"([^\s#:]+):")
ALWAYS = ("source", "note")


def check(models: Path = MODELS) -> Iterator[KnowledgeError]:
    """Every fault in the tables, rules and schema below `models`."""
    wanted = yaml.safe_load((models / "tables.yml").read_text("utf-8"))
    for name in sorted({p.stem for p in (models / "lexicon").glob("*.csv")} | set(wanted)):
        yield from _caught(_table(name, models / "lexicon", wanted.get(name)))
    for path in sorted((models / "rules").glob("*.yml")):
        yield from _caught(_rules(path))
    yield from _caught(_schema(models / "schema.yml"))


def _caught(faults: Iterator[KnowledgeError]) -> Iterator[KnowledgeError]:
    """The faults, and as the last one that on which the file could not be read further."""
    try:
        yield from faults
    except KnowledgeError as error:
        yield error


def _table(name: str, folder: Path, wanted: dict[str, Any] | None) -> Iterator[KnowledgeError]:
    rows = read_table(name, folder)
    if wanted is None:
        yield KnowledgeError(f"{name}.csv", "not in models/tables.yml", "Say there what its key is")
    elif not rows:
        yield KnowledgeError(f"{name}.csv", "no rows", "Fill it, or take it out of models/tables.yml too")
    elif missing := [c for c in (*wanted["key"], *wanted.get("values", ()), *wanted.get("numbers", ()), *ALWAYS) if c not in rows[0].cells]:
        yield KnowledgeError(f"{name}.csv", f"no column {', '.join(missing)}", "Add it to the header")
    else:
        yield from (fault for row in rows for fault in _row(row, wanted))
        yield from _order(rows, wanted)


def _row(row: Row, wanted: dict[str, Any]) -> Iterator[KnowledgeError]:
    for column in (c for c in (wanted["key"][0], "source") if not row[c]):
        yield KnowledgeError(row.place, f"{column} is empty", "Fill it in; every row says where it is from")
    for column, words in wanted.get("values", {}).items():
        if row[column] not in words:
            yield KnowledgeError(row.place, f"unknown {column} {row[column]!r}", f"Known: {', '.join(filter(None, words))}")
    for column in wanted.get("numbers", ()):
        if not re.fullmatch(r"-?\d+(\.\d+)?", row[column]):
            yield KnowledgeError(row.place, f"{column} is no number: {row[column]!r}", "Write it like 3 or -0.25")


def _order(rows: tuple[Row, ...], wanted: dict[str, Any]) -> Iterator[KnowledgeError]:
    """Rows that stand twice, and the first that stands out of order."""
    places: dict[tuple[str, ...], str] = {}
    for row in rows:
        key = tuple(row[c] for c in wanted["key"])
        if key in places:
            yield KnowledgeError(row.place, f"{' '.join(key)} stands at {places[key]} already", "Take one of the two out")
        places.setdefault(key, row.place)
    columns = wanted.get("order", wanted["key"])
    for before, after in pairwise(rows if columns != "file" else ()):
        if [after[c] for c in columns] < [before[c] for c in columns]:
            what = f"{after[wanted['key'][0]]} stands behind {before[wanted['key'][0]]}"
            yield KnowledgeError(after.place, what, f"Sort the rows by {', '.join(columns)}, by code point")
            return


def _rules(path: Path) -> Iterator[KnowledgeError]:
    """Entries find all of their `examples`, those with `patterns` none of their `not`; a `pattern` may be asked for one place alone."""
    yield from _twice(path)
    for name, rule in _yaml(path).items():
        if not isinstance(rule, dict) or not ("patterns" in rule or "pattern" in rule):
            continue
        place = f"{path.name}:{_line_of(path, name)}"
        try:
            patterns = [re.compile(p) for p in rule.get("patterns") or [rule["pattern"]]]
        except re.error as error:
            yield KnowledgeError(place, f"{name}: no regular expression: {error}", "Mend the pattern")
            continue
        for example in rule.get("examples", ()):
            if not any(p.search(example) for p in patterns):
                yield KnowledgeError(place, f"{name} does not find its example {example!r}", "Mend the pattern or the example")
        for example in rule.get("not", ()) if "patterns" in rule else ():
            if any(p.search(example) for p in patterns):
                yield KnowledgeError(place, f"{name} finds {example!r}, which it must not", "Mend the pattern or the example")


def _twice(path: Path) -> Iterator[KnowledgeError]:
    """Entries of one name: YAML keeps the last one alone."""
    seen: dict[str, int] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if (entry := _ENTRY.match(line)) and seen.setdefault(entry[1], number) != number:
            yield KnowledgeError(f"{path.name}:{number}", f"{entry[1]} stands at line {seen[entry[1]]} already", "Rename one of the two")


def _schema(path: Path) -> Iterator[KnowledgeError]:
    _yaml(path)
    read_schema(path)
    yield from ()


def _yaml(path: Path) -> dict[str, Any]:
    try:
        raw: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(
            f"{path.name}:{line}", f"no YAML: {error.problem}", "Mend the line, often its indentation or a quote"
        ) from None
    return raw


def _line_of(path: Path, name: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1)
