"""Texts as arrays of characters, and tables that answer for all places of a text at once."""

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.annotate.reading import lone_shares

Letters = NDArray[np.uint16]  # one number for each character, the lower the commoner
Values = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOTHING = "\0"  # stands for the characters before and behind a text
_NUMBER = 0x10000
_BEYOND = 0xFFFF  # what is beyond the first 65,535 characters is one, which no table knows


def letters(text: str) -> Letters:
    """The characters of a text."""
    return _numbers()[np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), _BEYOND)]


@cache
def _numbers() -> Letters:
    """The number of each character by its code. The common ones lie together, so that of each table little is read."""
    words = lone_shares()
    common = [*range(0x80), *map(ord, sorted(words, key=lambda char: -words[char]))]
    numbers = np.empty(_NUMBER, np.uint16)
    numbers[list(dict.fromkeys([*common, *range(_NUMBER)]))] = np.arange(_NUMBER)
    return numbers


def by_letter(values: Mapping[str, float], default: float = 0.0, han: float | None = None) -> Values:
    """A value for each character; `han` for Chinese ones without one."""
    table = np.full(_NUMBER, default)
    if han is not None:
        table[_numbers()[0x3400:0xA000]] = han
    known = {char: value for char, value in values.items() if len(char) == 1 and ord(char) < _BEYOND}
    table[letters("".join(known))] = list(known.values())
    return table


def by_pair(values: Mapping[str, float]) -> Callable[[Letters, Letters], Values]:
    """A value for each two characters, 0 for those not named."""
    known = {pair: value for pair, value in values.items() if max(map(ord, pair)) < _BEYOND}
    first, second = letters("".join(known)).astype(np.uint32).reshape(-1, 2).T
    keys, found = first << 16 | second, np.array(list(known.values()))
    order = np.argsort(keys)
    keys, found = np.append(keys[order], np.uint32(0xFFFFFFFF)), np.append(found[order], 0.0)  # the last is behind all pairs

    def value(first: Letters, second: Letters) -> Values:
        wanted = first.astype(np.uint32) << 16 | second
        at = keys.searchsorted(wanted)
        return np.where(keys[at] == wanted, found[at], 0.0)

    return value
