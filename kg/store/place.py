"""New files of a graph folder take the places of the old ones, all or none, also where a run is killed."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import StoreError
from kg.store.folder import DATABASE, MANIFEST, MAY_BE, STATE
from kg.store.ledger import is_of, made_with

_NEW, _WHOLE, _GONE = ".new-", ".whole", ".gone"
_STAYS = f"{STATE}.stays"


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A place for all files of a graph, which take the places of those in the folder. Raises StoreError."""
    with locked(folder), placed(folder) as new:
        yield new


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One writer at a time, who finds no traces of one that was killed. A new folder in which nothing is written goes again.

    Raises StoreError, where another is at work too.
    """
    there = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            made_with(folder / STATE)  # undoes what was broken off
            settle(folder)
            for left in (*folder.glob(f"{_NEW}*"), *folder.glob(_WHOLE)):
                shutil.rmtree(left)
            yield
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror or error}. Give a folder that can be written") from error
    except RuntimeError as error:
        raise StoreError(f"{folder / DATABASE}: {error}. The graph that was there before is untouched") from error
    finally:
        if not there:
            with suppress(OSError):  # what is written stays
                folder.rmdir()


@contextmanager
def placed(folder: Path, commit: Callable[[], None] | None = None) -> Iterator[Path]:
    """A place for new files of the folder, which is `locked`. On leaving they take the places of the old ones; after an error they vanish.

    They are all that a graph has; or where the state is changed where it lies, `commit` does that, the new files count with it, and what
    is not there anew and not `gone` stays.
    """
    new = Path(tempfile.mkdtemp(prefix=_NEW, dir=folder))
    try:
        yield new
        if commit:
            (new / _STAYS).touch()
        else:
            for name in MAY_BE:
                if not (new / name).exists():
                    gone(new, name)
        new.rename(folder / _WHOLE)
        if commit:
            commit()
        settle(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def gone(new: Path, name: str) -> None:
    """Note among new files that one of before is to go."""
    (new / f"{name}{_GONE}").touch()


def link(file: Path, place: Path) -> None:
    """One file at two places, or a copy."""
    try:
        os.link(file, place)
    except OSError:  # not on every disk
        shutil.copyfile(file, place)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise StoreError(f"{folder}: another run is writing it. Wait for it, or give another folder") from None
    finally:
        os.close(handle)


def settle(folder: Path) -> None:
    """Put new files that count in their places: also those of a run that was broken off while it did."""
    whole = folder / _WHOLE
    if not whole.is_dir() or _waiting(folder, whole):
        return
    for path in sorted(whole.iterdir()):
        if path.name.endswith(_GONE):
            (folder / path.name.removesuffix(_GONE)).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        elif path.name == _STAYS:
            path.unlink(missing_ok=True)
        else:
            with suppress(FileNotFoundError):  # another reader puts it there
                path.replace(folder / path.name)
    with suppress(FileNotFoundError):
        whole.rmdir()


def _waiting(folder: Path, whole: Path) -> bool:
    """Whether the state has not changed yet. Where some files are in their places, it has."""
    return (whole / _STAYS).exists() and (whole / MANIFEST).exists() and not is_of(folder / STATE, whole / MANIFEST)
