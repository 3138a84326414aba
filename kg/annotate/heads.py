"""Heads of gatherings: 座谈会, 开工仪式 and whatever else the text calls one, with which their names end."""

from functools import cache

from kg.annotate.held import words
from kg.annotate.match import Match, Matcher
from kg.lexicon import terms
from kg.lexicon.rules import rule


@cache
def _heads() -> Matcher[str | None]:
    heads = terms.column("meeting_heads", "term", "kind")
    named = {b for b in (*terms.words("bodies", "name"), *terms.body_heads()) if not b.endswith(words("body-too"))}
    bodies = {b for b in named if any(b[i:j] in heads for i in range(len(b)) for j in range(i + 2, len(b) + 1))}
    return Matcher({**dict.fromkeys(bodies | terms.words("meeting_blockers")), **heads})


def find_heads(text: str) -> tuple[list[Match[str]], list[int]]:
    """Heads that the tables know and whatever else is called 会 and is said to be held; where verbs end that look like one, 宣讲|党代会."""
    known = [
        m._replace(value="meeting") if m.value is None and m.term.endswith(words("sits")) and rule("opens-today").match(text, m.end) else m
        for m in _heads().longest(text)
    ]
    called = [(m.start(), m.end()) for m in rule("other-meeting").finditer(text)]
    called += [(m.end() - 1, m.end()) for m in rule("opened-meeting").finditer(text)]
    others: list[Match[str | None]] = [Match(at - 2, end, text[at - 2 : end], "meeting") for at, end in dict.fromkeys(called)]
    shown = {m.end() for name in ("other-show", "opened-show") for m in rule(name).finditer(text)}
    others += [Match(end - 2, end, text[end - 2 : end], "ceremony") for end in sorted(shown)]
    free = [o for o in others if not any(k.start < o.end and o.start < k.end for k in known)]
    heads = [Match(m.start, m.end, m.term, m.value) for m in sorted([*known, *free], key=lambda m: m.start) if m.value is not None]
    heads = [m for m in heads if not (m.term in words("weak") and text.startswith(words("work"), m.end))]  # 宣讲|工作推进会
    verbs = {m.end for m in heads if m.term in words("verb-too") and rule("object-follows").match(text, m.end)}
    return [m for m in heads if m.end not in verbs and not _goes_on(text, m.end)], sorted(verbs)


def _goes_on(text: str, end: int) -> bool:
    """Whether the last character of a head belongs to the next word: 校长会|见了, 联谊会|员, 《工作会|议纪要》."""
    room = text.startswith(words("meeting-char"), end - 1) and text[end : end + 2] in words("other-word")  # 视频会|议室
    return room or text[end - 1 : end + 1] in words("other-word") or text.startswith(words("record"), end - 1)
