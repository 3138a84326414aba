"""The whole way in one place: read → annotate → extract → resolve → store. The first file to open.

What a step needs is imported when the step runs: facts that are there already need no annotating.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.document import Document
from kg.errors import InputError, KgError
from kg.facts import Facts
from kg.facts_file import holds_facts, read_facts
from kg.garbage import uncollected
from kg.seen import Seen

if TYPE_CHECKING:
    from kg.resolve.judgements import Judgement

T = TypeVar("T")
JUDGEMENTS = "judgements.csv"


def build(facts: Iterable[Facts], folder: Path, judgements: Path | None = None) -> tuple[dict[str, int], list[str]]:
    """Facts to a graph folder in the light of the judgements, by default those of a file in it.

    The numbers of nodes and edges by kind, and the judgements that are idle. Raises KgError, and leaves `folder` as it was, where there is
    nothing to write or the judgements contradict each other.
    """
    from kg.resolve.judgements import judgements_of
    from kg.store.manifest import read_manifest
    from kg.update import build as build_graph
    from kg.update.judged import idle_in

    told = iter(facts)
    first = list(islice(told, 1))
    if not first:
        raise KgError(f"nothing to build from; {folder} is as it was. Give pages, folders of pages, or facts")
    lines = _judged(folder, judgements)
    build_graph(folder, chain(first, told), lines)
    numbers = read_manifest(folder)
    return numbers["nodes"] | numbers["edges"], _printed(idle_in(folder, judgements_of(lines)))


def change(
    facts: Iterable[Facts], withdrawn: Sequence[str], folder: Path, judgements: Path | None = None
) -> tuple[dict[str, int], list[str]]:
    """A graph folder with the documents of the facts, and without those withdrawn (ids or paths): what a build of all would make of it.

    The numbers of nodes and edges by kind, and the judgements that are idle. With no document at all its sorted files are brought up to
    date. Raises KgError, and leaves `folder` as it was, where a document is not there, none would be left, or the judgements contradict
    each other.
    """
    from kg.resolve.judgements import judgements_of
    from kg.store.late import brought_up
    from kg.store.manifest import read_manifest
    from kg.update import update
    from kg.update.judged import idle_in

    lines, given = _judged(folder, judgements), list(facts)
    update(folder, given, withdrawn, lines)
    numbers = read_manifest(folder) if given or withdrawn else brought_up(folder)
    return numbers["nodes"] | numbers["edges"], _printed(idle_in(folder, judgements_of(lines)))


def _judged(folder: Path, judgements: Path | None) -> "list[Judgement]":
    from kg.resolve.judgements import read_lines

    if judgements and not judgements.exists():
        raise KgError(f"{judgements}: no such file. `kg review` writes one; leave --judgements out where there is none")
    return read_lines(judgements or folder / JUDGEMENTS)


def _printed(lines: "Iterable[Judgement]") -> list[str]:
    return [f"{line.place}: {line.what} {line.one}" for line in lines]


def facts_of(inputs: Iterable[str], errors: list[InputError], workers: int = 1, done: Collection[str] = frozenset()) -> Iterator[Facts]:
    """The facts of every document, each once, in the order of the inputs' names; what cannot be read is added to `errors`.

    An input is a page, a file of records, a folder of these, a file of facts, or `-` for one of them on standard input. Documents are
    read by `workers` processes; those whose ids are in `done` are passed over.
    """
    return _told(inputs, errors, workers, done, _as_they_are)


def lines_of(inputs: Iterable[str], errors: list[InputError], workers: int = 1, done: Collection[str] = frozenset()) -> Iterator[str]:
    """As `facts_of`, but each document's facts as a line of JSON, which the process that read it has made."""
    return _told(inputs, errors, workers, done, Facts.to_json)


def _as_they_are(facts: Facts) -> Facts:
    return facts


def _told(inputs: Iterable[str], errors: list[InputError], workers: int, done: Collection[str], told: Callable[[Facts], T]) -> Iterator[T]:
    from kg.store.late import facts_there

    seen, names = Seen(), sorted(set(inputs))
    for id_ in done:
        seen.add(id_)
    for name in names:
        facts_there(Path(name))
    holding = {name: holds_facts(name) for name in names}
    items = (item for name, facts in holding.items() for item in (_facts(name, seen) if facts else _documents(name, seen)))
    if all(holding.values()):
        with uncollected():
            yield from map(told, _good((item for item in items if not isinstance(item, Document)), errors))
        return
    from kg.extract.workers import extract_all

    yield from _good(extract_all(items, workers, told), errors)


def extracted(name: str, errors: list[InputError]) -> Iterator[tuple[Document, Facts]]:
    """Every document of an input with its facts."""
    from kg.extract import extract
    from kg.read import read_documents

    for document in _good(read_documents([name]), errors):
        yield document, extract(document)


def _documents(name: str, seen: Seen) -> Iterator[Document | InputError]:
    from kg.read import read_documents

    return (d for d in read_documents([name]) if isinstance(d, InputError) or seen.add(d.id))


def _facts(name: str, seen: Seen) -> Iterator[Facts | InputError]:
    return (f for f in read_facts(name) if isinstance(f, InputError) or seen.add(f.document.id))


def _good(items: Iterable[T | InputError], errors: list[InputError]) -> Iterator[T]:
    for item in items:
        if isinstance(item, InputError):
            errors.append(item)
        else:
            yield item
