"""A run on a Ray cluster: the plan, a pool of readers that Ray Data keeps alive, and what they could not read."""

import logging
import os
from collections.abc import Iterator, Sequence
from typing import Any

import ray
import ray.data

from kg.cluster.pieces import SUFFIXES, Piece, pieces_of
from kg.cluster.places import Place, files_in
from kg.cluster.plan import Plan, Shard, errors_in, names_in, read_plan, write_plan
from kg.cluster.reader import Reader
from kg.errors import InputError, KgError

_STORE = 200_000_000  # bytes of shared memory where Ray is started here: pieces are told by their places, texts never pass through it
_AT_HAND = 1  # piece that a reader has: a second one would wait behind it, also where another reader is idle


def extract(inputs: Sequence[str], out: str, form: str, workers: int | None, resume: bool, errors: list[InputError]) -> Iterator[int]:
    """Shards of facts in `out`, one for each piece of the inputs; for each that is done the number of its documents.

    `form`: `jsonl` or `parquet`. Runs on the cluster of RAY_ADDRESS, else starts Ray on this machine. At most `workers` readers, by default
    one for each processor. What could not be read is added to `errors` at the end. Raises KgError where `out` holds a run already and
    `resume` is not set, or holds one of other inputs.
    """
    folder = Place.of(out)
    before = _checked(read_plan(folder), tuple(inputs), form, out, resume)
    _start(workers)
    try:
        plan = before or _planned(tuple(inputs), form)
        shards = [Shard(folder, number, form) for number in range(len(plan.pieces))]
        write_plan(folder, plan)
        there = names_in(folder)
        todo = [(p, s) for p, s in zip(plan.pieces, shards, strict=True) if s.facts.file_name not in there]
        _forget(folder, [shard for _, shard in todo], there)
        yield from _read(todo, workers)
        errors += [*plan.unread, *errors_in([shard for shard in shards if shard.lost.file_name in names_in(folder)])]
    finally:
        ray.shutdown()


def _checked(plan: Plan | None, inputs: tuple[str, ...], form: str, out: str, resume: bool) -> Plan | None:
    if plan and not resume:
        raise KgError(f"{out}: holds the shards of a run already. Go on with it by --resume, or give another folder with -o")
    if plan and (plan.inputs, plan.form) != (inputs, form):
        raise KgError(f"{out}: is of {' '.join(plan.inputs)} as {plan.form}. Give these to go on with it, or another folder with -o")
    return plan


def _start(workers: int | None) -> None:
    """Join the cluster of RAY_ADDRESS, or start Ray here, silent and without a word to anybody."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    here: dict[str, Any] = {"num_cpus": workers, "object_store_memory": _STORE, "include_dashboard": False}
    try:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **({} if os.environ.get("RAY_ADDRESS") else here))
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise KgError(f"no Ray: {error}. Check RAY_ADDRESS; without it Ray is started on this machine") from None
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False


def _planned(inputs: tuple[str, ...], form: str) -> Plan:
    """Every file cut into pieces, where its bytes are; in the order of the inputs' names."""
    found = [files_in(Place.of(name), SUFFIXES) for name in sorted(set(inputs))]
    files = [file for some in found if not isinstance(some, InputError) for file in some]
    cut = ray.remote(_cut)
    pieces = [piece for some in ray.get([cut.remote(file) for file in files]) for piece in some]
    unread = [e for e in (*found, *pieces) if isinstance(e, InputError)]
    return Plan(inputs, form, tuple(piece for piece in pieces if isinstance(piece, Piece)), tuple(unread))


def _cut(file: Place) -> list[Piece | InputError]:
    return list(pieces_of(file))


def _forget(folder: Place, shards: Sequence[Shard], there: frozenset[str]) -> None:
    """What a run that was broken off has noted of pieces that it has not done."""
    for place in (place for shard in shards for place in (shard.begun, shard.lost) if place.file_name in there):
        system, path = place.opened()
        system.delete_file(path)


def _read(todo: Sequence[tuple[Piece, Shard]], workers: int | None) -> Iterator[int]:
    """A block for each piece, so that what dies takes one with it; Ray starts readers anew and gives them what is not done."""
    if not todo:
        return
    size = min(workers or int(ray.cluster_resources().get("CPU", 1)), len(todo))
    pool = ray.data.ActorPoolStrategy(min_size=1, max_size=size, initial_size=size, max_tasks_in_flight_per_actor=_AT_HAND)
    data = ray.data.from_items(list(todo), override_num_blocks=len(todo))
    yield from (row["told"] for row in data.map_batches(Reader, batch_size=1, compute=pool).iter_rows())
