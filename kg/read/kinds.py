"""What a line is: the opening of a report, part of its headline, a caption, plain text …"""

import re
from enum import Enum, auto
from functools import lru_cache

from kg.read.cues import cue, says
from kg.read.lines import Line

_LONGEST_HEADLINE = 60
_MOST_COMMAS = 2
_MOST_REMARKS = 2
_STOPS, _CLOSING = ("。", "！", "？", "…"), "'”’」』）"
_STOPPED = ("）", "：", "；")
_HAN = re.compile(r"[\u3400-\u9fff]{2}")
_REMARK = re.compile(r"（[^（）]*）")
_PROSE = re.compile(r"[，。、；]")


class Kind(Enum):
    """The part a line plays on its page."""

    LEAD = auto()
    CONTINUED = auto()
    REPORTERS = auto()
    CAPTION = auto()
    PHOTOGRAPHER = auto()
    COLUMN = auto()
    BRIEF = auto()
    NOTE = auto()
    HEADLINE = auto()
    TEXT = auto()


_BY_CUE = (
    ("continued_from", Kind.CONTINUED),
    ("lead", Kind.LEAD),
    ("photographer", Kind.PHOTOGRAPHER),
    ("caption", Kind.CAPTION),
    ("signature_above", Kind.REPORTERS),
    ("column", Kind.COLUMN),
    ("brief", Kind.BRIEF),
    ("subhead", Kind.NOTE),
)


def kind_of(line: Line) -> Kind:
    """The kind of a line by itself; what it does beside others is settled where reports are cut."""
    return _kind(line.text, line.heading)


@lru_cache(maxsize=1 << 10)
def _kind(text: str, heading: int) -> Kind:
    for name, kind in _BY_CUE:
        if says(name, text):
            return kind
    return Kind.HEADLINE if heading or is_headline(text) else Kind.TEXT


def is_headline(text: str) -> bool:
    """Whether the words could stand in a headline: short, without the punctuation of running text."""
    return (
        len(text) <= _LONGEST_HEADLINE
        and _HAN.search(text.replace(" ", "")) is not None
        and "。" not in text
        and "；" not in text
        and text.count("，") <= _MOST_COMMAS
        and text.count("（") <= _MOST_REMARKS
        and text[0] not in "，。、；：！？”）（"
        and not any(says(name, text) for name in ("unfinished", "told", "item", "label", "signature_below", "credits"))
    )


def is_closed(text: str) -> bool:
    """Whether the sentence at the end of the line is finished there."""
    return text.rstrip(_CLOSING).endswith(_STOPS) or text.endswith(_STOPPED)


def is_prose(text: str) -> bool:
    """Whether the line is running text rather than a headline or a list without punctuation."""
    return _PROSE.search(_REMARK.sub("", text)) is not None or cue("lead").match(text) is not None
