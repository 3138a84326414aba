"""A file of facts that a run which was broken off can go on with: it grows beside its place, in `NAME.part`, until it is whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.cli.stream import output, tell
from kg.errors import KgError


@contextmanager
def continued(path: str, resume: bool) -> Iterator[tuple[TextIO, frozenset[str]]]:
    """A stream for lines of facts, each written at once, and the ids of the documents whose lines are there already.

    On leaving, `NAME.part` becomes `path`; after an error or a kill it stays, and `path` is as it was. `-` is standard output.
    Raises KgError.
    """
    if path == "-" or (Path(path).exists() and not Path(path).is_file()):  # a pipe or device is written as it is
        if resume:
            raise KgError("--resume goes on with a file: give the -o of the run that was broken off")
        with output(path) as stream:
            yield stream, frozenset()
        return
    from kg.facts_file import whole_lines

    part = Path(path).resolve().with_name(Path(path).name + ".part")
    try:
        with part.open("a", encoding="utf-8", newline="\n", buffering=1) as stream:
            _lock(stream, part)
            done, size = whole_lines(part) if resume else (set[str](), 0)
            if not resume and part.stat().st_size:
                tell(f"{part.name} of a run that was broken off is written anew; --resume would have gone on with it")
            os.truncate(part, size)  # what was broken off within a line goes
            yield stream, frozenset(done)
            part.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}). Give another place with -o; what was there is as it was") from None


def _lock(stream: TextIO, part: Path) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise KgError(f"{part}: another run is writing it. Wait for it, or give another -o") from None
