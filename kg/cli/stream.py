"""Streams: `-`, files that appear whole or not at all, progress, and the closing report on what could not be read."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TextIO, TypeVar

from kg.errors import InputError, KgError

T = TypeVar("T")


@contextmanager
def output(path: str) -> Iterator[TextIO]:
    """Standard output for `-`, else a file that takes its place only when all of it is written. Raises KgError."""
    if path == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    with finished(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream


@contextmanager
def finished(path: str) -> Iterator[Path]:
    """A new file to write; on leaving it becomes `path` (`-`: goes to standard output), after an error it vanishes. Raises KgError."""
    target = Path(path).resolve()
    passed_on = path == "-" or (Path(path).exists() and not Path(path).is_file())  # a pipe or device is not renamed over
    place = Path(tempfile.gettempdir()) if passed_on else target.parent
    part = place / f".{target.name}.{os.getpid()}.part"
    try:
        yield part
        if passed_on:
            _pass_on(part, path)
        else:
            part.replace(target)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}). Give another place with -o; what was there is as it was") from None
    finally:
        part.unlink(missing_ok=True)


def _pass_on(part: Path, path: str) -> None:
    with part.open("rb") as source, nullcontext(sys.stdout.buffer) if path == "-" else open(path, "wb") as target:
        shutil.copyfileobj(source, target)
        target.flush()


def lines(path: str) -> Iterator[str]:
    """The lines of a UTF-8 file, or of standard input for `-`. Raises InputError."""
    try:
        with sys.stdin if path == "-" else Path(path).open(encoding="utf-8-sig") as stream:
            yield from stream
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "Give the path of a file, or `-` for standard input") from None
    except UnicodeDecodeError:
        raise InputError(path, "not UTF-8", "Give a file of JSON lines that kg has written") from None


def tell(text: str) -> None:
    """One line for the reader, on standard error."""
    print(text, file=sys.stderr)


def progress(items: Iterable[T], unit: str) -> Iterator[T]:
    """The same items; on a terminal a count runs along on standard error."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, description=unit, total=None)


def report(errors: Sequence[InputError], done: bool = True) -> int:
    """Name every input that could not be read, with the way out. The exit code: 1 if there is any, else 0."""
    if errors:
        tell(f"{len(errors)} input{'s' if len(errors) > 1 else ''} could not be read{', the rest is done' if done else ''}:")
    for error in errors:
        tell(f"  {error}")
    return 1 if errors else 0
