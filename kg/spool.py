"""Values that wait in a temporary file until they are wanted, so that memory holds some bytes of each."""

import marshal
import pickle
from array import array
from collections.abc import Hashable, Iterator
from heapq import merge
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, Generic, TypeVar

_IN_MEMORY = 1 << 22  # bytes; what is smaller needs no file
_BATCHES = 512  # in which the values of a run are read back

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Key = tuple[str, ...]
Item = tuple[Key, int, Any]


class Spool:
    """Bytes by the numbers 0, 1, … of their coming. `where` is the folder of the file, which has no name there."""

    def __init__(self, where: Path | None = None) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY, dir=str(where) if where else None)  # noqa: SIM115
        self._ends = array("Q", [0])
        self._at_end = True

    def put(self, data: bytes) -> int:
        """Keep some bytes; their number."""
        if not self._at_end:
            self._file.seek(self._ends[-1])
            self._at_end = True
        self._ends.append(self._ends[-1] + self._file.write(data))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        self._at_end = False
        return self._file.read(end - start)

    def __len__(self) -> int:
        return len(self._ends) - 1


class Listed(Generic[T]):
    """Values of any kind by their numbers."""

    def __init__(self, where: Path | None = None) -> None:
        self._spool = Spool(where)

    def put(self, value: T) -> int:
        """Keep a value; its number."""
        return self._spool.put(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def __getitem__(self, number: int) -> T:
        value: T = pickle.loads(self._spool[number])
        return value

    def __len__(self) -> int:
        return len(self._spool)


class Filed(Generic[K, T]):
    """Values of any kind by keys, those of one in the order of their coming."""

    def __init__(self, where: Path | None = None) -> None:
        self._values: Listed[T] = Listed(where)
        self._numbers: dict[K, array[int]] = {}

    def put(self, key: K, value: T) -> None:
        """Keep one more value under a key."""
        number = self._values.put(value)
        numbers = self._numbers.get(key)
        if numbers is None:
            numbers = self._numbers[key] = array("I")
        numbers.append(number)

    def __iter__(self) -> Iterator[K]:
        """All keys."""
        return iter(self._numbers)

    def of(self, key: K) -> list[T]:
        """The values of a key."""
        return [self._values[number] for number in self._numbers[key]]


class Sorter:
    """Plain values (such as `marshal` takes) with keys: read back in the order of the keys, those of one key in that of their coming.

    `run` is how many of them are sorted at a time, and in memory.
    """

    def __init__(self, where: Path | None = None, run: int = 1 << 15) -> None:
        self._batches, self._run_length = Spool(where), run
        self._runs: list[range] = []
        self._loose: list[Item] = []
        self._number = 0

    def put(self, key: Key, value: Any) -> None:
        """One more."""
        self._loose.append((key, self._number, value))
        self._number += 1
        if len(self._loose) == self._run_length:
            self._keep()

    def _keep(self) -> None:
        begin = len(self._batches)
        self._loose.sort()
        length = max(1, self._run_length // _BATCHES)
        for at in range(0, len(self._loose), length):
            self._batches.put(marshal.dumps(self._loose[at : at + length]))
        self._runs.append(range(begin, len(self._batches)))
        self._loose = []

    def __iter__(self) -> Iterator[Item]:
        """Key, number and value; as often as needed, when all have come."""
        self._loose.sort()
        return merge(self._loose, *map(self._run, self._runs))

    def _run(self, batches: range) -> Iterator[Item]:
        for number in batches:
            yield from marshal.loads(self._batches[number])
