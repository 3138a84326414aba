"""Passages that faulty layout or character recognition printed twice: the second printing goes.

A line counts as printed before when its first and nearly all other stretches of eight characters were, so that a few
characters read differently, or an end cut off, do not hide it; `李大海指出，` before known words makes them new.
A sentence right after the line that ends with it is
looked at when shorter, too. Headlines are no sentences; what stands under its own label (表决情况：) may well repeat.
"""

import re
from dataclasses import replace

from kg.read.lines import Line

_SHORTEST = 25
_SHORTEST_ECHO = 10
_STRETCH = 8
_SHARE = 0.85
_SOUND = re.compile(r"[^\u3400-\u9fff0-9]+")


def without_doubled(lines: list[Line]) -> list[Line]:
    """The lines without those whose words stood in an earlier line, and without a broken-off first printing."""
    seen: set[str] = set()
    kept: list[Line] = []
    last = before = ""  # the words of the last line, where it was kept, and of the last that was
    for line in lines:
        words = _SOUND.sub("", line.text)
        seen.update(_stretches(last))
        last = ""
        answer = bool(kept) and kept[-1].text.endswith("：")
        if not answer and len(words) >= _SHORTEST and _known(words, seen):
            continue
        if kept and len(words) >= _SHORTEST_ECHO and line.text.endswith("。") and words in before:
            continue
        if kept and len(words) > _SHORTEST and _broken_off(kept[-1].text, before, words):
            line = replace(line, gap=kept.pop().gap)
        last = before = words
        kept.append(line)
    return kept


def _stretches(words: str) -> list[str]:
    return [words[i : i + _STRETCH] for i in range(len(words) - _STRETCH + 1)]


def _known(words: str, seen: set[str]) -> bool:
    if words[:_STRETCH] not in seen:
        return False
    stretches = _stretches(words)
    return sum(stretch in seen for stretch in stretches) >= _SHARE * len(stretches)


def _broken_off(text: str, before: str, words: str) -> bool:
    """Whether the line before, of those words, is the beginning of these, broken off inside a sentence."""
    return len(before) >= _SHORTEST and text[-1] not in "。！？”）" and words.startswith(before)
