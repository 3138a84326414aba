"""On which occasion: the meeting that a cue speaks of.

The one named in its clause, else the one named before it in the sentence, else a trip or a reception that the cue itself
opens, else the one that is being told.
"""

from kg.annotate.agenda import Meeting
from kg.annotate.beside import beside, joins_trip, lectures, presided_talks, talk_ahead
from kg.annotate.claims import EDGE, Reader
from kg.annotate.cues import Cue
from kg.annotate.gatherings import Gathering
from kg.annotate.happenings import open_happening
from kg.annotate.receptions import meets, receives_again
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group, Step
from kg.lexicon import terms
from kg.lexicon.rules import rule

_DELEGATION = 20  # characters behind a verb that tell of a delegation and its sitting
_LEAD = 6  # characters before a verb that say how it was done
_SOON = 160  # characters within which the one who presides is named
_OPENS = {"ceremony": "ceremony", "talk": "lecture", "meeting": "session"}  # kind → the words that tell of one by themselves


def occasion_of(
    r: Reader, s: Sentence, cue: Cue, i: int, steps: list[Step], targets: dict[int, Meeting], who: Group
) -> tuple[Meeting | None, str]:
    """The meeting a cue speaks of, and how it was found: named, beside, before, trip, opened, unnamed or current."""
    if cue.kind == "attend" and not r.agenda.closed and rule("broadcast").match(r.text, cue.end):
        return open_happening(r, s, cue, who, "meeting", False), "opened"
    joined = beside(r, cue, steps, i) if joins_trip(cue) else None
    if joined is not None:
        return joined, "beside"
    behind = _named_behind(r, cue, i, steps, targets)
    if behind is not None:
        return behind, "named"
    there = beside(r, cue, steps, i) or presided_talks(r, s, cue, steps[i + 1] if i + 1 < len(steps) else None, who)
    if there is not None:
        return there, "beside"
    strength = terms.grouped("cue_strength")
    before = [targets[j] for j in range(i) if j in targets and not rule("around-it").match(r.text, steps[j].end)]
    if before and cue.term not in strength["always"]:
        r.trip = (s, cue, who) if cue.kind == "inspect" and cue.term in strength["inspect"] else r.trip
        return before[-1], "before"
    told = (r.agenda.current, *reversed(r.agenda.meetings[r.agenda.first :]))
    trip = next((m for m in told if m and m.kind in ("inspection", "reception")), None)
    if cue.term in strength["beside-a-trip"] and trip is not None:
        return trip, "trip"
    if cue.kind in ("inspect", "receive"):
        return receives_again(r, cue, who, steps[i + 1 :]) or _opened(r, s, cue, i, steps, who), "opened"
    begins = r.agenda.current is None or _sits_elsewhere(r, s, cue, who) or _lectures_elsewhere(r, cue, who)
    kind = _opens(r, s, cue) if begins else ""
    if begins and not kind and cue.kind == "attend" and rule("in-delegation").search(r.text, who.end, cue.end + _DELEGATION):
        kind = "meeting"
    if kind and cue.kind in ("act", "attend", "speak"):
        return open_happening(r, s, cue, who, kind, False), "opened"
    if cue.kind == "attend" and (now := r.agenda.current) and now.kind == "ceremony" and rule("all-of-them").match(r.text, cue.end):
        return r.agenda.meetings[r.agenda.first], "current"
    if r.agenda.current is None and cue.kind in ("chair", "attend", "speak"):
        named = next((x for x in steps if isinstance(x, Gathering) and x.state != "background"), None)
        if named is None and r.agenda.pending is None and cue.kind == "speak":
            named = next((g for g in r.gatherings if g.start > cue.end and g.state == "there"), None)  # 张三致辞。… 开工仪式上，
        return r.agenda.unnamed(named, s.start if _presides(r, s, cue, who) else None), "unnamed"
    return (_back_there(r, who) if cue.kind in ("say", "speak") else None) or r.agenda.current, "current"


def _opens(r: Reader, s: Sentence, cue: Cue) -> str:
    """The kind of happening that a word tells of by itself; empty where it tells of none."""
    strength = terms.grouped("cue_strength")
    return next((kind for kind, words in _OPENS.items() if cue.term in strength[words] or lectures(r, s, cue, words)), "")


def _back_there(r: Reader, who: Group) -> Meeting | None:
    """The reception of those who speak, where a trip on which they are not was told of after it; their trip, told beside a meeting."""
    now, keys = r.agenda.current, set(who.keys)
    if now is None or keys & (now.leads | r.there(now)):
        return None
    if now.kind != "inspection":
        after = r.agenda.meetings[r.agenda.meetings.index(now) + 1 :]
        return next((m for m in reversed(after) if m.kind == "inspection" and keys <= m.leads), None)
    told = r.agenda.meetings[: r.agenda.meetings.index(now)]
    return next((m for m in reversed(told) if m.kind == "reception" and keys <= r.there(m)), None)


def _presides(r: Reader, s: Sentence, cue: Cue, who: Group) -> bool:
    """张三主持。: over a sitting that nothing names, at which others may have spoken before; no trial, no project or programme."""
    ahead = cue.kind == "speak" and rule("presided").search(r.text, cue.end, cue.end + _SOON)  # 李四作通报。张三主持。
    said = ahead or (cue.kind == "chair" and rule("presided").match(r.text, cue.start))
    return bool(said) and not (rule("trial").search(r.text, s.start, cue.start) or rule("no-sitting").search(r.text, s.start, who.start))


def _sits_elsewhere(r: Reader, s: Sentence, cue: Cue, who: Group) -> bool:
    """张三来到石亭代表团，同代表们一起审议, told in a paragraph of its own behind another leader's sitting with his delegation."""
    now = r.agenda.current
    sitting = now is not None and now.kind == "meeting" and not now.head and not now.leads & set(who.keys)
    reviews = cue.term in terms.grouped("cue_strength")["session"] or rule("in-delegation").search(r.text, who.end, cue.end + _DELEGATION)
    return sitting and bool(reviews) and r.text[s.start - 1 : s.start] in "\n"


def _lectures_elsewhere(r: Reader, cue: Cue, who: Group) -> bool:
    """张三带队到石亭中学宣讲, told behind the talk that another gave in another place."""
    now = r.agenda.current
    led = now is not None and now.kind == "talk" and not now.head and not now.leads & set(who.keys)
    goes = led and rule("goes-there").search(r.text, who.end, cue.start)
    return bool(goes) and cue.term in terms.grouped("cue_strength")["lecture"]


def _named_behind(r: Reader, cue: Cue, i: int, steps: list[Step], targets: dict[int, Meeting]) -> Meeting | None:
    """出席双拥工作会议: the gathering named behind the cue in its clause."""
    for j in range(i + 1, len(steps)):
        step = steps[j]
        if isinstance(step, Group) or set("，；") & set(r.text[cue.end : step.start]):
            return None
        if isinstance(step, Cue) and step.kind in EDGE and cue.kind in ("inspect", "receive"):
            return None
        if isinstance(step, Cue) and step.kind == "attend" and rule("bids").search(r.text, cue.end, step.start):
            return None  # 致辞欢迎客商参加牡丹节
        if cue.kind == "inspect" and rule("then-convenes").search(r.text, cue.end, step.start):
            return None
        if j == i + 1 and isinstance(step, Gathering) and cue.kind == "speak" and cue.term in terms.grouped("cue_strength")["about"]:
            return None  # 介绍了州庆活动筹备情况
        linked = r.agenda.link(step) if isinstance(step, Gathering) else None
        if linked is not None:
            targets[j] = linked
            return linked
    return None


def _opened(r: Reader, s: Sentence, cue: Cue, i: int, steps: list[Step], who: Group) -> Meeting | None:
    """An inspection or a reception, opened by its cue where none is being told."""
    kind = "inspection" if cue.kind == "inspect" else "reception"
    now = r.agenda.current
    if r.agenda.closed and r.agenda.meetings:
        return r.agenda.latest(kind) or now
    if kind == "reception" and _is_caption(r, s) and (told := r.agenda.latest(kind, who.keys)):
        return told
    aside = cue.term in terms.grouped("cue_strength")["always"] or bool(rule("later-that-day").match(r.text, s.start))
    aside = aside or _leads_away(r, s, cue, who)
    if now is not None and now.kind not in ("inspection", "reception") and not aside:
        r.trip = (s, cue, who)
        return now
    again = now is not None and now.told == s.start and now.leads == set(who.keys)  # 张三会见了李四一行，并与他进行会谈
    if now is not None and now.kind == kind == "reception" and aside and not again and _other_guests(r, now, who, steps, i):
        return open_happening(r, s, cue, who, kind, aside)
    if now is not None and now.kind == kind and (now.leads & set(who.keys) or not _fresh(r, now, who, steps, i)):
        return now
    between, strength = r.text[who.end : cue.start], terms.grouped("cue_strength")
    if now is not None and now.kind == kind and rule("shows-round").search(between):
        return now
    if now is not None and _same_visit(r, now, cue, kind, who, steps[i + 1 :]):
        return now
    meant = rule("this-time").search(between) or rule("welcomes").match(r.text, cue.end)  # 对此次视察表示欢迎
    noun = between.endswith(strength["not-behind"]) and not rule("carries-out").search(between)
    begins = r.text.startswith(strength["not-before"], cue.end) and not rule("done-to").search(cue.term)  # 调研|组, not 会见了|金门县客人
    if meant or noun or begins:
        return now
    lead = next((x.keys for x in steps if isinstance(x, Group) and x.part in ("subject", "agent")), who.keys)
    trip = r.agenda.latest("inspection", lead)
    if trip is not None:
        r.agenda.current = trip
        return trip
    if r.back is not None and now is not None and now.kind in ("inspection", "reception"):  # 会前，张三会见了客商，还参观了展厅
        return now
    if kind == "reception" and now is not None and now.kind == kind and rule("the-guests").match(r.text, cue.end):
        return now
    if cue.kind == "receive" and now is not None and cue.term in strength["mild"] and sum(isinstance(x, Group) for x in steps) < 2:
        return talk_ahead(r, cue) or now
    return open_happening(r, s, cue, who, kind, aside) if _begins(r, s, cue, who, kind, steps[:i]) else now


def _leads_away(r: Reader, s: Sentence, cue: Cue, who: Group) -> bool:
    """Whether a line begins with one who was not told of so far and who leads a group elsewhere: 张三率调研组到石亭县调研；"""
    begins = cue.kind == "inspect" and r.text[s.start - 1 : s.start] == "\n" and not {key for key, _, _ in r.claims} & set(who.keys)
    return begins and bool(rule("leads-group").match(r.text, who.end))


def _is_caption(r: Reader, s: Sentence) -> bool:
    """Whether a sentence is a line without a full stop, as captions are."""
    line = r.text[s.start : s.end].strip()
    return r.text[s.start - 1 : s.start] in "\n" and not line.endswith(("。", "！", "？", "”"))


def _begins(r: Reader, s: Sentence, cue: Cue, who: Group, kind: str, before: list[Step]) -> bool:
    """Whether a happening begins: by a cue that says so, as a story of a chronicle, or as a trip of another day or another paragraph."""
    now = r.agenda.current
    if cue.term in terms.grouped("cue_strength").get(cue.kind, ()):
        return True
    if now is None and kind == "reception" and (len(who.keys) > 1 or meets(before)):
        return True
    if now is None and who.keys:
        visits = kind == "inspection" and rule("visit-follows").search(r.text, cue.end, s.end)  # 走进李四家中，送去慰问品
        return bool(r.items or visits or rule("goes-there").search(r.text, who.end, cue.start))
    if now is None:
        return False
    if now.kind != kind:
        return False
    sets_out = who.end <= cue.start and r.text[s.start - 1 : s.start] in "\n" and bool(rule("sets-out").match(r.text, who.end))
    return sets_out or (kind == "inspection" and bool(rule("later-that-day").match(r.text, s.start)))


def _other_guests(r: Reader, now: Meeting, who: Group, steps: list[Step], i: int) -> bool:
    """Whether people are received who were not at the reception that is being told, which had guests of its own."""
    guests = next((x for x in steps[i + 1 :] if isinstance(x, Group)), None)
    known = r.there(now)
    return guests is not None and bool(known - set(who.keys)) and not known & set(guests.keys)


def _hosts(r: Reader, trip: Meeting, cue: Cue, who: Group, rest: list[Step]) -> bool:
    """李四接待张三一行，双方举行会谈, where 张三率队走访 was told: those who receive him are on his trip."""
    guests = rest[0] if rest and cue.term in terms.grouped("cue_strength")["mild"] else None
    received = isinstance(guests, Group) and bool(trip.leads) and trip.leads <= set(guests.keys)
    return received or (bool(rule("both-sides").search(r.text, who.end, cue.start)) and set(who.keys) <= r.there(trip))


def _same_visit(r: Reader, now: Meeting, cue: Cue, kind: str, who: Group, rest: list[Step]) -> bool:
    """Whether those who receive the guests, or the guests themselves, do something on the visit that is being told."""
    hosts = now.kind == "inspection" and kind == "reception" and _hosts(r, now, cue, who, rest)
    return hosts or _receives_them(r, now, cue, kind) or _goes_round(r, now, cue, kind, who)


def _receives_them(r: Reader, now: Meeting, cue: Cue, kind: str) -> bool:
    """李四等予以热情接待, where the visit was told: nobody else is received."""
    told = kind == "reception" and now.kind in ("inspection", "reception") and rule("clause-ends").match(r.text, cue.end)
    return bool(told and rule("gives").search(r.text, max(cue.start - _LEAD, 0), cue.start))


def _goes_round(r: Reader, now: Meeting, cue: Cue, kind: str, who: Group) -> bool:
    """张三一行参观了展厅, where 张三率团到访公司座谈 was told: the guests see what they came to."""
    guest = now.kind == "reception" and kind == "inspection" and bool(now.leads & set(who.keys))
    return guest and bool(rule("went-there").search(now.name)) and "，" not in r.text[who.end : cue.start]


def _fresh(r: Reader, trip: Meeting, who: Group, steps: list[Step], i: int) -> bool:
    """Whether another leader sets out on a trip of his own: nobody of the trip so far, and no 陪同 or 一同 before the cue."""
    return not r.there(trip) & set(who.keys) and not any(isinstance(x, Cue) and x.kind == "attend" for x in steps[:i])


def listed_with(r: Reader, targets: dict[int, Meeting], steps: list[Step], i: int) -> list[Meeting]:
    """主持召开党组会议、主任会议: the gatherings that stand behind the first one in a list."""
    found, last = [], next(j for j in range(i + 1, len(steps)) if j in targets)
    for j in range(last + 1, len(steps)):
        step = steps[j]
        if not isinstance(step, Gathering) or r.text[steps[j - 1].end : step.start] not in terms.grouped("meeting_words")["list-mark"]:
            break
        linked = r.agenda.link(step)
        if linked is not None:
            targets[j] = linked
            found.append(linked)
    return found
