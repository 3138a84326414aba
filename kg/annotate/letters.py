"""Texts as arrays of characters, and tables that answer for all places of a text at once."""

from collections.abc import Mapping

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
