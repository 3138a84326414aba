"""Items that belong together, joined pair by pair, unless two groups exclude each other."""

from collections.abc import Callable, Hashable, Sequence

Marks = frozenset[Hashable]


class Groups:
    """Items 0 … n-1, each alone at first. `clash` tells from the marks of two groups that they are not one."""

    def __init__(self, marks: Sequence[Marks], clash: Callable[[set[Hashable], set[Hashable]], bool]) -> None:
        self._parent = list(range(len(marks)))
        self._marks: list[set[Hashable]] = [set(m) for m in marks]
        self._clash = clash

    def root(self, item: int) -> int:
        """The item that stands for the group of `item`."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> bool:
        """Whether the two are in one group afterwards."""
        a, b = sorted((self.root(one), self.root(other)))
        if a == b:
            return True
        if self._clash(self._marks[a], self._marks[b]):
            return False
        self._parent[b] = a
        self._marks[a] |= self._marks[b]
        self._marks[b] = set()
        return True

    def all(self) -> list[list[int]]:
        """The groups, in the order of their first items; items in their order."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())
