"""Which spaces mean something: those between the clauses of a headline, between two reporters, after 本报讯.

All others came from layout: `主 持会议`, `李 大海`, `党　建、水　清`.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.lexicon.names import is_surname
from kg.read.cues import cue
from kg.read.marked import Marked

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(r"[^ 、：]+")
_BRACKET = re.compile(r"（[^（）]*）")
_ITEM = rf"[{_HAN}]{{1,4}}(?:（[{_HAN}，]{{1,6}}）)?"  # 王勇, 李红（女）
_ROW = rf"(?:{_ITEM} +){{2,}}{_ITEM}(?![{_HAN}（])"
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
    return [*zones, *(m.span() for m in _row().finditer(text) if _is_row(m[0].split()))]


@cache
def _row() -> re.Pattern[str]:
    """A row of names behind a mark, or behind a word that leads to one."""
    return re.compile(rf"(?:(?<![{_HAN}])|{cue('before_row').pattern}){_ROW}")


def _is_row(words: Sequence[str]) -> bool:
    """Whether the words are a row of names, three of them printed without a space or all of two letters: 王 勇 李 明 赵 刚."""
    return sum(len(word) > 1 for word in words) > 2 or (len(words) >= _FEWEST and _padded(words))


def _holds_reporters(text: str, bracket: re.Match[str]) -> bool:
    """Whether names of reporters stand in the bracket: at the end, where it says so, and behind 讯."""
    return bracket.end() == len(text) or bool(cue("reporters").search(bracket[0]) or cue("dateline_names").search(text, 0, bracket.start()))


def _parting(text: str, names: bool) -> list[int]:
    """The last space of each gap between two words; not inside a name printed with a space, not beside punctuation.

    `names`: the words are names, and no line that is printed letter by letter.
    """
    tokens = [(m.start(), m.end(), sum(char.isalnum() for char in cue("press").sub("", m[0]))) for m in _TOKEN.finditer(text)]
    if not names and _letter_by_letter(text, tokens):
        return [b[0] - 1 for a, b in pairwise(tokens) if b[0] - a[1] > 1 and _parts(text[a[1] - 1], text[b[0]])]
    kept: list[int] = []
    alone = 0
    for number, ((_, end, size), (after, _, next_size)) in enumerate(pairwise(tokens)):
        if text[end] != " ":
            alone = 0
            continue
        alone = alone + 1 if size == 1 else 0
        last = number + 2 == len(tokens) and next_size == 1 and size > 1
        if alone % 2 == 0 and not last and _parts(text[end - 1], text[after]):
            kept.append(after - 1)
    return kept


def _letter_by_letter(text: str, tokens: Sequence[tuple[int, int, int]]) -> bool:
    """Whether it is printed so, 全 市 工 作 会 议  召 开, and is no row of names."""
    letters = sum(size == 1 for *_, size in tokens)
    spaced = len(tokens) >= _FEWEST and letters > _SHARE * len(tokens)
    return spaced and not _padded([text[start] for start, *_ in tokens])


def _padded(letters: Sequence[str]) -> bool:
    """Whether letters in pairs are names of two characters: 陆 晓 冯 燕 顾 珍."""
    return len(letters) % 2 == 0 and all(map(is_surname, letters[::2]))


def _parts(before: str, after: str) -> bool:
    if before.isascii() and before.isalnum() and not after.isascii():
        return after in _BESIDE
    return (before.isalnum() or before in _BESIDE) and (after.isalnum() or after in _BESIDE)
