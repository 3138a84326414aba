"""A graph made of documents, and documents that come, change and go in it: it becomes what a build of them all would make of it.

Only the names, posts, bodies and meetings that these documents concern are settled anew, by the rules of `kg.resolve`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import astuple
from hashlib import sha256
from itertools import chain
from pathlib import Path

from kg.facts import Facts
from kg.garbage import uncollected
from kg.resolve import identify
from kg.resolve.judgements import Judgement, Judgements, judgements_of
from kg.resources import MODELS
from kg.store.changed import Changes, write_changes
from kg.store.embedded import write_files
from kg.store.folder import FACTS, MANIFEST, STATE
from kg.store.late import AT_ONCE, Files, bring_up, files_of
from kg.store.ledger import is_of, made_with
from kg.store.loose import Loose
from kg.store.place import locked, placed
from kg.update.archive import Archive
from kg.update.fill import fill
from kg.update.judged import corrected_anew, names_judged_anew
from kg.update.state import State
from kg.update.steps import settle
from kg.update.told import Told, facts_in
from kg.update.wish import Wish, documents_in, fact_key

_RULES, _LINES = "rules", "judgements"
_KG = Path(__file__).parents[1]
_CODE = (source for package in ("lexicon", "resolve", "update") for source in sorted((_KG / package).glob("*.py")))
_SOURCES = (*_CODE, *sorted((MODELS / "lexicon").glob("*.csv")), MODELS / "rules/identity.yml")


def build(folder: Path, told: Iterable[Facts], lines: Sequence[Judgement]) -> None:
    """Let the graph in `folder` be that of these documents, in the light of `lines`. Raises KgError, and leaves the folder as it was."""
    with locked(folder):
        _write(folder, told, lines)


def update(folder: Path, given: Sequence[Facts], withdrawn: Sequence[str], lines: Sequence[Judgement], at_once: int = AT_ONCE) -> None:
    """Let the graph in `folder` be that of its documents without `withdrawn` (ids or paths) and with `given`, in the light of `lines`.

    A document that is given takes the place of one with its id or its path. What each document concerns is kept in the folder; where
    that is not there, or is of other rules, all documents are settled anew. Sorted files that have more bytes than `at_once` are written
    when somebody reads them. Raises KgError, and leaves the folder as it was, where a
    document to withdraw is not there, or none would be left.
    """
    wish, judged = Wish(folder, given, withdrawn), judgements_of(list(lines))
    with uncollected(), locked(folder):
        made = made_with(folder / STATE) if is_of(folder / STATE, folder / MANIFEST) else {}
        before = judgements_of([Judgement(*cells) for cells in json.loads(made.get(_LINES, "[]"))])
        if made.get(_RULES) == _sum(_SOURCES) and before.renamed == judged.renamed:
            _change(wish, (before, judged), lines, at_once)
        else:
            _anew(wish, lines)


def _sum(paths: Iterable[Path]) -> str:
    digest = sha256()
    for path in paths:
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _change(wish: Wish, judged: tuple[Judgements, Judgements], lines: Sequence[Judgement], at_once: int) -> None:
    """What the documents that come and go concern settled anew, and what is judged otherwise than before."""
    with closing(State(wish.folder / STATE)) as state:
        state.begin()
        with placed(wish.folder, state.commit) as new, files_of(wish.folder, state) as files:
            write_changes(wish.folder, files, _changes(wish, files, state, judged), state, new, at_once)
            _note(state, lines, new)


def _changes(wish: Wish, files: Files, state: State, judged: tuple[Judgements, Judgements]) -> Changes:
    given = {one.document.id: one for one in wish.given}
    come = {id_: one for id_, one in given.items() if files.facts.find(fact_key(id_)) != one.to_json()}
    gone = wish.gone(state.documents) | {id_ for id_ in come if files.facts.find(fact_key(id_))}
    for id_ in corrected_anew(*judged) - gone - come.keys():
        if line := files.facts.find(fact_key(id_)):
            come[id_] = Facts.from_json(line)
            gone.add(id_)
    wish.check(state.number() + len(come) - len(gone))
    settled = settle(Archive(state, files.facts, *judged, gone, come), files.edges, names_judged_anew(*judged))
    nodes = dict.fromkeys(settled.nodes_before) | {(node.kind, node.id): node for node in settled.nodes}
    edges = dict.fromkeys(settled.edges_before) | {edge.key: edge for edge in settled.edges}
    facts = {fact_key(id_): come[id_].to_json() if id_ in come else None for id_ in gone | come.keys()}
    return Changes(nodes, edges, facts)


def _anew(wish: Wish, lines: Sequence[Judgement]) -> None:
    """All documents settled anew."""
    if (wish.folder / MANIFEST).exists():
        bring_up(wish.folder)
    paths = {one.document.id: one.document.path for one in _facts_in(wish.folder)}
    come = {one.document.id: one for one in wish.given}
    gone = wish.gone(documents_in(paths)) | come.keys()
    wish.check(len(paths.keys() - gone) + len(come))
    stay = (one for one in _facts_in(wish.folder) if one.document.id not in gone)
    _write(wish.folder, chain(stay, come.values()), lines)


def _facts_in(folder: Path) -> Iterator[Facts]:
    """The facts of the graph in a folder, none where there is none."""
    return facts_in(folder / FACTS) if (folder / MANIFEST).exists() else iter(())


def _write(folder: Path, told: Iterable[Facts], lines: Sequence[Judgement]) -> None:
    """The files and the state. The facts go into their file first, and are read from it again as often as needed."""
    with placed(folder) as new, closing(State(new / STATE)) as state:
        facts = Told(told, judgements_of(list(lines)), new)
        state.begin()
        with uncollected():
            graph = Loose(new)
            fill(state, identify(facts, facts.judged, graph.put, new), graph.put)
            write_files(graph, new)
        _note(state, lines, new)
        state.commit()


def _note(state: State, lines: Sequence[Judgement], new: Path) -> None:
    """What the state was made with."""
    state.make_with({_RULES: _sum(_SOURCES), _LINES: json.dumps([astuple(line) for line in lines])})
    state.belong_to(new / MANIFEST)
