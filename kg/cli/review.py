"""The command `review`: the open pairs one after the other, and what a reader judges of them as lines of a file."""

import getpass
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.stream import tell
from kg.questions import Question, bind, load_questions, parse_question
from kg.resources import CYPHER

_KEYS = {"s": "same", "d": "different", "u": "unsure"}
_SHOWN = 6  # posts and reports of each side
_WHAT = "[s]ame, [d]ifferent, [u]nsure, Enter for later, [q]uit"


def review(
    graph: Annotated[Path, typer.Option("--graph", "-g", metavar="GRAPH", help="The folder that `kg build` wrote.")],
    judgements: Annotated[
        Path | None,
        typer.Option("--judgements", metavar="FILE.csv", help="Where the judgements go; else judgements.csv in the graph's folder."),
    ] = None,
    name: Annotated[str, typer.Option("--name", help="Only people of this name.")] = "",
    who: Annotated[str, typer.Option("--who", help="Who judges; else the name you are logged in by.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Also the pairs that somebody left open.")] = False,
    limit: Annotated[int, typer.Option("--limit", help="How many pairs at most.")] = 1000,
) -> None:
    """Walk the pairs that may be one person, and judge them."""
    from kg.flow import JUDGEMENTS
    from kg.resolve.judgements import Judgement, append

    path = judgements or graph / JUDGEMENTS
    pairs = [pair for pair in _asked(graph, load_questions()["open_pairs"], name=name, limit=limit) if again or not pair["judged"]]
    tell(f"{len(pairs)} open pair{'' if len(pairs) == 1 else 's'}; judgements go to {path}")
    judged = 0
    for number, pair in enumerate(pairs, 1):
        print("\n".join([f"\n{number} of {len(pairs)}", *_shown(graph, pair)]))
        answer = _answer()
        if answer == "q":
            break
        if answer in _KEYS:
            why = typer.prompt("why", default="", show_default=False)
            line = (date.today().isoformat(), who or getpass.getuser(), _KEYS[answer], pair["one"], pair["other"], why)
            append(path, [Judgement(str(path), *line)])
            judged += 1
    again_with = f" --judgements {judgements}" if judgements else ""
    tell(
        f"{judged} judged."
        + (f" They count from the next build on: kg build {graph / 'facts.jsonl'} -o {graph}{again_with}" if judged else "")
    )


def _answer() -> str:
    while (given := str(typer.prompt(_WHAT, default="", show_default=False)).strip().lower()[:1]) not in {"", "q", *_KEYS}:
        tell(f"{given!r} is none of them")
    return given


def _shown(graph: Path, pair: dict[str, Any]) -> Iterator[str]:
    """A pair as lines of text."""
    for label, id_, first, last in (("A", "one_id", "first", "last"), ("B", "other_id", "other_first", "other_last")):
        yield f"  {label}  {pair['name']}  {pair[first] or '?'} – {pair[last] or '?'}"
        posts = _asked(graph, _shipped("person"), id=pair[id_])
        yield from (
            f"       {p['body'] or ''} {p['title']}  {p['first'] or '?'} – {p['last'] or '?'}  {p['sentence']}" for p in posts[:_SHOWN]
        )
        reports = _asked(graph, _shipped("documents"), id=pair[id_])
        yield from (
            f"       {r['published'] or '?'}  {r['source'] or ''}  {r['title'] or r['path']}  {r['mention']}" for r in reports[:_SHOWN]
        )
        if len(reports) > _SHOWN:
            yield f"       and {len(reports) - _SHOWN} reports more"
    yield f"  for      {'; '.join(pair['speaks_for']) or '–'}"
    yield f"  against  {'; '.join(pair['against']) or '–'}"
    if pair["judged"]:
        yield f"  judged   {pair['judged']}"


@cache
def _shipped(name: str) -> Question:
    return parse_question(name, CYPHER / "review" / f"{name}.cypher")


def _asked(graph: Path, question: Question, **given: Any) -> list[dict[str, Any]]:
    from kg.store.embedded import ask

    columns, rows = ask(graph, question.cypher, bind(question, given))
    return [dict(zip(columns, row, strict=True)) for row in rows]
