"""The other people of a sentence: listed behind a cue, received, spoken to, excused.

'出席会议的有：张三、李四' → both attended; '市长会见李四一行' → 李四 too; '王五因事请假' → not there.
"""

from kg.annotate.agenda import Meeting
from kg.annotate.beside import of_kind
from kg.annotate.claims import EDGE, Reader, claim
from kg.annotate.cues import Cue
from kg.annotate.gatherings import Gathering
from kg.annotate.happenings import open_listed, open_unled
from kg.annotate.receptions import received
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group, Step
from kg.lexicon import terms
from kg.lexicon.rules import rule


def claim_listed(r: Reader, s: Sentence, steps: list[Step], i: int, targets: dict[int, Meeting]) -> None:
    """出席会议的有：A、B、C: the people behind the cue."""
    cue = steps[i]
    assert isinstance(cue, Cue)
    if cue.kind == "chair-list" and any(w in r.text[s.start : cue.end + 2] for w in terms.grouped("cue_frames")["roster"]):
        return
    spoken = cue.term.startswith(terms.grouped("cue_strength")["speak"])
    kind = "chair" if cue.kind == "chair-list" else "speak" if spoken else "attend"
    before = next((targets[j] for j in reversed(range(i)) if j in targets), r.agenda.current)
    meeting = of_kind(r, r.text[cue.start : cue.end]) or before
    if meeting is None:
        named = next((x for x in steps if isinstance(x, Gathering) and x.state != "background"), None)
        meeting = open_listed(r, s, cue) or r.agenda.unnamed(named)
    office = cue.kind == "chair-list" and cue.term.endswith(_offices())
    around = next((g for g in steps[:i] if isinstance(g, Group) and g.start < cue.start and cue.end < g.end), None)
    if office and around and meeting:  # 县长张三，大会执行主席李四、王五在主席台就座
        claim(
            r,
            s,
            Group(cue.start, around.end, [k for k in around.keys if r.presiding.get(k)]),
            kind,
            meeting,
            cue.term,
            f"{kind}.listed.clause",
        )
    for step in steps[i + 1 :]:
        if isinstance(step, Cue) and step.kind in EDGE and step.start >= cue.end:
            break
        if isinstance(step, Group) and meeting:
            listed = office and step.part != "agent"  # 执行主席由张三、李四担任
            who = _presiding(r, step) if listed else step
            claim(r, s, who, kind, meeting, cue.term, f"{kind}.listed.clause")


def _presiding(r: Reader, group: Group) -> Group:
    """Those of the list who hold the office of the sitting: 执行主席张三、政协副主席李四 is one of each."""
    return Group(group.start, group.end, [k for k in group.keys if k in r.presiding])


def _offices() -> tuple[str, ...]:
    return terms.grouped("cue_frames")["presiding"]


def claim_others(r: Reader, s: Sentence, steps: list[Step], i: int, meeting: Meeting, cue: Cue) -> None:
    """A meets B, A hands B a prize: the other people of the clause are present too."""
    for j, step in enumerate(steps):
        led = isinstance(step, Group) and step.part == "agent" and j > i  # 会见了由李四率领的代表团
        if isinstance(step, Group) and (led or step.part in ("subject", "object")) and (j < i or cue.kind == "receive"):
            between = r.text[min(step.end, cue.end) : max(step.start, cue.start)]
            if not set("，。；") & set(between) or (j < i and cue.kind == "receive" and "；" not in between):
                claim(r, s, step, "receive", meeting, cue.term, f"{cue.kind}.other.clause")
    named = next((x.start for x in steps[i + 1 :] if isinstance(x, Group)), s.end)
    received = rule("meets-them").match(r.text, cue.end, named) if cue.kind == "receive" and meeting.kind == "reception" else None
    if received:
        _claim_delegation(r, s, meeting, cue, received["whose"])


def _claim_delegation(r: Reader, s: Sentence, meeting: Meeting, cue: Cue, whose: str) -> None:
    """张三率代表团来访。李四会见代表团一行: those who lead the delegation of whose trip was told are received, unless it is another's.

    `whose`: what is printed before 代表团, as it was told of the trip.
    """
    trip = next((m for m in reversed(r.agenda.meetings[r.agenda.first :]) if m is not meeting and m.leads and not m.head), None)
    if trip is None or whose not in r.text[trip.told : cue.start]:
        return
    if trip.kind in ("inspection", "reception") and not trip.leads & meeting.leads:
        claim(r, s, Group(s.start, s.start, sorted(trip.leads)), "receive", meeting, cue.term, "receive.other.clause")


def claim_led(r: Reader, s: Sentence, steps: list[Step], i: int, meeting: Meeting) -> None:
    """张三陪同李四一行考察: the one who is accompanied is there, and so is the one who accompanies."""
    if i < 2:
        return
    match steps[i - 2 : i + 1]:
        case [Cue(term=joins), Group() as led, Cue(kind="inspect", term=mode)] if joins in terms.grouped("cue_strength")["beside-a-trip"]:
            claim(r, s, led, "inspect", meeting, mode, "inspect.other.clause")
            if i > 2 and isinstance(beside := steps[i - 3], Group):
                claim(r, s, beside, "attend", meeting, joins, "attend.beside.touching")


def claim_spoken_to(r: Reader, s: Sentence, steps: list[Step], meeting: Meeting) -> None:
    """张三对乡长李四说, on a trip: those who are spoken to are there."""
    for step in steps:
        if isinstance(step, Group) and step.part == "object":
            claim(r, s, step, "attend", meeting, "object", "attend.spoken.clause")


def excuse(r: Reader, who: Group) -> None:
    """王五因事请假: who stays away from the meeting that is being told, unless it was said before that they are there."""
    if r.agenda.current:
        index = r.agenda.meetings.index(r.agenda.current)
        there = r.there(r.agenda.current) if who.part == "absent" else set()
        r.absent |= {(k, index) for k in who.keys if k not in there}


def claim_unled(r: Reader, s: Sentence, cue: Cue, steps: list[Step], i: int, targets: dict[int, Meeting]) -> None:
    """A happening told without people who lead it, and the guests named behind its verb."""
    guest = steps[i + 1] if i + 1 < len(steps) and rule("guests-follow").match(r.text, cue.end) else None
    if isinstance(guest, Group) and cue.kind == "receive" and (told := received(r, guest)) is not None:
        r.agenda.current = targets[i] = told  # 分别会见了张三、李四。在会见李四时，
        return
    opened = open_unled(r, s, cue, isinstance(guest, Group))
    if opened is not None and cue.kind == "receive":
        claim_others(r, s, steps, i, opened, cue)
