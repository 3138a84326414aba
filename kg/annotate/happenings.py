"""Happenings without a name of their own, which take the shortest phrase that tells what they were: 张三到石亭县调研."""

import re
from dataclasses import replace

from kg.annotate.agenda import Meeting
from kg.annotate.claims import Reader
from kg.annotate.cues import Cue
from kg.annotate.marks import clause_start
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group
from kg.lexicon import terms
from kg.lexicon.rules import rule

_LONGEST_NAME = 24  # characters behind the verb that the name of a trip or a reception takes in


def open_happening(r: Reader, s: Sentence, cue: Cue, who: Group, kind: str, aside: bool, whose: str = "", cut: bool = False) -> Meeting:
    """A happening without a proper name takes the shortest phrase that tells what it was; one told beside a meeting leads back to that.

    `whose`: the one of the people `who` whose trip of his own it is; `cut`: the name ends with the cue.
    """
    rest = r.text[cue.end : cue.end + _LONGEST_NAME]
    stop = rule("name-stops").search(rest)
    last = cue.end + (0 if cut else stop.start() if stop else len(rest))
    name = re.sub(r"\s", "", _phrase(r.text, who, last, whose))
    told = r.agenda.current
    opened = r.agenda.add(Meeting(name, kind, s.start, [(who.start, cue.end)], leads=set(who.keys)))
    goes_on = told is not None and told.kind == "meeting" and rule("story-moves-on").match(r.text, s.start)
    if aside and not goes_on and told is not None and told.kind not in ("inspection", "reception"):
        r.back = told
    return opened


def _phrase(text: str, who: Group, last: int, whose: str) -> str:
    """What happened up to text[:last], in short: 张三走访慰问企业 for one of several, 张三等慰问一线员工 for three leaders and more."""
    if whose:
        apart = rule("apart").search(text, who.end, last)
        return whose + text[apart.end() if apart else who.end : last]
    if len(who.keys) == 1 and who.keys[0] not in text[who.start : who.end]:  # 他来到石亭代表团
        return who.keys[0] + text[who.end : last]
    et_al, did = terms.grouped("cue_frames")["et-al"][0], rule("in-their-company").sub("", text[who.end : last])
    return who.keys[0] + et_al + did.removeprefix(et_al) if len(who.keys) > 2 else text[who.start : last]


def open_listed(r: Reader, s: Sentence, cue: Cue) -> Meeting | None:
    """向张三遗体告别的有：李四: the ceremony that a cue with a list behind it tells of; None where it tells of none."""
    if not cue.term.startswith(terms.grouped("cue_strength")["ceremony"]):
        return None
    begin = clause_start(r.text, cue.start, s.start)
    return open_happening(r, s, replace(cue, end=cue.start + len(cue.term)), Group(begin, begin), "ceremony", False, cut=True)


def open_unled(r: Reader, s: Sentence, cue: Cue, guests: bool) -> Meeting | None:
    """专家组来我校考察, 市检察院邀请代表座谈, 2月21日，我市与公司签约: told without people, who are named later.

    `guests`: people are named right behind the cue, 工作组会见了张三. None where nothing begins.
    """
    strength, clause = terms.grouped("cue_strength"), clause_start(r.text, cue.start, s.start)
    if r.agenda.current is not None:
        if _sits_down(r, s, cue):
            return open_happening(r, s, cue, Group(cue.start, cue.start), "reception", False, cut=True)
        received = guests and cue.kind == "receive" and cue.term in strength["always"] and not r.agenda.closed
        return open_happening(r, s, cue, Group(clause, clause), "reception", True) if received else None
    before = r.text[clause : cue.start]
    if cue.kind == "act":
        signed = cue.term in strength["ceremony"] and before.strip() and rule("of-a-day").search(r.text, s.start, cue.start)
        return open_happening(r, s, cue, Group(clause, clause), "ceremony", False) if signed else None
    if cue.kind == "receive":
        invited = cue.term in strength["mild"] and any(w in before for w in terms.grouped("cue_frames")["invites"])
        hosts = "hosts-unnamed" if cue.term in strength["always"] else "host-and-guests"
        if not invited and rule(hosts).search(before) and rule("of-some-day").search(r.text, s.start, cue.start):
            return open_happening(r, s, cue, Group(clause, clause), "reception", False)
        return open_happening(r, s, cue, Group(clause, clause), "talk", False) if invited else None
    if rule("visits-told").match(r.text, cue.end) and rule("of-some-day").search(r.text, s.start, cue.start):
        return open_happening(r, s, cue, Group(clause, cue.start), "inspection", False)  # 5月6日，县民政局开展走访慰问|活动
    led = not any(w in before for w in terms.grouped("cue_frames")["no-leader"])
    sets_out = led and cue.term in strength["inspect"] and rule("goes-there").search(r.text, clause, cue.start)
    if not sets_out and led and cue.term in strength["inspect"] and rule("on-what").fullmatch(before):
        clause = clause_start(r.text, clause - 1, s.start)  # 考察团来到开发区，就人大工作情况进行考察
        sets_out = rule("goes-there").search(r.text, clause, cue.start - len(before) - 1)
        return open_happening(r, s, cue, Group(clause, cue.start), "inspection", False) if sets_out else None
    return open_happening(r, s, cue, Group(clause, cue.start), "inspection", False) if sets_out else None


def talks_on_the_way(r: Reader, s: Sentence, talks: re.Match[str]) -> Meeting | None:
    """座谈中，张三通报…, on a trip of which no talks were told yet: the talks begin here; a call on somebody is talks from the start."""
    now = r.agenda.current
    if (
        now is None
        or now.kind != "inspection"
        or not talks["what"]
        or any(w in now.name for w in terms.grouped("cue_strength")["calls-on"])
    ):
        return None
    return r.agenda.add(Meeting(talks["what"], "reception", s.start, [talks.span("what")]))


def _sits_down(r: Reader, s: Sentence, cue: Cue) -> bool:
    """双方在会议室座谈, on a trip: those who went there and their hosts meet in a room."""
    now = r.agenda.current
    on_trip = now is not None and now.kind == "inspection" and cue.kind == "receive"
    return on_trip and bool(rule("in-a-room").search(r.text, s.start, cue.end))
