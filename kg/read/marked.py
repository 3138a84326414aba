"""A text whose every character knows its place in the document."""

import re
from collections.abc import Sequence
from itertools import chain

from kg.values import dataclass


@dataclass(frozen=True, slots=True)
class Marked:
    """`places[i]` is the offset in the document as given of `text[i]`; places ascend strictly."""

    text: str
    places: Sequence[int]

    def cut(self, start: int, end: int | None = None) -> "Marked":
        """The stretch from `start` to before `end`."""
        return Marked(self.text[start:end], self.places[start:end])

    def stripped(self) -> "Marked":
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def without(self, pattern: re.Pattern[str]) -> "Marked":
        """Without what the pattern matches (its first group, where it has one)."""
        group = 1 if pattern.groups else 0
        return self.keeping([m.span(group) for m in pattern.finditer(self.text)])

    def keeping(self, dropped: list[tuple[int, int]]) -> "Marked":
        """Without the given stretches, which ascend and do not overlap."""
        if not dropped:
            return self
        ends = [0, *(end for _, end in dropped)]
        starts = [*(start for start, _ in dropped), len(self.text)]
        kept = list(zip(ends, starts, strict=True))
        return Marked("".join(self.text[a:b] for a, b in kept), list(chain.from_iterable(self.places[a:b] for a, b in kept)))

    def with_text(self, text: str) -> "Marked":
        """The same places with other characters, one for one."""
        return Marked(text, self.places)


def joined(parts: Sequence[Marked]) -> Marked:
    """All parts, one after another."""
    if len(parts) == 1:
        return parts[0]
    return Marked("".join(p.text for p in parts), tuple(chain.from_iterable(p.places for p in parts)))
