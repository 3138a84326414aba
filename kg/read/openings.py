"""Lines → the lines of each report: where one ends and the next begins."""

from dataclasses import dataclass, field

from kg.read.kinds import Kind, is_closed, kind_of
from kg.read.lines import Line

_OPENERS = {Kind.LEAD, Kind.CONTINUED, Kind.REPORTERS}
_HEADS = {Kind.HEADLINE, Kind.COLUMN}
_SHORT_NOTE = 45
_MOST_LINES_OF_HEADLINE = 8


@dataclass(slots=True)
class Cut:
    """The lines of one report while it is being gathered."""

    headline: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    opened: bool = False
    column: bool = False

    @property
    def level(self) -> int:
        """The level of the Markdown heading over it, 0 where there is none."""
        return _level(self.headline)

    @property
    def closed(self) -> bool:
        """Whether its last line ends it."""
        return bool(self.body) and self.body[-1].ends


def cut_lines(lines: list[Line]) -> list[Cut]:
    """The reports of a page, in order; every line is in one of them."""
    kinds = [kind_of(line) for line in lines]
    page = sum(kind in (Kind.LEAD, Kind.CONTINUED) for kind in kinds) > 1
    wrapped = sum(not is_closed(line.text) for line in lines) > len(lines) / 2
    parted = not wrapped and sum(line.gap for line in lines) <= len(lines) / 2
    cuts: list[Cut] = []
    at = 0
    while at < len(lines):
        end = _block_end(kinds, at)
        following = kinds[end] if end < len(lines) else Kind.TEXT
        column = kinds[at] is Kind.COLUMN
        if end > at and (not cuts or _starts(cuts[-1], lines[at:end], column, following, page and not wrapped, parted)):
            cuts.append(Cut(headline=lines[at:end], column=column))
            at = end
            continue
        if not cuts or _opens(cuts[-1], kinds[at]):
            cuts.append(Cut(column=bool(cuts) and cuts[-1].column))
        cuts[-1].body.append(lines[at])
        cuts[-1].opened = cuts[-1].opened or kinds[at] in (Kind.LEAD, Kind.CONTINUED)
        at += 1
    return cuts


def _block_end(kinds: list[Kind], at: int) -> int:
    """Where the lines of a headline that begins at `at` end; `at` itself where none begins."""
    end = at
    while end < len(kinds) and end - at < _MOST_LINES_OF_HEADLINE and kinds[end] in (_HEADS if end == at else {Kind.HEADLINE}):
        end += 1
    return end


def _starts(last: Cut, block: list[Line], column: bool, following: Kind, page: bool, parted: bool) -> bool:
    """Whether a block of headline lines begins a new report after the last one."""
    level = _level(block)
    if column or (level and (not last.level or level <= last.level)):
        return True
    if following in _OPENERS:
        return last.opened or any(is_closed(line.text) for line in last.body)
    if level or "，" in block[0].text or not (last.closed or not last.body or is_closed(last.body[-1].text)):
        return False
    alone = len(block) == 1
    return (parted and alone and block[0].gap and following is Kind.TEXT) or (page and (last.closed or not alone))


def _opens(last: Cut, kind: Kind) -> bool:
    """Whether a line that is no headline begins a new report."""
    if kind is Kind.BRIEF:
        return last.column and bool(last.body)
    return kind in (Kind.LEAD, Kind.CONTINUED) and (last.opened or not _is_prelude(last.body))


def _is_prelude(body: list[Line]) -> bool:
    """Whether the lines may stand between headline and opening: the points of the report, an editor's note."""
    if any(kind_of(line) is Kind.NOTE for line in body):
        return True
    return all(len(line.text) <= _SHORT_NOTE or not is_closed(line.text) for line in body)


def _level(lines: list[Line]) -> int:
    return min((line.heading for line in lines if line.heading), default=0)
