"""What is told in passing while something else is told: what was long ago, and what was held at the meeting itself."""

from functools import lru_cache

from kg.annotate.claims import Reader
from kg.annotate.cues import Cue
from kg.annotate.gatherings import Gathering
from kg.annotate.held import words
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group, Step
from kg.lexicon import terms
from kg.lexicon.rules import may_find, rule


def bygone(r: Reader, s: Sentence) -> bool:
    """去年9月，张三率团来访; 张三住院期间，李四看望: told in passing, once there is something to tell of now."""
    if r.agenda.current is None:
        return False
    return _begins_bygone(r.text, s.start)


def coming(text: str, steps: list[Step]) -> bool:
    """张三将于5日访问北京，出席大会: what the first who are named are going to do."""
    first = next((x for x in steps if isinstance(x, Group)), None)
    return first is not None and bool(rule("to-come").match(text, first.end))


@lru_cache(maxsize=16)
def _begins_bygone(text: str, start: int) -> bool:
    words = text.startswith(terms.grouped("cue_frames")["bygone"], start)
    return bool(words or rule("bygone-date").match(text, start) or (may_find("in-illness", text) and rule("in-illness").match(text, start)))


def told_beside(r: Reader, s: Sentence, steps: list[Step], i: int) -> bool:
    """No gathering that is told: 赴怀山市开展经贸交流活动 is the trip itself, 今年1月19日，我市举行了揭牌仪式 looks back."""
    g, before = steps[i], steps[i - 1] if i else None
    if not any(isinstance(x, Group) for x in steps) and r.agenda.current is not None and rule("day-of-this-year").match(r.text, s.start):
        return True
    if not (isinstance(g, Gathering) and isinstance(before, Cue) and before.kind == "go" and g.head.endswith(words("strict"))):
        return False
    return bool(rule("goes-to-do").fullmatch(r.text, before.end, g.start))


def recounted(r: Reader, s: Sentence, steps: list[Step], g: Gathering) -> bool:
    """召开党员大会，完成换届选举: nobody is named, no day is told, and the paragraph began with something else; 会上，举行了签约仪式."""
    there = rule("at-the-meeting").match(r.text, s.start)
    if there and there.end() <= g.start and not rule("then-held").search(r.text[there.end() : g.start]):
        return True
    now, named = r.agenda.current, any(isinstance(x, Group) for x in steps)
    if now is not None and now.told >= s.start and rule("what-it-did").search(r.text, s.start, g.start):
        return True
    if not named and r.text.endswith(terms.grouped("meeting_words")["serial"], s.start, g.start):
        return True
    begins = s.start == 0 or r.text[s.start - 1] == "\n"
    told = begins or g.day or rule("later-that-day").match(r.text, s.start) or named
    return not told and s.start >= r.headline
