"""The head of a newspaper page: set aside, and read for the paper's name and the day."""

import re
from dataclasses import dataclass

from kg.read.cues import cue
from kg.read.lines import Line

_LONGEST_OTHER = 12
_LONGEST = 60
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of the page says: the paper's name, the ISO day."""

    source: str | None = None
    published: str | None = None


def split_masthead(lines: list[Line]) -> tuple[Masthead, list[Line]]:
    """The masthead and the lines that are none of it. Short lines between lines of the masthead belong to it."""
    end = 0
    for number, line in enumerate(lines):
        if _is_masthead(line.text):
            end = number + 1
        elif len(line.text) > _LONGEST_OTHER or cue("lead").search(line.text):
            break
    rest = [line for line in lines[end:] if not cue("folio").search(line.text)]
    texts = [line.text for line in lines[:end]] + [line.text for line in lines[end:] if cue("folio").search(line.text)]
    return Masthead(_name(texts), day_of("".join(text.replace(" ", "") for text in texts))), rest


def _is_masthead(text: str) -> bool:
    return len(text) <= _LONGEST and "。" not in text and any(cue(name).search(text) for name in ("masthead", "folio", "credits"))


def day_of(text: str) -> str | None:
    """The first full date of the text as an ISO day."""
    match = _DAY.search(text)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return None
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _name(texts: list[str]) -> str | None:
    """The paper's name: the first line of the masthead that looks like one."""
    for text in texts:
        if match := cue("paper").match(text):
            return match[0].replace(" ", "")
    return None
