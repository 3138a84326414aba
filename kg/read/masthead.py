"""The head of a newspaper page: set aside, and read for the paper's name and the day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.read.cues import cue, says
from kg.read.lines import Line

_LONGEST_OTHER = 12
_LONGEST = 60
_FEWEST = 3
_DAY = re.compile(r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of the page says: the paper's name, the ISO day."""

    source: str | None = None
    published: str | None = None


def split_masthead(lines: list[Line], web: bool = False) -> tuple[Masthead, list[Line]]:
    """The masthead and the lines that are none of it, nor the furniture of a web page.

    A masthead stands at the beginning, or anywhere where three lines of one follow each other. Short lines between belong to it.
    """
    if web:
        lines = lines[: next((at for at, line in enumerate(lines) if cue("web_end").search(line.text)), len(lines))]
    aside = {at for at, line in enumerate(lines) if _is_furniture(line.text, web)}
    for start, end, found in _runs(lines):
        if start == 0 or found >= _FEWEST:
            aside.update(range(start, end))
    texts = [lines[at].text for at in sorted(aside)]
    return Masthead(_name(texts), _day(texts)), [line for at, line in enumerate(lines) if at not in aside]


def _runs(lines: list[Line]) -> Iterator[tuple[int, int, int]]:
    """Stretches of lines that look like a masthead: first line, line after the last, how many of them do."""
    start = end = found = 0
    for at, line in enumerate(lines):
        if _is_masthead(line.text):
            start, end, found = (start if found else at), at + 1, found + 1
        elif len(line.text) > _LONGEST_OTHER or says("lead", line.text):
            if found:
                yield start, end, found
            start = end = found = 0
    if found:
        yield start, end, found


def _is_masthead(text: str) -> bool:
    if len(text) > _LONGEST or "。" in text:
        return False
    compact = text.replace(" ", "")
    return any(cue(name).search(compact) for name in ("masthead", "folio")) or says("credits", text)


def _is_furniture(text: str, web: bool) -> bool:
    return (web and cue("web").search(text) is not None) or (
        len(text) <= 2 * _LONGEST and cue("folio").search(text.replace(" ", "")) is not None
    )


def _name(texts: list[str]) -> str | None:
    """The paper's name: the first line of the masthead that looks like one; on a web page the source it names."""
    names = [match[0] for text in texts if (match := cue("paper").match(text.replace(" ", "")))]
    named = [match[1] for text in texts if (match := cue("web_source").search(text))]
    return next(iter([*named, *names]), None)


def _day(texts: list[str]) -> str | None:
    return day_of("".join(text.replace(" ", "") for text in texts))


def day_of(text: str) -> str | None:
    """The first full date of the text as an ISO day."""
    match = _DAY.search(text)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
