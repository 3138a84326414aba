"""Files on this machine or in a bucket: a path, or a URL as `s3://bucket/folder`, `gs://…`, `hdfs://…`, `file://…`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyarrow import fs

from kg.errors import InputError, KgError


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder. `name`: as it was given, without options; `url`: the same from whichever machine and folder it is opened."""

    name: str
    url: str

    @staticmethod
    def of(name: str) -> "Place":
        """The place that a user names."""
        return Place(name.partition("?")[0], name) if "://" in name else Place(name, os.path.abspath(name))

    def below(self, path: str) -> "Place":
        """A file in this folder; what stands behind the `?` of a URL holds for it too."""
        return Place(*(_joined(text, path) for text in (self.name, self.url)))

    @property
    def file_name(self) -> str:
        """The last part of its path."""
        return self.name.rpartition("/")[2]

    def opened(self) -> tuple[Any, str]:
        """The file system, and the path in it. Raises KgError."""
        try:
            return fs.FileSystem.from_uri(self.url) if "://" in self.url else (fs.LocalFileSystem(), self.url)
        except (ValueError, OSError) as error:
            raise KgError(f"{self.name}: no place that can be opened ({error}). Give a path, or a URL as s3://bucket/folder") from None


def _joined(text: str, path: str) -> str:
    if "://" not in text:
        return str(Path(text) / path)
    root, mark, options = text.partition("?")
    return f"{root.rstrip('/')}/{path}{mark}{options}"


def files_in(place: Place, suffixes: tuple[str, ...]) -> list[Place] | InputError:
    """A file itself; of a folder the files with these suffixes at any depth, sorted by name, without hidden ones."""
    system, path = place.opened()
    try:
        info = system.get_file_info(path)
        if info.type == fs.FileType.NotFound:
            return InputError(place.name, "no such file or directory", "Check the name and the permissions")
        if info.type == fs.FileType.File:
            fits = path.lower().endswith(suffixes)
            return [place] if fits else InputError(place.name, "a file that a cluster does not read", f"Give {' or '.join(suffixes)}")
        found = system.get_file_info(fs.FileSelector(path, recursive=True))
    except OSError as error:
        return InputError(place.name, f"cannot be read ({error})", "Check the name and the permissions")
    inner = (one.path[len(path.rstrip("/")) + 1 :] for one in found if one.type == fs.FileType.File)
    names = sorted(name for name in inner if name.lower().endswith(suffixes) and not any(p.startswith(".") for p in name.split("/")))
    empty = InputError(place.name, "a directory without readable files", f"Give {' or '.join(suffixes)}")
    return [place.below(name) for name in names] or empty


@contextmanager
def written(place: Place) -> Iterator[Any]:
    """A stream for bytes; on leaving they are the file, after an error or a kill the file is as it was."""
    system, path = place.opened()
    folder, _, name = path.rpartition("/")
    part = f"{folder}/.{name}.{os.getpid()}.part"
    with system.open_output_stream(part) as stream:
        yield stream
    system.move(part, path)
