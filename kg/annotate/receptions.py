"""Receptions of several guests: 张三分别会见李四、王五 tells of two, and 在会见李四时 goes on with the first of them."""

from collections.abc import Sequence

from kg.annotate.agenda import Meeting
from kg.annotate.claims import Reader
from kg.annotate.cues import Cue
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group, Step
from kg.lexicon import terms
from kg.lexicon.rules import rule


def received(r: Reader, guests: Group) -> Meeting | None:
    """The reception at which the guests are, as was told already."""
    told = reversed(r.agenda.meetings[r.agenda.first :])
    return next((m for m in told if m.kind == "reception" and set(guests.keys) <= r.there(m)), None)


def receives_again(r: Reader, cue: Cue, who: Group, rest: Sequence[Step]) -> Meeting | None:
    """张三在会见李四时说: the reception of the same people that was told before; None where there was none."""
    guests = rest[0] if rest and cue.kind == "receive" else None
    told = received(r, guests) if isinstance(guests, Group) else None
    return told if told is not None and set(who.keys) <= r.there(told) else None


def meets(steps: Sequence[Step]) -> bool:
    """张三与李四就合作进行磋商: whether what stands before the verb names those who are met."""
    return any(isinstance(x, Group) and x.part == "object" for x in steps)


def receptions_apart(r: Reader, s: Sentence, cue: Cue, who: Group, rest: Sequence[Step]) -> list[tuple[Group, Meeting]]:
    """张三分别会见李四、王五: who is at which of the receptions; none where the guests come together or several leaders receive them."""
    guests = rest[0] if rest else None
    if cue.kind != "receive" or cue.term not in terms.grouped("cue_strength")["always"] or len(who.keys) != 1:
        return []
    if not isinstance(guests, Group) or len(guests.keys) < 2 or not rule("apart").search(r.text[who.end : cue.start]):
        return []
    pairs, at = [], cue.end
    for guest in guests.keys:
        end = max(r.text.find(guest, at, guests.end) + len(guest), at)
        called = rule("between-guests").sub("", r.text[at:end], count=1) or guest
        meeting = received(r, Group(at, end, [guest])) or _open(r, s, cue, who, called)
        pairs += [(who, meeting), (Group(at, end, [guest]), meeting)]
        at = end
    return pairs


def _open(r: Reader, s: Sentence, cue: Cue, who: Group, called: str) -> Meeting:
    name = who.keys[0] + cue.term + called
    return r.agenda.add(Meeting(name, "reception", s.start, [(who.start, cue.end)], leads=set(who.keys)))
