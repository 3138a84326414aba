"""Writes a plan by several writers at once: while one has its rows made another's are run by the server and a third's are committed.

None waits for a lock that another holds: what makes edges takes locks as it is committed, of edges too that other nodes share, and one
transaction is committed at a time.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from typing import Any

from kg.store import batches
from kg.store.batches import Batch, Step
from kg.store.items import Group
from kg.store.plan import Plan
from kg.store.server import Server
from kg.store.statements import statement

Track = Callable[[int, int], None]  # rows written, of how many
WRITERS = 3


def write(server: Server, plan: Plan, track: Track) -> None:
    """Write all of it. Edges go first where things are removed, last where they are made."""
    done, whole = 0, plan.rows

    def count(rows: int) -> None:
        nonlocal done
        done += rows
        track(done, whole)

    for writers, step in (
        *_steps(plan, plan.removed, True, batches.removed, 1),
        *_steps(plan, plan.created, False, batches.created_nodes),
        *_steps(plan, plan.changed, False, batches.changed),
        *_steps(plan, plan.created, True, batches.created_edges),
        *_steps(plan, plan.changed, True, batches.changed),
        *_steps(plan, plan.removed, False, batches.removed, 1),
    ):
        _run(server, plan, writers, step, count)


def drain(server: Server) -> None:
    """Wait until what a load that was cut off had under way is written, or is not."""
    for writer in range(WRITERS):
        server.write(statement("load/writer"), {"writer": writer})


class _Stopped(Exception):
    """Another writer met an error: a lost server would else be waited for by each writer in turn."""


Made = Callable[[Plan, Group, list[Any]], Step]


def _steps(plan: Plan, part: dict[Group, list[Any]], edges: bool, made: Made, writers: int = WRITERS) -> Iterator[tuple[int, Step]]:
    yield from ((writers, made(plan, group, some)) for group, some in part.items() if bool(group.source) == edges)


def _run(server: Server, plan: Plan, writers: int, step: Step, count: Callable[[int], None]) -> None:
    """All batches of a step; after an error no new one is begun."""
    text, todo = step
    failed, turn = Event(), Lock()

    def taken() -> Batch | None:
        with turn:
            return None if failed.is_set() else next(todo, None)

    def may_commit() -> None:
        if failed.is_set():
            raise _Stopped

    def work(writer: int) -> None:
        try:
            for batch in iter(taken, None):
                answer = server.write(text, {"rows": batch.rows}, writer, may_commit)
                with turn:
                    plan.ids.update(*(made for (made,) in answer))
                    count(batch.number)
        except BaseException:
            failed.set()
            raise

    with ThreadPoolExecutor(writers) as pool:
        ends = [pool.submit(work, writer) for writer in range(writers)]
    errors = [error for end in ends if (error := end.exception())]
    if errors:
        raise next((e for e in errors if not isinstance(e, _Stopped)), errors[0])
