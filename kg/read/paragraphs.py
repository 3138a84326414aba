"""Lines → the repaired text of a report: sentences broken over columns joined, stray spaces gone, one paragraph a line."""

import re
from collections.abc import Sequence

from kg.document import Document
from kg.read.cues import cue, says
from kg.read.kinds import Kind, is_closed, is_prose, kind_of
from kg.read.lines import Line
from kg.read.marked import Marked, joined
from kg.read.spaces import without_stray_spaces

_GOES_ON = re.compile(r"[，。、；：！？”』」）》]")
_WHOLE, _SHORT = 80, 2  # characters of a line that no column broke, and how many times as long as a caption it is
_SENTENCE = re.compile(r"[。！？]")
_QUOTE = re.compile('"')


def paragraphs(lines: Sequence[Line]) -> list[Marked]:
    """The repaired paragraphs of body lines. Lines before the opening of a report stay apart."""
    broken: list[list[Marked]] = []
    opening = next((at for at, line in enumerate(lines) if kind_of(line) is Kind.LEAD), 0)
    longest = max((len(line.text) for line in lines), default=0)
    for at, line in enumerate(lines):
        if at > opening and _goes_on(broken[-1], line, longest):
            broken[-1].append(line.marked)
        else:
            broken.append([line.marked])
    return [repaired(joined(parts)) for parts in broken]


def repaired(marked: Marked) -> Marked:
    """One paragraph or headline line without stray spaces and with paired quotation marks."""
    running = _SENTENCE.search(marked.text) is not None
    return _paired(without_stray_spaces(marked, running))


def _goes_on(parts: list[Marked], line: Line, longest: int) -> bool:
    """Whether a line continues the sentence of the paragraph before it. `longest`: characters of the longest line beside it."""
    text = line.text
    if _GOES_ON.match(text):
        return True
    if is_closed(parts[-1].text) or not any(is_prose(part.text) for part in parts):
        return False
    if any(says(name, text) for name in ("item", "label", "speaker")):
        return False
    kind = kind_of(line)
    if kind is Kind.HEADLINE and _is_caption(parts[-1].text, longest):
        return False
    return kind is Kind.TEXT or (kind is Kind.HEADLINE and not line.gap and not line.heading and " " not in text)


def _is_caption(text: str, longest: int) -> bool:
    """Whether a line among whole paragraphs, which no column broke, is so short that it stands by itself."""
    return longest >= _WHOLE and len(text) * _SHORT < longest and not cue("unfinished").search(text)


def _paired(marked: Marked) -> Marked:
    """Straight quotation marks → opening and closing ones in turn."""
    if '"' not in marked.text:
        return marked
    marks = iter("“”" * marked.text.count('"'))
    return marked.with_text(_QUOTE.sub(lambda _: next(marks), marked.text))


def as_text(paragraphs: Sequence[Marked], document: Document) -> Marked:
    """The paragraphs as one text, a line break between each two wherever anything stood between them."""
    parts: list[Marked] = []
    for paragraph in paragraphs:
        if parts and paragraph.places[0] > parts[-1].places[-1] + 1:
            parts.append(Marked("\n", [_break(document.text, parts[-1].places[-1] + 1, paragraph.places[0])]))
        parts.append(paragraph)
    return joined(parts)


def _break(text: str, start: int, end: int) -> int:
    """The place of the first line break between two paragraphs; of the last space where one line holds both."""
    found = text.find("\n", start, end)
    return found if found >= 0 else end - 1
