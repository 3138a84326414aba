"""Whose turn it is: who goes on speaking in the next sentence, and who is being heard."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.annotate.agenda import Meeting
from kg.annotate.claims import Reader, claim
from kg.annotate.clauses import begins_speech, distance, others_act, reports
from kg.annotate.cues import Cue
from kg.annotate.gatherings import Gathering
from kg.annotate.happenings import open_happening
from kg.annotate.marks import clause_start
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group, Step
from kg.lexicon import terms
from kg.lexicon.rules import rule

_HOSTS = ("then-convenes", "convenes-with", "goes-to-hold")  # what stands between those who give a gathering and its name


@dataclass(slots=True)
class State:
    """What one sentence has said so far: whose turn it is, and whether narration or reported speech goes on."""

    subject: Group | None = None
    targets: dict[int, Meeting] = field(default_factory=dict)
    company: list[Group] = field(default_factory=list)
    referred: Group | None = None
    speech: bool = False
    written: bool = False
    hearing: int = -1  # the end of 听取, while its clause lasts
    done: int = -1  # the end of the last cue that made a claim


def turn(now: State, steps: Sequence[Step]) -> list[str]:
    """Who may go on in the next sentence without being named: the one person that this one told of."""
    kinds = {x.kind for x in steps if isinstance(x, Cue)}
    alone = now.subject is not None and len(now.subject.keys) == 1 and (now.done >= 0 or "go" in kinds)
    return list(now.subject.keys) if now.subject and alone and "voice" not in kinds else []


def pressed(r: Reader, s: Sentence, now: State) -> list[str]:
    """Who talks to reporters from here on: 张三接受了记者的专访。张三说…, until a gathering is named again."""
    who = now.subject
    if who is not None and rule("interviewed").search(r.text, s.start, s.end):
        return list(who.keys)
    return [] if now.targets else r.press


def says_on(r: Reader, s: Sentence, now: State, cue: Cue) -> None:
    """张三到石亭县调研。同时要求，…: the one who was told of goes on."""
    now.subject, now.speech = Group(s.start, s.start, list(r.turn)), True
    if r.agenda.current is not None:
        claim(r, s, now.subject, "say", r.agenda.current, cue.term, f"say.current.{distance(r.text, now.subject, cue)}")
        now.done = cue.end


def own_voice(r: Reader, s: Sentence, now: State, cue: Cue, before: Step | None) -> None:
    """主持召开专题会议强调: the one who presides says so; 会议强调 alone is the meeting's own voice."""
    meeting = next(reversed(now.targets.values()), None)
    between = r.text[now.done : before.start] if before is not None else ""
    named = isinstance(before, Gathering) and cue.start < before.end and "，" not in between
    named = named and not rule("according-to").search(between)  # 主持会议并按照省厅会议要求
    if now.subject is not None and now.done >= 0 and named and meeting is not None:
        claim(r, s, now.subject, "say", meeting, cue.term, "say.named.clause")
    now.speech = now.speech or not rule("according-to").match(r.text, clause_start(r.text, cue.start))


def host(r: Reader, s: Sentence, now: State, g: Gathering, meeting: Meeting) -> None:
    """张三和夫人举行宴会, 到石亭县调研并召开座谈会, 到石亭村开展义诊活动: those who give it are there, and who comes for a 讲座 speaks."""
    who = now.subject
    if who is None or who.end > g.start:
        return
    between = r.text[who.end : g.start]
    if set("，；") & set(between) or not any(w in between for w in terms.grouped("meeting_words")["open"]):
        return
    talks = g.kind == "talk" and len(who.keys) == 1 and rule("comes-to-talk").search(between)
    if talks or g.head.endswith(terms.grouped("meeting_words")["hosted"]) or any(rule(w).search(between) for w in _HOSTS):
        kind = "speak" if talks else "act"
        claim(r, s, who, kind, meeting, g.head, f"{kind}.named.clause")
        now.done = g.end


def only_heard_of(text: str, now: State, g: Gathering) -> bool:
    """听取了各小组审议报告情况的汇报, 传达了张三参加常委会会议时的讲话: a gathering of which is heard is none that is being told."""
    passed = rule("speech-of").match(text, now.referred.end) if now.referred is not None and g.state != "background" else None
    if passed is not None and g.end <= passed.end():
        return True
    return now.hearing >= 0 and g.state in ("held", "named") and not set("，。；") & set(text[now.hearing : g.start])


def elsewhere(text: str, now: State, who: Group, cue: Cue, before: list[Step]) -> bool:
    """张三在年初的作风大会上提出: said at a gathering that is not being told."""
    for j, step in enumerate(before):
        if isinstance(step, Gathering) and j not in now.targets and who.end <= step.start and step.end <= cue.start:
            return text.startswith(terms.grouped("meeting_words")["there"], step.end)
    return False


def passes_to_others(text: str, now: State, who: Group, cue: Cue) -> bool:
    """张三主持会议，与会人员表示…: others, who are not named, do what is told next; not 张三、李四，各单位负责人参加会议."""
    passes = now.done >= who.end and others_act(text, who, cue)
    if passes:
        now.subject, now.speech = None, cue.kind == "say" and begins_speech(text, cue)
    return passes


def said_elsewhere(r: Reader, now: State, who: Group, cue: Cue) -> bool:
    """张三接受了记者的专访。张三说…; 总书记指出，… at a county's meeting: told to reporters, or what the leader said elsewhere."""
    to_press = not now.targets and bool(r.press) and set(who.keys) <= set(r.press)
    return cue.kind == "say" and (to_press or _far_leader(r, who, cue))


def _far_leader(r: Reader, who: Group, cue: Cue) -> bool:
    now = r.agenda.current
    if now is None or not rule("far-leader").search(r.text, who.start, min(who.end + 4, cue.start)):
        return False
    there = r.there(now)
    return bool(there) and not there & set(who.keys)


def is_object(text: str, now: State, group: Group) -> bool:
    """Whether the group stands behind a verb of its own clause: 看望李四, 传达了省长张三的批示."""
    return now.done >= 0 and not set("，；。 　\n、") & set(text[now.done : group.start])


def retold(text: str, now: State, group: Group) -> bool:
    """传达了李四的讲话精神，李四要求: what somebody said elsewhere goes on, up to the end of the sentence."""
    told = now.referred
    again = (
        told is not None
        and set(group.keys) <= set(told.keys)
        and rule("passed-on").search(text, clause_start(text, told.start), told.start)
    )
    now.speech = now.speech or bool(again)
    return bool(again)


def still_hearing(text: str, now: State, step: Step) -> bool:
    """Whether the clause of 听取 goes on at the step: 听取了张三作的报告，李四作的报告 is one; not 听取发言后|指出."""
    if now.hearing >= 0 and isinstance(step, Cue) and rule("heard-out").search(text, now.hearing, step.start):
        return False
    listed = isinstance(step, Group) and rule("reports-what").match(text, step.end)
    return now.hearing >= 0 and (bool(listed) or "，" not in text[now.hearing : step.start])


def hears(r: Reader, s: Sentence, now: State, cue: Cue, before: Step | None) -> None:
    """张三在座谈会上，听取大家的意见: who hears others at a gathering is there."""
    at = next(reversed(now.targets.values()), None)
    if at is None and r.agenda.current is None and now.subject is not None and rule("hears-reports").match(r.text, cue.end):
        at = open_happening(r, s, cue, now.subject, "meeting", False) if not r.agenda.pending else None
        if at is not None:
            claim(r, s, now.subject, "attend", at, cue.term, f"attend.opened.{distance(r.text, now.subject, cue)}")
    elif at is not None and now.subject is not None and isinstance(before, Gathering) and now.subject.end <= before.start:
        claim(r, s, now.subject, "attend", at, cue.term, "attend.before.clause")


def heard(r: Reader, s: Sentence, now: State, group: Group) -> None:
    """听取了张三作的报告: who is heard spoke there."""
    meeting = next((now.targets[j] for j in sorted(now.targets, reverse=True)), r.agenda.current)
    over = now.hearing >= 0 and rule("heard-and-over").search(r.text, now.hearing, group.start)  # 听取汇报后，李四指出
    if meeting is not None and not over and reports(r.text, group):
        claim(r, s, group, "speak", meeting, "hear", "speak.heard.clause")


def gives_talk(r: Reader, s: Sentence, guest: Group, rest: Sequence[Step]) -> None:
    """邀请了张三来校开展培训: the guest speaks at the talk that the clause goes on to name."""
    talk = next((g for g in rest if isinstance(g, Gathering) and g.kind == "talk" and g.state in ("held", "opened")), None)
    if talk is not None and rule("comes-to-speak").fullmatch(r.text, guest.end, talk.start):
        meeting = r.agenda.link(talk)
        if meeting is not None:
            claim(r, s, guest, "speak", meeting, "talk", "speak.named.clause")
