"""On which occasion: the meeting that a cue speaks of.

The one named in its clause, else the one named before it in the sentence, else a trip or a reception that the cue itself
opens, else the one that is being told.
"""

import re
from dataclasses import replace

from kg.annotate.agenda import Meeting
from kg.annotate.claims import EDGE, Reader
from kg.annotate.gatherings import Gathering
from kg.annotate.marks import clause_start
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Cue, Group, Step
from kg.lexicon import terms
from kg.lexicon.rules import rule

_OPENS = {"ceremony": "ceremony", "talk": "lecture", "meeting": "session"}  # kind → the words that tell of one by themselves
_LONGEST_NAME = 24  # characters behind the verb that the name of a trip or a reception takes in


def occasion_of(
    r: Reader, s: Sentence, cue: Cue, i: int, steps: list[Step], targets: dict[int, Meeting], who: Group
) -> tuple[Meeting | None, str]:
    """The meeting a cue speaks of, and how it was found: named, beside, before, trip, opened, unnamed or current."""
    behind = _named_behind(r, cue, i, steps, targets)
    if behind is not None:
        return behind, "named"
    beside = _beside(r, cue, steps, i)
    if beside is not None:
        return beside, "beside"
    strength = terms.grouped("cue_strength")
    before = [targets[j] for j in range(i) if j in targets and not rule("around-it").match(r.text, steps[j].end)]
    if before and cue.term not in strength["always"]:
        r.trip = (s, cue, who) if cue.kind == "inspect" and cue.term in strength["inspect"] else r.trip
        return before[-1], "before"
    trip = next((m for m in (r.agenda.current, *reversed(r.agenda.meetings)) if m and m.kind in ("inspection", "reception")), None)
    if cue.term in strength["beside-a-trip"] and trip is not None:
        return trip, "trip"
    if cue.kind in ("inspect", "receive"):
        return _opened(r, s, cue, i, steps, who), "opened"
    kind = next((kind for kind, words in _OPENS.items() if cue.term in strength[words]), "") if r.agenda.current is None else ""
    if kind and cue.kind in ("act", "attend", "speak"):
        return _open(r, s, cue, who, kind, False), "opened"
    if r.agenda.current is None and cue.kind in ("chair", "attend", "speak"):
        return r.agenda.unnamed(next((x for x in steps if isinstance(x, Gathering) and x.state != "background"), None)), "unnamed"
    return r.agenda.current, "current"


def _named_behind(r: Reader, cue: Cue, i: int, steps: list[Step], targets: dict[int, Meeting]) -> Meeting | None:
    """出席双拥工作会议: the gathering named behind the cue in its clause."""
    for j in range(i + 1, len(steps)):
        step = steps[j]
        if isinstance(step, Group) or set("，；") & set(r.text[cue.end : step.start]):
            return None
        if isinstance(step, Cue) and step.kind in EDGE and cue.kind in ("inspect", "receive"):
            return None
        linked = r.agenda.link(step) if isinstance(step, Gathering) else None
        if linked is not None:
            targets[j] = linked
            return linked
    return None


def of_kind(r: Reader, words: str) -> Meeting | None:
    """The trip or the reception that words such as 参加会见的有, 陪同调研 speak of."""
    strength = terms.grouped("cue_strength")
    for kind, name in (("inspect", "inspection"), ("receive", "reception")):
        if any(w in words for w in strength[kind]):
            return r.agenda.latest(name)
    return None


def _beside(r: Reader, cue: Cue, steps: list[Step], i: int) -> Meeting | None:
    """参加会见, 陪同调研: the word beside the cue says which kind of happening is meant."""
    strength = terms.grouped("cue_strength")
    if cue.kind == "attend":
        for kind, name in (("inspect", "inspection"), ("receive", "reception")):
            if any(w in cue.term for w in strength[kind]):
                return r.agenda.latest(name) or (_open(r, *r.trip, name, True) if r.trip and kind == "inspect" else None)
    for other in (steps[i + 1] if i + 1 < len(steps) else None, steps[i - 1] if i else None):
        if isinstance(other, Cue) and abs(other.start - cue.end) * abs(cue.start - other.end) == 0 and "attend" in (cue.kind, other.kind):
            for kind, name in (("inspect", "inspection"), ("receive", "reception")):
                if kind in (cue.kind, other.kind):
                    return r.agenda.latest(name) or _talk_ahead(r, other)
    return None


def _talk_ahead(r: Reader, cue: Cue) -> Meeting | None:
    """参加座谈 … 座谈会上: the talk that the report goes on to tell of."""
    talks = [g for g in r.gatherings if g.start > cue.end and g.state in ("generic", "there", "opened") and cue.term in g.head]
    return r.agenda.link(replace(talks[0], state="opened")) if talks and r.agenda.current else None


def _opened(r: Reader, s: Sentence, cue: Cue, i: int, steps: list[Step], who: Group) -> Meeting | None:
    """An inspection or a reception, opened by its cue where none is being told."""
    kind = "inspection" if cue.kind == "inspect" else "reception"
    now = r.agenda.current
    if r.agenda.closed and r.agenda.meetings:
        return r.agenda.latest(kind) or now
    aside = cue.term in terms.grouped("cue_strength")["always"] or bool(rule("later-that-day").match(r.text, s.start))
    if now is not None and now.kind not in ("inspection", "reception") and not aside:
        r.trip = (s, cue, who)
        return now
    if now is not None and now.kind == kind == "reception" and aside and _other_guests(r, now, who, steps, i):
        return _open(r, s, cue, who, kind, aside)
    if now is not None and now.kind == kind and (now.leads & set(who.keys) or not _fresh(r, now, who, steps, i)):
        return now
    between = r.text[who.end : cue.start]
    strength = terms.grouped("cue_strength")
    if between.endswith(strength["not-behind"]) or r.text.startswith(strength["not-before"], cue.end):
        return now
    lead = next((x.keys for x in steps if isinstance(x, Group) and x.part in ("subject", "agent")), who.keys)
    trip = r.agenda.latest("inspection", lead)
    if trip is not None:
        r.agenda.current = trip
        return trip
    if cue.kind == "receive" and now is not None and cue.term in strength["mild"] and sum(isinstance(x, Group) for x in steps) < 2:
        return now
    own_day = now is not None and now.kind == kind == "inspection" and bool(rule("later-that-day").match(r.text, s.start))
    anew = who.end <= cue.start and r.text[s.start - 1 : s.start] in "\n" and bool(rule("sets-out").match(r.text, who.end))
    story = now is None and bool(r.items) and bool(who.keys)  # each story of a chronicle tells of something
    if cue.term not in strength.get(cue.kind, ()) and not own_day and not story and not (anew and now and now.kind == kind):
        return now
    return _open(r, s, cue, who, kind, aside)


def open_visit(r: Reader, s: Sentence, cue: Cue, who: Group) -> Meeting | None:
    """深入施工现场，了解工程进度: a visit that no verb of inspecting tells of, where nothing is being told, or another's trip before it."""
    now = r.agenda.current
    others = now is not None and now.kind == "inspection" and not now.leads & set(who.keys) and r.text[s.start - 1 : s.start] in "\n"
    if r.agenda.closed or s.start < r.headline or not (now is None or (others and rule("sets-out").match(r.text, who.end))):
        return None
    follows = rule("visit-follows").search(r.text, cue.end, s.end)
    return _open(r, s, replace(cue, end=follows.start()), who, "inspection", False, cut=True) if follows else None


def trips_apart(r: Reader, s: Sentence, cue: Cue, who: Group) -> list[tuple[Group, Meeting]]:
    """张三、李四分别走访企业: each on a trip of his own, where the report goes on to tell of them; none where they go together."""
    if cue.kind != "inspect" or not rule("apart").search(r.text[who.end : cue.end]):
        return []
    if sum(_sets_out(r.text, s.end, key) for key in who.keys) < 2:
        return []
    own = [Group(who.start, who.end, [key], who.part) for key in who.keys]
    trips = [(g, r.agenda.latest("inspection", g.keys) or _open(r, s, cue, g, "inspection", False, g.keys[0])) for g in own]
    for _, trip in trips:
        trip.apart = True
    return trips


def _sets_out(text: str, start: int, name: str) -> bool:
    """Whether somebody goes somewhere alone, told at `start` or behind."""
    at = text.find(name, start)
    while at >= 0:
        if rule("sets-out").match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _other_guests(r: Reader, now: Meeting, who: Group, steps: list[Step], i: int) -> bool:
    """Whether people are received who were not at the reception that is being told, which had guests of its own."""
    guests = next((x for x in steps[i + 1 :] if isinstance(x, Group)), None)
    index = r.agenda.meetings.index(now)
    known = {key for key, _, meeting in r.claims if meeting == index}
    return guests is not None and bool(known - set(who.keys)) and not known & set(guests.keys)


def open_listed(r: Reader, s: Sentence, cue: Cue) -> Meeting | None:
    """向张三遗体告别的有：李四: the ceremony that a cue with a list behind it tells of; None where it tells of none."""
    if not cue.term.startswith(terms.grouped("cue_strength")["ceremony"]):
        return None
    begin = clause_start(r.text, cue.start, s.start)
    return _open(r, s, replace(cue, end=cue.start + len(cue.term)), Group(begin, begin), "ceremony", False, cut=True)


def _open(r: Reader, s: Sentence, cue: Cue, who: Group, kind: str, aside: bool, whose: str = "", cut: bool = False) -> Meeting:
    """A happening without a proper name takes the shortest phrase that tells what it was; one told beside a meeting leads back to that.

    `whose`: the one of the people `who` whose trip of his own it is; `cut`: the name ends with the cue.
    """
    stop = re.search(r"[，。；：\n 　]|$", r.text[cue.end :])
    last = cue.end + (0 if cut else min(stop.start() if stop else 0, _LONGEST_NAME))
    name = re.sub(r"\s", "", _phrase(r.text, who, last, whose))
    told = r.agenda.current
    opened = r.agenda.add(Meeting(name, kind, s.start, [(who.start, cue.end)], leads=set(who.keys)))
    if aside and told is not None and told.kind not in ("inspection", "reception"):
        r.back = told
    return opened


def _phrase(text: str, who: Group, last: int, whose: str) -> str:
    """What happened up to text[:last], in short: 张三走访慰问企业 for one of several, 张三等慰问一线员工 for three leaders and more."""
    if whose:
        apart = rule("apart").search(text, who.end, last)
        return whose + text[apart.end() if apart else who.end : last]
    et_al = terms.grouped("cue_frames")["et-al"][0]
    return who.keys[0] + et_al + text[who.end : last].removeprefix(et_al) if len(who.keys) > 2 else text[who.start : last]


def _fresh(r: Reader, trip: Meeting, who: Group, steps: list[Step], i: int) -> bool:
    """Whether another leader sets out on a trip of his own: nobody of the trip so far, and no 陪同 or 一同 before the cue."""
    index = r.agenda.meetings.index(trip)
    known = {key for key, _, meeting in r.claims if meeting == index}
    joins = any(isinstance(x, Cue) and x.kind == "attend" for x in steps[:i])
    return not joins and not known & set(who.keys)


def open_unled(r: Reader, s: Sentence, cue: Cue) -> None:
    """专家组来我校考察, 市检察院邀请代表座谈, 2月21日，我市与公司签约: told without people, who are named later."""
    clause = clause_start(r.text, cue.start, s.start)
    strength = terms.grouped("cue_strength")
    if cue.kind == "act":
        if cue.term in strength["ceremony"] and r.text[clause : cue.start].strip() and rule("own-day").match(r.text, s.start):
            _open(r, s, cue, Group(clause, clause), "ceremony", False)
        return
    if cue.kind == "receive":
        invited = any(w in r.text[clause : cue.start] for w in terms.grouped("cue_frames")["invites"])
        if invited and cue.term in strength["mild"]:
            _open(r, s, cue, Group(clause, clause), "talk", False)
        return
    led = not any(w in r.text[clause : cue.start] for w in terms.grouped("cue_frames")["no-leader"])
    if led and cue.term in strength["inspect"] and rule("goes-there").search(r.text, clause, cue.start):
        _open(r, s, cue, Group(clause, cue.start), "inspection", False)
