"""Extraction by several processes: documents in, facts out in the same order, with few documents on the way at a time.

A process that dies costs the document it was reading, which becomes an InputError; another process takes its place.
"""

import gc
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from kg.document import Document
from kg.errors import InputError
from kg.extract.facts import extract
from kg.facts import Facts

_AHEAD = 16  # documents for each process that may be read before the first of them is done
_SETTLED = 8  # documents after which the tables are read: from then on the garbage collector need not walk through them
_SPAWN = get_context("spawn")  # the same on every system, and no file of the parent is held open

Item = Document | Facts | InputError


def extract_all(items: Iterable[Item], workers: int = 1) -> Iterator[Facts | InputError]:
    """The facts of every document, in the order of `items`; facts and errors among these stay where they are."""
    if workers == 1:
        return _one_by_one(items)
    return _in_parallel(iter(items), workers)


def _one_by_one(items: Iterable[Item]) -> Iterator[Facts | InputError]:
    for number, item in enumerate(items):
        if number == _SETTLED:
            gc.freeze()
        yield extract(item) if isinstance(item, Document) else item


def _in_parallel(items: Iterator[Item], workers: int) -> Iterator[Facts | InputError]:
    crew = _Crew(workers)
    done: dict[int, Facts | InputError] = {}
    taken = given = 0  # items read so far, results handed on so far
    more = True
    try:
        while more or given < taken:
            while more and crew.has_room() and taken - given < _AHEAD * workers:
                item = next(items, None)
                more = item is not None
                if isinstance(item, Document):
                    crew.take(taken, item)
                elif item is not None:
                    done[taken] = item
                taken += more
            if given not in done and crew.busy:
                done.update(crew.results())
            while given in done:
                yield done.pop(given)
                given += 1
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and the document it reads, with its place among the items."""

    process: SpawnProcess
    pipe: Connection
    place: int = -1
    document: Document | None = None


class _Crew:
    """Processes that each read one document at a time; they are started when there is work for them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._idle: list[_Worker] = []
        self.busy: list[_Worker] = []

    def has_room(self) -> bool:
        """Whether a document can be taken at once."""
        return len(self.busy) < self._size

    def take(self, place: int, document: Document) -> None:
        """Give the document to a process that is idle, or to a new one."""
        worker = self._idle.pop() if self._idle else _started()
        worker.place, worker.document = place, document
        self.busy.append(worker)
        try:
            worker.pipe.send(document)
        except OSError:  # it died while it was idle: that costs nothing
            self.busy.remove(worker)
            self.take(place, document)

    def results(self) -> dict[int, Facts | InputError]:
        """Wait for one process at least; the results that are there, by their places."""
        ready = set(wait([worker.pipe for worker in self.busy]))
        return {worker.place: self._result(worker) for worker in [w for w in self.busy if w.pipe in ready]}

    def _result(self, worker: _Worker) -> Facts | InputError:
        self.busy.remove(worker)
        try:
            facts: Facts = worker.pipe.recv()
        except (EOFError, OSError):
            return _lost(worker)
        self._idle.append(worker)
        return facts

    def dismiss(self) -> None:
        """End all processes."""
        for worker in [*self._idle, *self.busy]:
            worker.pipe.close()
            worker.process.terminate()
            worker.process.join()


def _started() -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()  # so that the end of the process is the end of the pipe
    return _Worker(process, ours)


def _work(pipe: Connection) -> None:
    """What a process does: documents come in, facts go out, until the pipe is closed. Ctrl-C is for the parent to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError):
        for facts in _one_by_one(iter(pipe.recv, None)):
            pipe.send(facts)


def _lost(worker: _Worker) -> InputError:
    worker.process.join()
    code = worker.process.exitcode or 0
    why = f"killed by signal {-code}" if code < 0 else f"exit code {code}"
    path = worker.document.path if worker.document else ""
    return InputError(path, f"the process that read it died ({why})", "Extract it alone, with more memory free")
