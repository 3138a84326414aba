"""Marked text → lines, freed of the furniture of Markdown, that remember what stood before them."""

import re
from dataclasses import replace
from itertools import pairwise

from kg.read.cues import cue, says
from kg.read.marked import Marked
from kg.values import dataclass

_FURNITURE = re.compile(r"^\s*(?:(?:#{1,6}|[-*+](?=\s)|>+|\|)\s*)+|!\[[^\]\n]*\]\([^)\n]*\)|\*\*|__|\s*\|\s*$")
_MARK = re.compile(r"[#*+>|!_-]")  # which all furniture has
_HEADING = re.compile(r"\s*(#{1,6})")
_EMPTY = re.compile(r"[\s\-=_*~—－·.…#|]*$")
_PARAGRAPH = re.compile(r"(?<=[。！？”）]) {4}(?= *[^ \n（])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `heading`: its Markdown level or 0; `gap`: blank lines stood before it; `ends`: its report ends with it.

    `indent`: so many spaces stand before it; of parts of a line 0.
    """

    marked: Marked
    heading: int = 0
    gap: bool = False
    ends: bool = False
    indent: int = 0

    @property
    def text(self) -> str:
        """The line's characters."""
        return self.marked.text


def lines_of(marked: Marked) -> list[Line]:
    """All lines that hold anything, in order. Four spaces after a sentence, or 本报讯 in the midst, begin a new line."""
    lines: list[Line] = []
    start, gap = 0, False
    for raw in _PARAGRAPH.sub("   \n", marked.text).split("\n"):
        end = start + len(raw)
        found = [line for part in _parts(marked.cut(start, end)) if (line := _line(part, gap))]
        if len(found) == 1 and raw[:1].isspace():
            found = [replace(found[0], indent=len(raw) - len(raw.lstrip()))]
        start, gap = end + 1, not found
        lines += found
    return lines


def _parts(marked: Marked) -> list[Marked]:
    """The line, parted before an opening in its midst and before the headline that stands between it and the last sentence."""
    openings = [match.start() for match in cue("inner_lead").finditer(marked.text)]
    sentences = [max(marked.text.rfind(mark, 0, at) for mark in "。！？") + 1 for at in openings]
    ends = sorted({0, *openings, *sentences, len(marked.text)})
    return [marked.cut(a, b) for a, b in pairwise(ends)]


def _line(marked: Marked, gap: bool) -> Line | None:
    if _EMPTY.match(marked.text):
        return None
    heading = _HEADING.match(marked.text)
    bare = (marked.without(_FURNITURE) if _MARK.search(marked.text) else marked).stripped()
    return Line(bare, len(heading[1]) if heading else 0, gap) if bare.text else None


def without_pointers(lines: list[Line]) -> list[Line]:
    """The lines without （下转第三版） and the like; the line that such a pointer stood at, or after, ends its report."""
    kept: list[Line] = []
    for line in lines:
        bare = line.marked.without(cue("continued_on")).stripped() if says("continued_on", line.text) else line.marked
        pointed = len(bare.text) < len(line.text)
        if bare.text:
            ends = pointed or says("signature_below", bare.text)
            kept.append(replace(line, marked=bare, ends=ends) if pointed or ends else line)
        elif kept:
            kept[-1] = replace(kept[-1], ends=True)
    return kept
