"""The plan of a run, in the folder of its shards: which piece becomes which shard, so that a run which was broken off can go on."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pyarrow import fs

from kg.cluster.pieces import Piece
from kg.cluster.places import Place, written
from kg.errors import InputError, KgError

_PLAN = "plan.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """`inputs` as they were given, the form of the shards (`jsonl`, `parquet`), all pieces, and what could not be cut into pieces."""

    inputs: tuple[str, ...]
    form: str
    pieces: tuple[Piece, ...]
    unread: tuple[InputError, ...]


@dataclass(frozen=True, slots=True)
class Shard:
    """One piece's place in the folder: its facts, beside them what of it could not be read, and a mark while it is being read."""

    folder: Place
    number: int
    form: str

    @property
    def facts(self) -> Place:
        """Where the facts go."""
        return self.folder.below(f"part-{self.number:06}.{self.form}")

    @property
    def lost(self) -> Place:
        """Where errors go, one JSON line each; there only if there are any."""
        return self.folder.below(f"errors-{self.number:06}.jsonl")

    @property
    def begun(self) -> Place:
        """How often a reader has begun with the piece; gone when one has finished it."""
        return self.folder.below(f"begun-{self.number:06}.json")


def write_plan(folder: Place, plan: Plan) -> None:
    """Into the folder, which is made where it is not there."""
    system, path = folder.opened()
    system.create_dir(path, recursive=True)
    told = asdict(plan) | {"unread": [(e.place, e.what, e.way_out) for e in plan.unread]}
    with written(folder.below(_PLAN)) as stream:
        stream.write(json.dumps(told, ensure_ascii=False).encode())


def read_plan(folder: Place) -> Plan | None:
    """The plan in the folder; None where there is none. Raises KgError where it is of something else."""
    try:
        raw: dict[str, Any] = json.loads(read(folder.below(_PLAN)))
        pieces = tuple(Piece(**piece | {"file": Place(**piece["file"])}) for piece in raw["pieces"])
        return Plan(tuple(raw["inputs"]), raw["form"], pieces, tuple(InputError(*error) for error in raw["unread"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise KgError(f"{folder.name}: holds a {_PLAN} of something else ({error!r}). Give another folder with -o") from None


def read(place: Place) -> bytes:
    """All bytes of a file. Raises FileNotFoundError."""
    system, path = place.opened()
    with system.open_input_stream(path) as stream:
        data: bytes = stream.read()
        return data


def names_in(folder: Place) -> frozenset[str]:
    """The names of the files in a folder; none where it is not there."""
    system, path = folder.opened()
    return frozenset(one.base_name for one in system.get_file_info(fs.FileSelector(path, allow_not_found=True)))


def errors_in(shards: Sequence[Shard]) -> list[InputError]:
    """What the readers of these pieces have written of documents that could not be read."""
    lines = (line for shard in shards for line in read(shard.lost).splitlines())
    return [InputError(*json.loads(line)) for line in lines]
