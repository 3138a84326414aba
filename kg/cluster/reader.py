"""A reader: the actor that Ray holds on each processor. It loads the tables once, and makes of one piece after the other a shard."""

import json
import os
from socket import gethostname
from typing import Any

import pyarrow
from pyarrow import parquet

from kg.cluster.pieces import Piece, documents_of
from kg.cluster.places import written
from kg.cluster.plan import Shard, read
from kg.errors import InputError
from kg.extract.workers import extract_all
from kg.facts import Facts

_TRIES = 3  # readers that a piece may cost
_AGAIN = "Put it back, and run again with --resume"
Answer = dict[str, list[int]]


class Reader:
    """Called by Ray Data with rows of one piece and its shard each; answers how many documents gave facts, and how many did not.

    A piece whose reader died is read anew, by a process beside the new reader: a document that no process survives costs itself alone.
    """

    def __call__(self, rows: dict[str, Any]) -> Answer:
        """The shards of the rows, written."""
        counts = [_made(piece, shard) for piece, shard in rows["item"]]
        return {"shard": [shard.number for _, shard in rows["item"]], "told": [t for t, _ in counts], "lost": [n for _, n in counts]}


def _made(piece: Piece, shard: Shard) -> tuple[int, int]:
    lines, lost, whole = _read(piece, tries=_begin(shard))
    _write_lost(shard, lost)
    if whole:
        _write_facts(shard, lines)  # last, since it says that the piece is done
    system, path = shard.begun.opened()
    system.delete_file(path)
    return len(lines), len(lost)


def _read(piece: Piece, tries: int) -> tuple[list[str], list[InputError], bool]:
    """The facts of each document, what could not be read, and whether the piece was read to its end."""
    lines: list[str] = []
    lost: list[InputError] = []
    if tries > _TRIES:
        where = f"{piece.file.name}:{piece.before + 1}"
        return [], [InputError(where, f"what stands from here on cost {_TRIES} readers", "Extract it alone, with more memory free")], False
    try:
        for item in extract_all(documents_of(piece), 1, Facts.to_json, apart=tries > 1):
            (lost if isinstance(item, InputError) else lines).append(item)
    except (OSError, pyarrow.ArrowException) as error:
        return [], [InputError(piece.file.name, f"cannot be read any more ({error})", _AGAIN)], False
    return lines, lost, True


def _begin(shard: Shard) -> int:
    """The number of this try, noted with who makes it."""
    try:
        tries = json.loads(read(shard.begun))["tries"] + 1
    except FileNotFoundError:
        tries = 1
    with written(shard.begun) as stream:
        stream.write(json.dumps({"tries": tries, "host": gethostname(), "pid": os.getpid()}).encode())
    return int(tries)


def _write_lost(shard: Shard, lost: list[InputError]) -> None:
    if lost:
        with written(shard.lost) as stream:
            stream.writelines(f"{json.dumps((e.place, e.what, e.way_out), ensure_ascii=False)}\n".encode() for e in lost)


def _write_facts(shard: Shard, lines: list[str]) -> None:
    with written(shard.facts) as stream:
        if shard.form == "parquet":
            ids = [json.loads(line)["document"]["id"] for line in lines]
            parquet.write_table(pyarrow.table({"document": ids, "facts": lines}), stream)
        else:
            stream.writelines(f"{line}\n".encode() for line in lines)
