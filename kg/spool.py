"""Values that wait in a temporary file until they are wanted, so that memory holds some bytes of each."""

import pickle
from array import array
from collections.abc import Collection, Hashable, Iterator
from heapq import merge
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar

_IN_MEMORY = 1 << 22  # bytes; what is smaller needs no file
_RUN = 1 << 23  # characters that are sorted at a time
_BATCH = 64  # lines that are read back at a time from each run

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Spool(Generic[T]):
    """Values by the numbers 0, 1, … of their coming. `where` is the folder of the file, which has no name there."""

    def __init__(self, where: Path | None = None) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY, dir=str(where) if where else None)  # noqa: SIM115
        self._ends = array("Q", [0])
        self._at_end = True

    def put(self, value: T) -> int:
        """Keep a value; its number."""
        if not self._at_end:
            self._file.seek(self._ends[-1])
            self._at_end = True
        self._ends.append(self._ends[-1] + self._file.write(pickle.dumps(value, pickle.HIGHEST_PROTOCOL)))
        return len(self) - 1

    def __getitem__(self, number: int) -> T:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        self._at_end = False
        value: T = pickle.loads(self._file.read(end - start))
        return value

    def __len__(self) -> int:
        return len(self._ends) - 1


class Filed(Generic[K, T]):
    """Values by keys, those of one in the order of their coming."""

    def __init__(self, where: Path | None = None) -> None:
        self._values: Spool[T] = Spool(where)
        self._numbers: dict[K, array[int]] = {}

    def put(self, key: K, value: T) -> None:
        """Keep one more value under a key."""
        number = self._values.put(value)
        numbers = self._numbers.get(key)
        if numbers is None:
            numbers = self._numbers[key] = array("I")
        numbers.append(number)

    def keys(self) -> Collection[K]:
        """All keys."""
        return self._numbers.keys()

    def of(self, key: K) -> list[T]:
        """The values of a key."""
        return [self._values[number] for number in self._numbers[key]]


class Sorter:
    """Lines with their keys, which come in any order and are read back in that of the keys, those of one key in that of the lines."""

    def __init__(self, where: Path | None = None) -> None:
        self._batches: Spool[list[tuple[tuple[str, ...], str]]] = Spool(where)
        self._runs: list[range] = []
        self._loose: list[tuple[tuple[str, ...], str]] = []
        self._size = 0

    def put(self, key: tuple[str, ...], line: str) -> None:
        """One more."""
        self._loose.append((key, line))
        self._size += len(line) + sum(map(len, key))
        if self._size > _RUN:
            self._keep()

    def _keep(self) -> None:
        begin = len(self._batches)
        self._loose.sort()
        for at in range(0, len(self._loose), _BATCH):
            self._batches.put(self._loose[at : at + _BATCH])
        self._runs.append(range(begin, len(self._batches)))
        self._loose, self._size = [], 0

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], str]]:
        self._loose.sort()
        return merge(self._loose, *map(self._run, self._runs))

    def _run(self, batches: range) -> Iterator[tuple[tuple[str, ...], str]]:
        for number in batches:
            yield from self._batches[number]
