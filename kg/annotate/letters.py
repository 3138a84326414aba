"""Texts as arrays of characters, and tables that answer for all places of a text at once."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Letters = NDArray[np.uint32]  # one number for each character
Values = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOTHING = "\0"  # stands for the characters before and behind a text
_BEYOND = 0xFFFF  # what is beyond the first 65,535 characters is one, which no table knows


def letters(text: str) -> Letters:
    """The characters of a text."""
    return np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), np.uint32(_BEYOND))


def by_letter(values: Mapping[str, float], default: float = 0.0, han: float | None = None) -> Values:
    """A value for each character; `han` for Chinese ones without one."""
    table = np.full(_BEYOND + 1, default)
    if han is not None:
        table[0x3400:0xA000] = han
    for char, value in values.items():
        if len(char) == 1 and ord(char) < _BEYOND:
            table[ord(char)] = value
    return table


class ByPair:
    """A value for each of some pairs of characters, 0 for all others."""

    def __init__(self, values: Mapping[str, float]) -> None:
        known = sorted((_pair(*map(ord, pair)), value) for pair, value in values.items() if max(map(ord, pair)) < _BEYOND)
        self._pairs = np.array([pair for pair, _ in known] + [-1])
        self._values = np.array([value for _, value in known] + [0.0])

    def __call__(self, first: Letters, second: Letters) -> Values:
        """The values of the pairs that these characters make."""
        pairs = _pair(first.astype(np.int64), second)
        at = np.searchsorted(self._pairs[:-1], pairs)
        return np.where(self._pairs[at] == pairs, self._values[at], 0.0)


def _pair(first: Any, second: Any) -> Any:
    return first << 16 | second
