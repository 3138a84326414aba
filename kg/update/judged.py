"""What it concerns that other judgements hold than before."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

from kg.facts import Facts
from kg.resolve.corrections import idle
from kg.resolve.judgements import Judgement, Judgements
from kg.resolve.mentions import Ref
from kg.resolve.names import Name
from kg.store.folder import STATE
from kg.store.late import files_of
from kg.store.ledger import Ledger
from kg.update.wish import fact_key

Pair = tuple[tuple[str, ...], Ref, Ref]


def names_judged_anew(before: Judgements, after: Judgements) -> Iterator[Name]:
    """The names whose people have to be told apart again, by what the judgements say of mentions and of names."""
    for _, one, other in _pairs(before) ^ _pairs(after):
        names = {judged.plain(ref.name) for judged in (before, after) for ref in (one, other)}
        yield from ((name, signs) for name in sorted(names) for signs in (False, True))
    for alias, name in before.names.items() ^ after.names.items():
        yield from ((one, signs) for one in (alias, name) for signs in (False, True))


def corrected_anew(before: Judgements, after: Judgements) -> set[str]:
    """The ids of the documents whose facts are corrected otherwise."""
    documents = before.corrections.keys() | after.corrections.keys()
    return {id_ for id_ in documents if _corrections(before, id_) != _corrections(after, id_)}


def idle_in(folder: Path, judged: Judgements) -> list[Judgement]:
    """The judgements that change nothing in a graph folder."""
    documents = judged.corrections.keys() | {ref.document for _, *refs in judged.pairs for ref in refs}
    with closing(Ledger(folder / STATE)) as ledger, files_of(folder, ledger) as files:
        lines = (files.facts.find(fact_key(id_)) for id_ in sorted(documents))
        return idle([Facts.from_json(line) for line in lines if line], judged)


def _pairs(judged: Judgements) -> set[Pair]:
    return {(_said(line), one, other) for line, one, other in judged.pairs}


def _corrections(judged: Judgements, id_: str) -> list[tuple[str, ...]]:
    return [_said(line) for line, _ in judged.corrections.get(id_, ())]


def _said(line: Judgement) -> tuple[str, ...]:
    """The line without its place in the file."""
    return astuple(line)[1:]
