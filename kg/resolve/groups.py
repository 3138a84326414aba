"""Items that belong together, joined pair by pair, unless what is known of two groups speaks against it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Groups(Generic[T]):
    """Items 0 … n-1, each alone at first, each with what is known of it.

    `clash` tells that two groups are not one, `merge` what is known of two that are.
    """

    def __init__(self, known: Sequence[T], clash: Callable[[T, T], object], merge: Callable[[T, T], T]) -> None:
        self._parent = list(range(len(known)))
        self._size = [1] * len(known)
        self._known: list[T | None] = list(known)
        self._clash, self._merge = clash, merge

    def root(self, item: int) -> int:
        """The item that stands for the group of `item`."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def known(self, item: int) -> T:
        """What is known of the group of `item`."""
        known = self._known[self.root(item)]
        assert known is not None
        return known

    def join(self, one: int, other: int, forced: bool = False) -> bool:
        """Whether the two are in one group afterwards; `forced`: whatever speaks against it."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return True
        if not forced and self._clash(self.known(a), self.known(b)):
            return False
        if self._size[a] < self._size[b]:  # the smaller into the larger: many joins of one group stay cheap
            a, b = b, a
        self._known[a], self._known[b] = self._merge(self.known(a), self.known(b)), None
        self._parent[b] = a
        self._size[a] += self._size[b]
        return True

    def all(self) -> list[list[int]]:
        """The groups, in the order of their first items; items in their order."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())


def commonest(values: Iterable[str]) -> str | None:
    """The value that comes most often, of several the first by code point; None of none."""
    counts = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return counts[0][0] if counts else None
