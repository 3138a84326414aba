"""Who did what at which meeting: the steps of each sentence, read in order, become claims.

'市长张强主持会议，李娜汇报' → CHAIRED(张强), SPOKE_AT(李娜), each with its sentence and the cue that said so.
"""

from kg.annotate.agenda import Meeting
from kg.annotate.bystanders import claim_led, claim_listed, claim_others, claim_spoken_to, claim_unled, excuse
from kg.annotate.claims import EDGE, Reader, claim
from kg.annotate.clauses import (
    begins_speech,
    by_order,
    distance,
    greets_for_all,
    guests_errand,
    invited,
    near,
    not_here,
    others_are_away,
    reports,
    takes_over,
    told_already,
)
from kg.annotate.cues import Cue
from kg.annotate.gatherings import Gathering, find_gatherings
from kg.annotate.happenings import talks_on_the_way
from kg.annotate.headline import meeting_of_title, only_in_title
from kg.annotate.occasions import listed_with, occasion_of
from kg.annotate.passing import bygone, coming, recounted, told_beside
from kg.annotate.presence import Told
from kg.annotate.receptions import receptions_apart
from kg.annotate.sentences import Sentence, find_items
from kg.annotate.steps import Group, Scene, Step, find_steps
from kg.annotate.trips import first_told, go, own_trip, trips_apart
from kg.annotate.turns import (
    State,
    elsewhere,
    gives_talk,
    heard,
    hears,
    host,
    is_object,
    only_heard_of,
    own_voice,
    passes_to_others,
    pressed,
    retold,
    said_elsewhere,
    says_on,
    still_hearing,
    turn,
)
from kg.lexicon import terms
from kg.lexicon.rules import rule

_ACTIVE = frozenset({"chair", "attend", "receive", "inspect", "act"})


def read_acts(scene: Scene) -> tuple[Reader, list[Told]]:
    """A report read sentence by sentence: what verbs claim, and which meeting each sentence tells of."""
    reader = Reader(scene.text, scene.presiding, scene.gatherings, find_items(scene.text, scene.sentences), scene.headline)
    ahead = [g for g in scene.gatherings if g.start < scene.headline] + find_gatherings(scene.title or "")
    reader.agenda.pending = next((g for g in ahead if g.state in ("held", "named")), None)
    reader.agenda.title = meeting_of_title(scene.title or scene.text[: scene.headline])
    if (titled := only_in_title(scene, ahead)) is not None:
        reader.agenda.link(titled)
    trip = not ahead and any(c.start < scene.headline and c.term in terms.grouped("cue_strength")["inspect"] for c in first_told(scene))
    told = []
    for s in _body_first(scene, trip):
        if s.start in reader.items:
            reader.agenda.next_item()
        if s.start < scene.headline and not trip:
            reader.agenda.close()
        steps = find_steps(scene, s)
        _read(reader, s, steps)
        told.append(Told(s, [] if bygone(reader, s) or coming(scene.text, steps) else steps, reader.agenda.current))
    return reader, told


def _body_first(scene: Scene, trip: bool) -> list[Sentence]:
    """The sentences in the order of reading: the headline last, when the meetings are known, or first where it tells of a trip."""
    head = [s for s in scene.sentences if s.start < scene.headline]
    links = rule("links").search(scene.text)
    body = [s for s in scene.sentences if scene.headline <= s.start and not (links and links.start() <= s.start)]
    if body and rule("caption-opens").match(scene.text, body[0].start):
        body.append(body.pop(0))  # the caption above a report
    return head + body if trip else body + head


def _read(r: Reader, s: Sentence, steps: list[Step]) -> None:
    """One sentence: the subject carries over commas until another list of people takes its place."""
    now = State()
    if (talks := rule("in-talks").match(r.text, s.start)) is not None:
        r.agenda.current = r.agenda.latest("reception") or talks_on_the_way(r, s, talks) or r.agenda.current
    if rule("aside-meeting").match(r.text, s.start):
        r.back = r.agenda.sitting()
    passed, before = bygone(r, s) or coming(r.text, steps), r.agenda.current
    for i, step in enumerate(steps):
        if isinstance(step, Gathering):
            told = not (now.speech or passed or only_heard_of(r.text, now, step) or told_beside(r, s, steps, i))
            linked = None if not told else r.agenda.link(step, recounted(r, s, steps, step))
            if linked is not None:
                now.targets[i] = linked
                host(r, s, now, step, linked)
        elif isinstance(step, Group):
            _meet_group(r, s, now, step, steps, i)
        elif not now.speech:
            _meet_cue(r, s, now, step, steps, i)
    r.turn, r.press = turn(now, steps), pressed(r, s, now)
    trip = r.agenda.current
    if r.back is not None:
        r.agenda.current, r.back, r.aside = r.back, None, trip
    elif trip is not None and trip is r.aside:  # 本次会议前召开了主任会议。主任会议研究了…
        r.agenda.current = before
    if trip is not None and trip.kind in ("inspection", "reception"):  # 张三在李四的陪同下来到中学
        _accompany(r, s, now, trip)
    elif now.targets:  # 调研组在李四的陪同下，在县法院召开座谈会
        _accompany(r, s, now, next(reversed(now.targets.values())))


def _meet_group(r: Reader, s: Sentence, now: State, group: Group, steps: list[Step], i: int) -> None:
    """A list of people: the new subject, or people somebody else meets, hears, quotes or stands in for."""
    if now.hearing >= 0 and "；" in r.text[now.hearing : group.start]:
        now.hearing = -1  # 会议听取了…的汇报；市长张三作表态发言
    if group.part == "company":
        now.company.append(group)
    elif group.part == "reference":
        now.referred = group
        if (now.hearing >= 0 and reports(r.text, group)) or rule("his-speech").match(r.text, group.end):
            heard(r, s, now, group)
    elif group.part == "absent":
        excuse(r, group)
    elif group.part == "object" and invited(r.text, group):
        gives_talk(r, s, group, steps[i + 1 : i + 2])
        r.last = list(group.keys) if len(group.keys) == 1 else r.last
    elif now.hearing >= 0 and reports(r.text, group) and still_hearing(r.text, now, group):
        heard(r, s, now, group)
    elif group.part in ("subject", "agent"):
        if retold(r.text, now, group) or (now.speech and not takes_over(r.text, group, steps[i + 1 :])):
            return
        led = group.part == "agent" and rule("led-by-him").match(r.text, group.end)  # 会见了由李四率领的代表团，表示欢迎
        if not now.speech and (group.part == "subject" or led) and is_object(r.text, now, group):
            return
        if now.subject is not None and now.done >= 0 and r.text.startswith(terms.grouped("cue_frames")["while"], group.end):
            return  # 张三会见了李四时说: the guest is no subject
        now.speech = now.written = False
        now.subject = group
        nxt = next((x for x in steps[i + 1 :] if isinstance(x, Cue)), None)
        if len(group.keys) == 1 and (not r.last or not (nxt and nxt.kind == "attend")):
            r.last = list(group.keys)
        own_trip(r, s, group)
        if r.text[group.end : group.end + 1] == "：" and r.text[s.start : group.start].strip() == "" and r.agenda.current:
            claim(r, s, group, "say", r.agenda.current, "：", "say.current.label")
            now.speech = True


def _meet_cue(r: Reader, s: Sentence, now: State, cue: Cue, steps: list[Step], i: int) -> None:
    """A cue: a claim about the subject, or a word that changes how the rest of the sentence is to be read."""
    if cue.kind == "pronoun" and r.text.endswith(terms.grouped("cue_frames")["addresses"], 0, cue.start):
        return  # 向他们表示问候
    if cue.kind == "pronoun":
        named = steps[i - 1] if i else None
        beside = isinstance(named, Group) and r.text[named.end : cue.start] == "，"
        if isinstance(named, Group) and beside and len(named.keys) == 1:
            r.last = list(named.keys)  # 邀请了李四，他介绍: the one who is named right before
        if r.last and (beside or len(r.last) > 1 or not cue.term.endswith(terms.grouped("cue_frames")["plural"])):
            now.subject = Group(cue.start, cue.end, list(r.last))
        elif r.last:
            now.subject = None
    elif cue.kind == "go" and now.subject is not None:
        go(r, s, now.subject, cue)
    elif cue.kind == "voice":
        own_voice(r, s, now, cue, steps[i - 1] if i else None)
    elif cue.kind == "hear":
        unheard = r.text[max(0, cue.start - 2) : cue.start].endswith(terms.grouped("cues")["unheard"])
        now.hearing = -1 if unheard else cue.end
        hears(r, s, now, cue, steps[i - 1] if i else None)
    elif cue.kind == "written":
        now.written = now.subject is not None
    elif cue.kind == "absent" and now.subject:
        if not (by_order(r.text, now.subject, cue) or others_are_away(r.text, cue)):
            excuse(r, now.subject)
    elif cue.kind in ("attend-list", "chair-list"):
        claim_listed(r, s, steps, i, now.targets)
    elif cue.kind == "say" and now.subject is None and r.turn and rule("says-on").match(r.text, s.start, cue.start):
        says_on(r, s, now, cue)
    elif cue.kind == "attend" and _of_company(r.text, now, cue):
        return  # 李四在张三|陪同|下考察
    elif cue.kind in EDGE and not now.written and not (cue.kind in ("speak", "say") and still_hearing(r.text, now, cue)):
        _act(r, s, now, cue, steps, i)


def _act(r: Reader, s: Sentence, now: State, cue: Cue, steps: list[Step], i: int) -> None:
    """The claim of one cue about the subject of its clause."""
    if (said := now.referred) and cue.kind in _ACTIVE and said.end <= cue.start and "，" not in r.text[said.end : cue.start]:
        return
    who = now.subject or (Group(s.start, cue.start) if now.company and cue.kind == "inspect" else None)
    if who is None and cue.kind in ("inspect", "receive", "act"):
        claim_unled(r, s, cue, steps, i, now.targets)
    if who is None or not near(who, cue):
        now.speech = cue.kind == "say" and begins_speech(r.text, cue)
        now.done = cue.end if cue.kind in ("speak", "say", "inspect") else now.done
        return
    if elsewhere(r.text, now, who, cue, steps[:i]) or bygone(r, s) or guests_errand(r.text, cue, steps[:i], who):
        return
    if told_already(cue, steps[:i], now.done) or passes_to_others(r.text, now, who, cue):
        return
    if said_elsewhere(r, now, who, cue) or not_here(r.text, who, cue) or greets_for_all(r.text, r.agenda.current, who, cue):
        return
    apart = trips_apart(r, s, cue, who) or receptions_apart(r, s, cue, who, steps[i + 1 :])
    for one, trip in apart:
        claim(r, s, one, cue.kind, trip, cue.term, f"{cue.kind}.apart.{distance(r.text, who, cue)}")
    if apart:
        now.done = cue.end
        return
    meeting, how = occasion_of(r, s, cue, i, steps, now.targets, who)
    if meeting is not None:
        claim(r, s, who, cue.kind, meeting, cue.term, f"{cue.kind}.{how}.{distance(r.text, who, cue)}")
        for another in listed_with(r, now.targets, steps, i) if how == "named" else []:
            claim(r, s, who, cue.kind, another, cue.term, f"{cue.kind}.named.{distance(r.text, who, cue)}")
        if cue.kind in ("receive", "act"):
            claim_others(r, s, steps, i, meeting, cue)
        claim_led(r, s, steps, i, meeting)
        _accompany(r, s, now, meeting)
        now.done = cue.end
        if len(who.keys) == 1 and cue.kind not in ("attend", "act"):
            r.last = list(who.keys)
        if cue.kind == "say" and meeting.kind == "inspection":
            claim_spoken_to(r, s, steps, meeting)
    quoting = cue.kind == "say" or cue.term.endswith(terms.grouped("cue_strength")["quoting"])
    if quoting and rule("speech-follows").match(r.text, cue.end):
        now.speech = True


def _of_company(text: str, now: State, cue: Cue) -> bool:
    """Whether the cue says no more than who goes with somebody, before it is told where."""
    return bool(now.company) and text[now.company[-1].end : cue.end].startswith(terms.grouped("cue_frames")["company-after"])


def _accompany(r: Reader, s: Sentence, now: State, meeting: Meeting) -> None:
    """在李四的陪同下: those in whose company somebody goes."""
    for group in now.company:
        claim(r, s, group, "attend", meeting, "company", "attend.company.clause")
    now.company = []
