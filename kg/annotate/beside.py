"""What the word beside a cue says of its occasion: 参加会见, 陪同调研, 主持会谈."""

from dataclasses import replace

from kg.annotate.agenda import Meeting
from kg.annotate.claims import Reader
from kg.annotate.cues import Cue
from kg.annotate.happenings import open_happening
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group, Step
from kg.lexicon import terms
from kg.lexicon.rules import rule


def of_kind(r: Reader, words: str) -> Meeting | None:
    """The trip or the reception that words such as 参加会见的有, 陪同调研 speak of."""
    strength = terms.grouped("cue_strength")
    for kind, name in (("inspect", "inspection"), ("receive", "reception")):
        if any(w in words for w in strength[kind]):
            return r.agenda.latest(name)
    return None


def beside(r: Reader, cue: Cue, steps: list[Step], i: int) -> Meeting | None:
    """参加会见, 陪同调研: the word beside the cue says which kind of happening is meant."""
    strength = terms.grouped("cue_strength")
    if cue.kind == "attend":
        for kind, name in (("inspect", "inspection"), ("receive", "reception")):
            if any(w in cue.term for w in strength[kind]):
                known = r.agenda.latest(name) or (r.agenda.latest("reception") if kind == "inspect" else None)
                return known or (open_happening(r, *r.trip, name, True) if r.trip and kind == "inspect" else None)
    for other in (steps[i + 1] if i + 1 < len(steps) else None, steps[i - 1] if i else None):
        if isinstance(other, Cue) and abs(other.start - cue.end) * abs(cue.start - other.end) == 0 and "attend" in (cue.kind, other.kind):
            for kind, name in (("inspect", "inspection"), ("receive", "reception")):
                if kind in (cue.kind, other.kind):
                    return r.agenda.latest(name) or talk_ahead(r, other) or (r.agenda.latest("reception") if kind == "inspect" else None)
    return None


def joins_trip(cue: Cue) -> bool:
    """陪同调研并参加座谈会: the cue itself says that a trip was joined, whatever is named behind it."""
    return cue.kind == "attend" and cue.term.endswith(terms.grouped("cue_strength")["inspect"])


def presided_talks(r: Reader, s: Sentence, cue: Cue, behind: Step | None, who: Group) -> Meeting | None:
    """在会议室接待来宾并主持会谈: the talks over which somebody presides, on a trip or where nothing is told."""
    now = r.agenda.current
    if cue.kind != "chair" or (now is not None and now.kind != "inspection"):
        return None
    if not isinstance(behind, Cue) or behind.kind != "receive" or behind.start != cue.end:
        return None
    return r.agenda.latest("reception") or open_happening(r, s, behind, who, "reception", False)


def lectures(r: Reader, s: Sentence, cue: Cue, opens: str) -> bool:
    """张三来我院作学术报告, on some day: a talk that nothing else names."""
    if opens != "lecture" or cue.kind != "speak" or not rule("of-some-day").search(r.text, s.start, cue.start):
        return False
    return bool(rule("lectures").match(r.text, cue.start, s.end))


def talk_ahead(r: Reader, cue: Cue) -> Meeting | None:
    """参加座谈 … 座谈会上: the talk that the report goes on to tell of."""
    talks = [g for g in r.gatherings if g.start > cue.end and g.state in ("generic", "there", "opened") and cue.term in g.head]
    return r.agenda.link(replace(talks[0], state="opened")) if talks and r.agenda.current else None
