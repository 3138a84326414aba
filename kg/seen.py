"""Which documents of a stream have come already, in 16 bytes or so for each: a set of their ids would take a hundred."""

from array import array
from hashlib import blake2b

_FIRST = 1 << 10  # places
_FULL = 0.6


class Seen:
    """A set of ids, by numbers of 64 bits made of them, as the ids themselves are made of names and texts."""

    def __init__(self) -> None:
        self._places = array("Q", bytes(8 * _FIRST))  # 0: free
        self._number = 0

    def add(self, id_: str) -> bool:
        """Whether the id comes for the first time; from now on it has come."""
        fresh = self._put(int.from_bytes(blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=8).digest()) or 1)
        self._number += fresh
        if self._number > _FULL * len(self._places):
            self._grow()
        return fresh

    def _put(self, number: int) -> bool:
        last = len(self._places) - 1
        at = number & last
        while there := self._places[at]:
            if there == number:
                return False
            at = (at + 1) & last
        self._places[at] = number
        return True

    def _grow(self) -> None:
        old, self._places = self._places, array("Q", bytes(16 * len(self._places)))
        for number in old:
            if number:
                self._put(number)
