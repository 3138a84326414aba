"""Documents as they were given, and the reports cut out of them. Pure data."""

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One input: a page or a record.

    `text` is the text as decoded, before any repair; every offset that leaves the program counts its
    Unicode code points, half-open. `published` is an ISO day. `id` is derived from path and content.
    """

    id: str
    path: str
    text: str
    sha256: str
    title: str | None = None
    source: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One news report of a document, repaired for reading: no stray spaces, one paragraph a line.

    `offsets[i]` is the place in `document.text` of `text[i]`; `len(offsets) == len(text)`.
    `headline` is the length of the headline lines at the start of `text` (0 where there are none).
    `source`, `published` (ISO day) and `place` (home jurisdiction, 大同市) hold for the report: from the
    record, the masthead or the dateline; None where nothing settles them. `guess` is a home that the paper's name alone speaks for.
    """

    document: Document
    text: str
    offsets: tuple[int, ...]
    headline: int = 0
    source: str | None = None
    published: str | None = None
    place: str | None = None
    guess: str | None = None

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into `document.text` (half-open) for a half-open span of `text`."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def repaired(self, given: int) -> int:
        """The first place in `text` at or after `given`, an offset into `document.text`."""
        return bisect_left(self.offsets, given)
