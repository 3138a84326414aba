"""Which spaces mean something: those between the clauses of a headline, between two reporters, after 本报讯.

All others came from layout: `主 持会议`, `李 大海`, `党　建、水　清`.
"""

import re
from itertools import pairwise

from kg.read.cues import cue
from kg.read.marked import Marked

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(r"[^ ]+")
_BRACKET = re.compile(r"（[^（）]*）")
_ROW = re.compile(rf"(?<![{_HAN}])(?:[{_HAN}]{{1,4}} +){{2,}}[{_HAN}]{{1,4}}(?![{_HAN}])")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.,'’0-9-]*( +)(?=[A-Za-z])")
_FEWEST, _SHARE = 6, 0.8  # words of a line that is printed letter by letter, and how many of them are letters
_BESIDE = set("”》）“《（』」%！？")


def without_stray_spaces(marked: Marked, running: bool) -> Marked:
    """The paragraph with only the spaces that part words, each one space long. `running`: text with full sentences."""
    text = marked.text
    if " " not in text:
        return marked
    kept = {m.end(1) - 1 for m in _LATIN.finditer(text)}
    for start, end in _zones(text) if running else [(0, len(text))]:
        kept.update(start + at for at in _parting(text[start:end], text[start] == "（"))
    if opening := cue("opening").match(text):
        kept.add(opening.end() - 1)
    return marked.keeping([(at, at + 1) for at, char in enumerate(text) if char == " " and at not in kept])


def _zones(text: str) -> list[tuple[int, int]]:
    """Where in running text spaces part names: brackets and last words with reporters, rows of names."""
    zones = [m.span() for m in _BRACKET.finditer(text) if _holds_reporters(text, m)]
    tail = max(text.rfind(mark) for mark in "。！？") + 1
    if cue("reporters").search(text, tail):
        zones.append((tail, len(text)))
    return [*zones, *(m.span() for m in _ROW.finditer(text) if sum(len(name) > 1 for name in m[0].split()) > 2)]


def _holds_reporters(text: str, bracket: re.Match[str]) -> bool:
    """Whether names of reporters stand in the bracket: at the end, where it says so, and behind 讯."""
    return bracket.end() == len(text) or bool(cue("reporters").search(bracket[0]) or cue("dateline_names").search(text, 0, bracket.start()))


def _parting(text: str, names: bool) -> list[int]:
    """The last space of each gap between two words; not inside a name printed with a space, not beside punctuation.

    `names`: the words are names, and no line that is printed letter by letter.
    """
    tokens = [(m.start(), m.end(), sum(char.isalnum() for char in cue("press").sub("", m[0]))) for m in _TOKEN.finditer(text)]
    letters = sum(size == 1 for *_, size in tokens)
    if not names and len(tokens) >= _FEWEST and letters > _SHARE * len(tokens):  # 全 市 工 作 会 议  召 开
        return [b[0] - 1 for a, b in pairwise(tokens) if b[0] - a[1] > 1 and _parts(text[a[1] - 1], text[b[0]])]
    kept: list[int] = []
    alone = 0
    for number, ((_, end, size), (after, _, next_size)) in enumerate(pairwise(tokens)):
        alone = alone + 1 if size == 1 else 0
        last = number + 2 == len(tokens) and next_size == 1 and size > 1
        if alone % 2 == 0 and not last and _parts(text[end - 1], text[after]):
            kept.append(after - 1)
    return kept


def _parts(before: str, after: str) -> bool:
    if before.isascii() and before.isalnum() and not after.isascii():
        return after in _BESIDE
    return (before.isalnum() or before in _BESIDE) and (after.isalnum() or after in _BESIDE)
