"""Extraction by several processes: documents in, facts out in the same order, with few documents on the way at a time.

A process that dies costs the document it was reading, which becomes an InputError; another process takes its place. Each has the
next document at hand while it reads one, and makes of its facts what is asked for, so that the parent has little to do.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any

from kg.document import Document
from kg.errors import InputError
from kg.facts import Facts
from kg.garbage import settled

_AHEAD = 16  # documents for each process that may be read before the first of them is done
_AT_HAND = 2  # documents that a process has: the one it reads, and the next
_SETTLED = 8  # documents after which the tables are read
_SPAWN = get_context("spawn")  # the same on every system, and no file of the parent is held open

Item = Document | Facts | InputError
Told = Callable[[Facts], Any]  # what is made of the facts of a document


def extract_all(items: Iterable[Item], workers: int, told: Told, apart: bool = False) -> Iterator[Any]:
    """What `told` makes of the facts of every document, in the order of `items`; facts and errors among these stay where they are.

    `told` is a function of a module, or of a class of one, that other processes can import. One worker is this process itself, or
    with `apart` another, whose end costs a document alone.
    """
    return _in_parallel(iter(items), workers, told) if apart or workers > 1 else _one_by_one(items, told)


def _one_by_one(items: Iterable[Item], told: Told) -> Iterator[Any]:
    from kg.extract.facts import extract  # not for the parent of workers, which wait until it has started them

    for number, item in enumerate(items):
        if number == _SETTLED:
            settled()
        yield item if isinstance(item, InputError) else told(extract(item) if isinstance(item, Document) else item)


def _in_parallel(items: Iterator[Item], workers: int, told: Told) -> Iterator[Any]:
    crew = _Crew(workers, told)
    done: dict[int, Any] = {}
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
                    done[taken] = told(item) if isinstance(item, Facts) else item
                taken += more
            if given not in done and given < taken:
                done.update(crew.results())
            while given in done:
                yield done.pop(given)
                given += 1
    finally:
        crew.dismiss()


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the pipe to it, and the documents it has, with their places among the items; `gone`: it takes no more."""

    process: SpawnProcess
    pipe: Connection
    documents: deque[tuple[int, Document]] = field(default_factory=deque)
    gone: bool = False


class _Crew:
    """Processes that each read one document at a time; they are started when there is work for them."""

    def __init__(self, size: int, told: Told) -> None:
        self._size, self._told = size, told
        self._workers: list[_Worker] = []

    def has_room(self) -> bool:
        """Whether a document can be taken at once."""
        return len(self._workers) < self._size or any(self._has_room(worker) for worker in self._workers)

    @staticmethod
    def _has_room(worker: _Worker) -> bool:
        return not worker.gone and len(worker.documents) < _AT_HAND

    def take(self, place: int, document: Document) -> None:
        """Give the document to a process that is idle, to a new one, or to one that has another first."""
        worker = min(filter(self._has_room, self._workers), key=lambda worker: len(worker.documents), default=None)
        if worker is None or (worker.documents and len(self._workers) < self._size):
            worker = _started(self._told)
            self._workers.append(worker)
        try:
            worker.pipe.send(document)
            worker.documents.append((place, document))
        except OSError:  # it died: that costs at most the document that it was reading
            worker.gone = True
            if not worker.documents:
                self._workers.remove(worker)
            self.take(place, document)

    def results(self) -> dict[int, Any]:
        """Wait for one process at least; the results that are there, by their places."""
        busy = {worker.pipe: worker for worker in self._workers if worker.documents}
        return dict(self._result(busy[pipe]) for pipe in wait(list(busy)) if isinstance(pipe, Connection))

    def _result(self, worker: _Worker) -> tuple[int, Any]:
        place, document = worker.documents.popleft()
        try:
            return place, worker.pipe.recv()
        except (EOFError, OSError):
            self._workers.remove(worker)
            for waiting in worker.documents:
                self.take(*waiting)
            return place, _lost(worker, document)

    def dismiss(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
            worker.process.join()


def _started(told: Told) -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(theirs, told), daemon=True)
    process.start()
    theirs.close()  # so that the end of the process is the end of the pipe
    return _Worker(process, ours)


def _work(pipe: Connection, told: Told) -> None:
    """What a process does: documents come in, facts go out, until the pipe is closed. Ctrl-C is for the parent to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    waiting: SimpleQueue[Document | None] = SimpleQueue()
    Thread(target=_receive, args=(pipe, waiting), daemon=True).start()
    with suppress(OSError):  # nobody waits for the rest
        for facts in _one_by_one(iter(waiting.get, None), told):
            pipe.send(facts)


def _receive(pipe: Connection, waiting: "SimpleQueue[Document | None]") -> None:
    """Take documents from the pipe at once, so that neither side ever waits with a full pipe for the other."""
    with suppress(EOFError, OSError):
        while True:
            waiting.put(pipe.recv())
    waiting.put(None)


def _lost(worker: _Worker, document: Document) -> InputError:
    worker.process.join()
    code = worker.process.exitcode or 0
    why = f"killed by signal {-code}" if code < 0 else f"exit code {code}"
    return InputError(document.path, f"the process that read it died ({why})", "Extract it alone, with more memory free")
