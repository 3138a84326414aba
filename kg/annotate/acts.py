"""Who did what at which meeting: the steps of each sentence, read in order, become claims.

'市长张强主持会议，李娜汇报' → CHAIRED(张强), SPOKE_AT(李娜), each with its sentence and the cue that said so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.annotate.agenda import Agenda, Meeting
from kg.annotate.gatherings import Gathering, find_gatherings
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Cue, Group, Named, Step, find_steps
from kg.lexicon import terms
from kg.lexicon.rules import rule

EDGE = {"chair": "CHAIRED", "speak": "SPOKE_AT", "say": "SPOKE_AT", "attend": "ATTENDED", "act": "ATTENDED", "inspect": "ATTENDED", "receive": "ATTENDED"}
_ACTIVE = frozenset({"chair", "attend", "receive", "inspect", "act"})
_SPEECH = re.compile(r"^[^，。；]{0,12}?[，：:]|^(?:了)?“")


@dataclass(frozen=True, slots=True)
class Claim:
    """`key` did `edge` at `meeting`: the sentence text[start:end] says so by `mode`; `order` counts within the printed list from 1."""

    key: str
    edge: str
    meeting: int
    start: int
    end: int
    mode: str
    order: int
    rule: str
    confidence: float


@dataclass(slots=True)
class _Reader:
    text: str
    headline: int
    agenda: Agenda = field(default_factory=Agenda)
    claims: dict[tuple[str, str, int], Claim] = field(default_factory=dict)
    absent: set[tuple[str, int]] = field(default_factory=set)
    last: list[str] = field(default_factory=list)
    trip: tuple[Sentence, Cue, Group] | None = None  # a 调研 told beside a meeting, in case somebody is said to have joined it


def find_acts(
    text: str,
    headline: int,
    sentences: list[Sentence],
    people: list[Named],
    cues: list[Cue],
    gatherings: list[Gathering],
    posts: Mapping[int, int],
    title: str | None = None,
) -> tuple[list[Meeting], list[Claim]]:
    """The meetings of a report and the claims about them. `title`: that of the record."""
    reader = _Reader(text, headline)
    ahead = [g for g in gatherings if g.start < headline] + find_gatherings(title or "")
    reader.agenda.pending = next((g for g in ahead if g.state in ("held", "named")), None)
    reader.agenda.title = (title or text[:headline]).strip().split("\n")[0] or None
    strong = terms.grouped("cue_strength")["inspect"]
    trip = not ahead and any(c.start < headline and c.term in strong for c in cues)
    for s in _body_first(sentences, headline, trip):
        if s.start < headline and not trip:
            reader.agenda.current = next(iter(reader.agenda.meetings), None)
            reader.agenda.closed = True
        inside = lambda x, s=s: s.start <= x.start and x.end <= s.end  # noqa: E731
        steps = find_steps(text, s, [p for p in people if inside(p)], [c for c in cues if inside(c)], [g for g in gatherings if inside(g)], posts)
        _read(reader, s, steps)
    kept = [c for c in reader.claims.values() if (c.key, c.meeting) not in reader.absent]
    return _peopled(reader.agenda.meetings, kept)


def _peopled(meetings: list[Meeting], claims: list[Claim]) -> tuple[list[Meeting], list[Claim]]:
    """The meetings at which somebody named was, where there are such: one without is another name of these more often than a meeting of its own."""
    used = sorted({c.meeting for c in claims})
    if not used:
        return meetings, claims
    place = {old: new for new, old in enumerate(used)}
    return [meetings[i] for i in used], [replace(c, meeting=place[c.meeting]) for c in claims]


@dataclass(slots=True)
class _State:
    """What one sentence has said so far: whose turn it is, and whether narration or reported speech goes on."""

    subject: Group | None = None
    targets: dict[int, Meeting] = field(default_factory=dict)
    company: list[Group] = field(default_factory=list)
    referred: Group | None = None
    speech: bool = False
    written: bool = False
    hearing: int = -1  # the end of 听取, while its clause lasts
    done: int = -1  # the end of the last cue that made a claim


def _body_first(sentences: list[Sentence], headline: int, trip: bool) -> list[Sentence]:
    """The sentences in the order of reading: the headline last, when it is known which meetings there were; first where it tells of a trip."""
    head, body = [s for s in sentences if s.start < headline], [s for s in sentences if s.start >= headline]
    return head + body if trip else body + head


def _read(r: _Reader, s: Sentence, steps: list[Step]) -> None:
    """One sentence: the subject carries over commas until another list of people takes its place."""
    now = _State()
    for i, step in enumerate(steps):
        if isinstance(step, Gathering):
            linked = None if now.speech else r.agenda.link(step)
            if linked is not None:
                now.targets[i] = linked
        elif isinstance(step, Group):
            _meet_group(r, s, now, step, steps, i)
        elif not now.speech:
            _meet_cue(r, s, now, step, steps, i)


def _meet_group(r: _Reader, s: Sentence, now: _State, group: Group, steps: list[Step], i: int) -> None:
    """A list of people: the new subject, or people somebody else meets, hears, quotes or stands in for."""
    if group.part == "company":
        now.company.append(group)
    elif group.part == "reference":
        now.referred = group
        if now.hearing >= 0 and _reports(r.text, group):
            _heard(r, s, now, group)
    elif group.part == "absent":
        _absent(r, group)
    elif now.hearing >= 0 and _reports(r.text, group) and _still_hearing(r.text, now, group.start):
        _heard(r, s, now, group)
    elif group.part in ("subject", "agent"):
        if now.speech and not _takes_over(r.text, group, steps[i + 1 :]):
            return
        if not now.speech and group.part == "subject" and _is_object(r.text, now, group):
            return
        now.speech = now.written = False
        now.subject = group
        if r.text[group.end : group.end + 1] == "：" and r.text[s.start : group.start].strip() == "" and r.agenda.current:
            _claim(r, s, group, "say", r.agenda.current, "：", "transcript")
            now.speech = True


def _is_object(text: str, now: _State, group: Group) -> bool:
    """Whether the group stands behind a verb of its own clause: 看望杨昌盛, 传达了省长张三的批示."""
    return now.subject is not None and now.done >= 0 and not set("，；。 　\n、") & set(text[now.done : group.start])


def _meet_cue(r: _Reader, s: Sentence, now: _State, cue: Cue, steps: list[Step], i: int) -> None:
    """A cue: a claim about the subject, or a word that changes how the rest of the sentence is to be read."""
    if cue.kind == "pronoun":
        if r.last:
            now.subject = Group(cue.start, cue.end, list(r.last))
    elif cue.kind == "voice":
        now.speech = True
    elif cue.kind == "hear":
        unheard = r.text[max(0, cue.start - 2) : cue.start].endswith(terms.grouped("cues")["unheard"])
        now.hearing = -1 if unheard else cue.end
    elif cue.kind == "written":
        now.written = now.subject is not None
    elif cue.kind == "absent" and now.subject:
        _absent(r, now.subject)
    elif cue.kind in ("attend-list", "chair-list"):
        _listed(r, s, steps, i, now.targets)
    elif cue.kind in EDGE and not now.written and not (cue.kind in ("speak", "say") and _still_hearing(r.text, now, cue.start)):
        _act(r, s, now, cue, steps, i)


def _act(r: _Reader, s: Sentence, now: _State, cue: Cue, steps: list[Step], i: int) -> None:
    """The claim of one cue about the subject of its clause."""
    referred = now.referred
    if referred and cue.kind in _ACTIVE and referred.end <= cue.start and "，" not in r.text[referred.end : cue.start]:
        return
    who = now.subject or (Group(s.start, cue.start) if now.company and cue.kind == "inspect" else None)
    if who is None and cue.kind == "inspect" and r.agenda.current is None:
        _unled(r, s, cue)
    if who is None or not _near(r.text, who, cue):
        return
    meeting = _meeting(r, s, cue, i, steps, now.targets, who)
    if meeting is not None:
        _claim(r, s, who, cue.kind, meeting, cue.term, cue.term)
        if cue.kind in ("receive", "act"):
            _others(r, s, steps, i, meeting, cue)
        for group in now.company:
            _claim(r, s, group, "attend", meeting, "company", "")
        now.company = []
        now.done = cue.end
        if len(who.keys) == 1 and cue.kind not in ("attend", "act"):
            r.last = list(who.keys)
    if cue.kind == "say" and _SPEECH.match(r.text[cue.end : cue.end + 16]):
        now.speech = True


def _still_hearing(text: str, now: _State, at: int) -> bool:
    return now.hearing >= 0 and "，" not in text[now.hearing : at]


def _unled(r: _Reader, s: Sentence, cue: Cue) -> None:
    """专家组来我校考察: a trip whose leaders are not named in its sentence; those who are said to join it are named later."""
    clause = max(r.text.rfind(c, s.start, cue.start) for c in "，。；：\n") + 1
    clause = max(clause, s.start)
    if cue.term in terms.grouped("cue_strength")["inspect"] and rule("goes-there").search(r.text, clause, cue.start):
        _open(r, s, cue, Group(clause, cue.start), "inspection", False)


def _reports(text: str, group: Group) -> bool:
    """听取了张三关于…的说明: the one who is heard gives a report in the same clause."""
    m = re.match(r"[^，。；]*", text[group.end :])
    return bool(m) and any(t in m.group() for t in terms.words("given_things")) if m else False


def _heard(r: _Reader, s: Sentence, now: _State, group: Group) -> None:
    meeting = next((now.targets[j] for j in sorted(now.targets, reverse=True)), r.agenda.current)
    if meeting is not None and _reports(r.text, group):
        _claim(r, s, group, "speak", meeting, "hear", "hear")


def _others(r: _Reader, s: Sentence, steps: list[Step], i: int, meeting: Meeting, cue: Cue) -> None:
    """A meets B, A hands B a prize: the other people of the clause are present too."""
    for j, step in enumerate(steps):
        if isinstance(step, Group) and step.part in ("subject", "object") and (j < i or cue.kind == "receive"):
            between = r.text[min(step.end, cue.end) : max(step.start, cue.start)]
            if not set("，。；") & set(between) or (j < i and cue.kind == "receive"):
                _claim(r, s, step, "receive", meeting, cue.term, cue.term)


def _takes_over(text: str, group: Group, rest: list[Step]) -> bool:
    """Whether people named inside reported speech begin a new clause of narration: …；张三出席, …，李四主持."""
    nxt = next((x for x in rest if isinstance(x, Cue | Group)), None)
    if not isinstance(nxt, Cue) or nxt.kind not in ("chair", "attend", "speak", "say") or "，" in text[group.end : nxt.start]:
        return False
    clause = max(text.rfind(c, 0, group.start) for c in "，；。\n 　")
    titled = group.start - clause > 3
    return group.start - clause <= 30 and nxt.start - group.end <= (12 if titled else 2)


def _near(text: str, who: Group, cue: Cue) -> bool:
    return cue.start >= who.start and cue.start - who.end <= 160


def _meeting(r: _Reader, s: Sentence, cue: Cue, i: int, steps: list[Step], targets: dict[int, Meeting], who: Group) -> Meeting | None:
    """The meeting a cue speaks of: the one named behind it in its clause, else the one before it, else a trip or talk it opens, else the current."""
    for j in range(i + 1, len(steps)):
        step = steps[j]
        if isinstance(step, Group) or "，" in r.text[cue.end : step.start] or "；" in r.text[cue.end : step.start]:
            break
        if isinstance(step, Cue) and step.kind in EDGE and cue.kind in ("inspect", "receive"):
            break
        if isinstance(step, Gathering):
            linked = r.agenda.link(step)
            if linked is not None:
                targets[j] = linked
                return linked
    beside = _beside(r, cue, steps, i)
    if beside is not None:
        return beside
    before = [targets[j] for j in range(i) if j in targets]
    if before and cue.term not in terms.grouped("cue_strength")["always"]:
        r.trip = (s, cue, who) if cue.kind == "inspect" and cue.term in terms.grouped("cue_strength")["inspect"] else r.trip
        return before[-1]
    if cue.term in terms.grouped("cue_strength")["beside-a-trip"]:
        trip = next((m for m in reversed(r.agenda.meetings) if m.kind in ("inspection", "reception")), None)
        if trip is not None:
            return trip
    if cue.kind in ("inspect", "receive"):
        return _opened(r, s, cue, i, steps, who)
    if r.agenda.current is None and cue.kind in ("chair", "attend", "speak"):
        return r.agenda.unnamed(next((x for x in steps if isinstance(x, Gathering) and x.state != "background"), None))
    return r.agenda.current


def _of_kind(r: _Reader, words: str) -> Meeting | None:
    """The trip or the reception that words such as 参加会见的有, 陪同调研 speak of."""
    strength = terms.grouped("cue_strength")
    for kind, name in (("inspect", "inspection"), ("receive", "reception")):
        if any(w in words for w in strength[kind]):
            return r.agenda.latest(name)
    return None


def _beside(r: _Reader, cue: Cue, steps: list[Step], i: int) -> Meeting | None:
    """参加会见, 陪同调研: the word beside the cue says which kind of happening is meant."""
    strength = terms.grouped("cue_strength")
    if cue.kind == "attend":
        for kind, name in (("inspect", "inspection"), ("receive", "reception")):
            if cue.term.endswith(strength[kind]):
                return r.agenda.latest(name) or (_open(r, *r.trip, name, True) if r.trip and kind == "inspect" else None)
    for other in (steps[i + 1] if i + 1 < len(steps) else None, steps[i - 1] if i else None):
        if isinstance(other, Cue) and abs(other.start - cue.end) * abs(cue.start - other.end) == 0 and "attend" in (cue.kind, other.kind):
            for kind, name in (("inspect", "inspection"), ("receive", "reception")):
                if kind in (cue.kind, other.kind):
                    return r.agenda.latest(name)
    return None


def _opened(r: _Reader, s: Sentence, cue: Cue, i: int, steps: list[Step], who: Group) -> Meeting | None:
    """An inspection or a reception, opened by its cue where none is being told."""
    kind = "inspection" if cue.kind == "inspect" else "reception"
    now = r.agenda.current
    aside = cue.term in terms.grouped("cue_strength")["always"] or bool(rule("later-that-day").match(r.text, s.start))
    if now is not None and now.kind not in ("inspection", "reception") and not aside:
        r.trip = (s, cue, who)
        return now
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
    if cue.term not in strength.get(cue.kind, ()) and not own_day:
        return now
    return _open(r, s, cue, who, kind, aside)


def _open(r: _Reader, s: Sentence, cue: Cue, who: Group, kind: str, aside: bool) -> Meeting:
    """A happening without a proper name takes the shortest phrase that tells what it was; one told beside a meeting leaves that current."""
    stop = re.search(r"[，。；：\n 　]|$", r.text[cue.end :])
    name = r.text[who.start : cue.end + min(stop.start() if stop else 0, 18)]
    name = re.sub(r"[\s]", "", name)
    told = r.agenda.current
    opened = r.agenda.add(Meeting(name, kind, s.start, [(who.start, cue.end)], leads=set(who.keys)))
    if aside and told is not None and told.kind not in ("inspection", "reception"):
        r.agenda.current = told
    return opened


def _fresh(r: _Reader, trip: Meeting, who: Group, steps: list[Step], i: int) -> bool:
    """Whether another leader sets out on a trip of his own: nobody of the trip so far, and no 陪同 or 一同 before the cue."""
    index = r.agenda.meetings.index(trip)
    known = {key for key, _, meeting in r.claims if meeting == index}
    joins = any(isinstance(x, Cue) and x.kind == "attend" for x in steps[:i])
    return not joins and not known & set(who.keys)


def _claim(r: _Reader, s: Sentence, who: Group, kind: str, meeting: Meeting, mode: str, why: str) -> None:
    index = r.agenda.meetings.index(meeting)
    for order, key in enumerate(who.keys, 1):
        at = (key, EDGE[kind], index)
        r.claims.setdefault(at, Claim(key, EDGE[kind], index, s.start, s.end, mode, order, f"cues:{kind}:{why}", 0.9))


def _absent(r: _Reader, who: Group) -> None:
    if r.agenda.current:
        r.absent |= {(k, r.agenda.meetings.index(r.agenda.current)) for k in who.keys}


def _listed(r: _Reader, s: Sentence, steps: list[Step], i: int, targets: dict[int, Meeting]) -> None:
    """出席会议的有：A、B、C: the people behind the cue."""
    cue = steps[i]
    assert isinstance(cue, Cue)
    spoken = cue.term.startswith(terms.grouped("cue_strength")["speak"])
    kind = "chair" if cue.kind == "chair-list" else "speak" if spoken else "attend"
    before = next((targets[j] for j in reversed(range(i)) if j in targets), r.agenda.current)
    meeting = _of_kind(r, r.text[cue.start : cue.end]) or before
    for step in steps[i + 1 :]:
        if isinstance(step, Cue) and step.kind in EDGE:
            break
        if isinstance(step, Group) and meeting:
            _claim(r, s, step, kind, meeting, cue.term, cue.term)
