"""Documents that come, change and go in a graph that is there: it becomes what a build of all documents would make of them.

Only the names, posts, bodies and meetings that these documents concern are settled anew, by the rules of `kg.resolve`.
"""

import json
import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from kg.facts import Facts
from kg.garbage import uncollected
from kg.graph import Graph
from kg.resolve.judgements import Judgement, Judgements, judgements_of
from kg.resources import MODELS
from kg.store.changed import Changes, Files, files_of, write_changes
from kg.store.embedded import MANIFEST, STATE, replaced, write_files
from kg.store.lines import EDGE, FACT, Lines
from kg.update.archive import Archive
from kg.update.judged import corrected_anew, names_judged_anew
from kg.update.state import State, made_with
from kg.update.steps import settle
from kg.update.wish import Wish, documents_in, fact_key, facts_in

_GRAPH, _RULES, _LINES = "graph", "rules", "judgements"
_KG = Path(__file__).parents[1]
_CODE = (source for package in ("lexicon", "resolve", "update") for source in sorted((_KG / package).glob("*.py")))
_SOURCES = (*_CODE, *sorted((MODELS / "lexicon").glob("*.csv")), MODELS / "rules/identity.yml")


def update(folder: Path, given: Sequence[Facts], withdrawn: Sequence[str], lines: Sequence[Judgement]) -> None:
    """Let the graph in `folder` be that of its documents without `withdrawn` (ids or paths) and with `given`, in the light of `lines`.

    A document that is given takes the place of one with its id or its path. What each document concerns is kept in the folder; where
    that is not there, or is of other rules, all documents are settled anew. Raises KgError, and leaves the folder as it was, where a
    document to withdraw is not there, or none would be left.
    """
    wish, judged = Wish(folder, given, withdrawn), judgements_of(list(lines))
    with uncollected(), replaced(folder) as new, files_of(folder) as files:
        made = made_with(folder / STATE)
        before = judgements_of([Judgement(*cells) for cells in json.loads(made.get(_LINES, "[]"))])
        known = (made.get(_GRAPH), made.get(_RULES)) == (_sum([folder / MANIFEST]), _sum(_SOURCES)) and before.renamed == judged.renamed
        if known:
            shutil.copyfile(folder / STATE, new / STATE)
        with closing(State(new / STATE)) as state:
            if known:
                _change(wish, files, state, (before, judged), new)
            else:
                _anew(wish, state, judged, new)
            made = {_GRAPH: _sum([new / MANIFEST]), _RULES: _sum(_SOURCES), _LINES: json.dumps([astuple(line) for line in lines])}
            state.make_with(made)


def _sum(paths: Iterable[Path]) -> str:
    digest = sha256()
    for path in paths:
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _change(wish: Wish, files: Files, state: State, judged: tuple[Judgements, Judgements], new: Path) -> None:
    """What the documents that come and go concern settled anew, and what is judged otherwise than before."""
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
    write_changes(wish.folder, files, Changes(nodes, edges, facts), new)


def _anew(wish: Wish, state: State, judged: Judgements, new: Path) -> None:
    """All documents settled anew."""
    there = {one.document.id: one for one in facts_in(wish.folder)}
    gone = wish.gone(documents_in(there))
    come = {id_: one for id_, one in there.items() if id_ not in gone} | {one.document.id: one for one in wish.given}
    wish.check(len(come))
    nothing = wish.folder / "nothing"
    settled = settle(Archive(state, Lines(nothing, FACT), Judgements(), judged, set(), come), Lines(nothing, EDGE), ())
    write_files(Graph.of(settled.nodes, settled.edges), new, come.values())
