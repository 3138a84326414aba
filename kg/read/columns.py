"""Lines that end where the printed column ends: joined again, so that what is told over several of them is one line.

Character recognition gives a page line by line. A line as wide as the column goes on in the next one, unless that one is indented.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.read.kinds import Kind, is_closed, kind_of
from kg.read.lines import Line
from kg.read.marked import joined

_NARROWEST, _WIDEST = 8, 50  # characters of a column
_SHORTER, _LONGER = 1.5, 1.0  # characters by which a full line may differ, for the sake of punctuation
_LATIN = re.compile("[ -~]")  # half as wide as a Chinese character in most prints, and as wide in some
_FEWEST = 4  # full lines of a text that is broken into a column
_SHARE = 0.4  # of all lines at least
_MOST_LONGER = 0.1  # of all lines that may be longer than the column
_ROW = re.compile(r"(?:[\u3400-\u9fff]{1,4} +){2,}[\u3400-\u9fff]{1,4}")  # of names, 王 勇 李红梅 张 伟, which end with their line
_OPEN = frozenset({Kind.HEADLINE, Kind.TEXT})  # kinds of lines that may go on one before them


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines with those joined that one column broke; all as they are where most do not end at one margin."""
    lengths = [line.indent + len(line.text) for line in lines]
    fewest = max(_FEWEST, _SHARE * len(lines))
    if sum(_NARROWEST <= length <= _WIDEST for length in lengths) < fewest:
        return list(lines)
    widths = [length - len(_LATIN.findall(line.text)) / 2 for line, length in zip(lines, lengths, strict=True)]
    full = max(_full(lines, lengths), _full(lines, widths), key=sum)
    if sum(full) < fewest or _longer(lengths, full) > _MOST_LONGER * len(lines):
        return list(lines)
    indents = sum(line.indent > 0 for line in lines) > 1
    apart = sum(line.gap for line in lines) > len(lines) / 2  # blank lines between all lines part no paragraphs
    found = [lines[0]]
    for line, is_full in zip(lines[1:], full, strict=False):
        if is_full and (apart or not line.gap) and _goes_on(found[-1], line, indents):
            found[-1] = replace(found[-1], marked=joined([found[-1].marked, line.marked]), ends=line.ends)
        else:
            found.append(line)
    return found


def _full(lines: Sequence[Line], sizes: Sequence[float]) -> list[bool]:
    """Which lines are as wide as the column, by their sizes: the margin is where most of those end that end no sentence."""
    open_ended = (size for line, size in zip(lines, sizes, strict=True) if _NARROWEST <= size <= _WIDEST and not is_closed(line.text))
    counted = Counter(open_ended)
    margin = max(counted, key=lambda m: (sum(counted[v] for v in counted if _is_near(v, m)), m), default=0.0)
    return [margin > 0 and _is_near(size, margin) for size in sizes]


def _longer(lengths: Sequence[float], full: Sequence[bool]) -> int:
    """How many lines are longer than those of the column: in a digest of headlines and whole paragraphs many are."""
    longest = max(length for length, is_full in zip(lengths, full, strict=True) if is_full)
    return sum(length > longest + _LONGER for length in lengths)


def _is_near(size: float, margin: float) -> bool:
    return margin - _SHORTER <= size <= margin + _LONGER


def _goes_on(before: Line, line: Line, indents: bool) -> bool:
    """Whether a line goes on the full one before it. `indents`: paragraphs begin with spaces."""
    if line.indent or line.heading or before.heading or kind_of(line) not in _OPEN:
        return False
    if _ROW.fullmatch(line.text) and _ROW.fullmatch(before.text):
        return False
    return indents or not is_closed(before.text)
