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
    kept: list[Line] = []
    printed = before = ""  # the words of the lines that were kept, and of the last of them
    for line in lines:
        words = _SOUND.sub("", line.text)
        answer = bool(kept) and kept[-1].text.endswith("：")
        if not answer and len(words) >= _SHORTEST and _known(words, printed):
            continue
        if kept and len(words) >= _SHORTEST_ECHO and line.text.endswith("。") and words in before:
            continue
        if kept and len(words) > _SHORTEST and _broken_off(kept[-1].text, before, words):
            line = replace(line, gap=kept.pop().gap)
        before = words
        printed += f"{words}\n"
        kept.append(line)
    return kept


def _known(words: str, printed: str) -> bool:
    if words[:_STRETCH] not in printed:
        return False
    stretches = [words[i : i + _STRETCH] for i in range(len(words) - _STRETCH + 1)]
    return sum(stretch in printed for stretch in stretches) >= _SHARE * len(stretches)


def _broken_off(text: str, before: str, words: str) -> bool:
    """Whether the line before, of those words, is the beginning of these, broken off inside a sentence."""
    return len(before) >= _SHORTEST and text[-1] not in "。！？”）" and words.startswith(before)
