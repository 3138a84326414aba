"""What a clause says of its people: how near the verb stands, whose errand is told, who gives the report that is heard."""

import re
from collections.abc import Sequence

from kg.annotate.agenda import Meeting
from kg.annotate.cues import Cue, framing
from kg.annotate.marks import clause_start
from kg.annotate.steps import Group, Step
from kg.lexicon import terms
from kg.lexicon.rules import rule

_LONGEST_PLACE = 40  # characters that tell where somebody spoke
_CALLED_TO_MIND = 24  # characters before a name that hold 正如 and the post
_INTERVIEW = 30  # characters that tell of an interview
_FARTHEST = 160  # characters between people and a verb of theirs


def distance(text: str, who: Group, cue: Cue) -> str:
    """How far the cue stands from the people: touching, clause (no comma between) or carried over a comma."""
    between = rule("in-company").sub("", text[who.end : cue.start])
    return "touching" if len(between) <= 2 else "carried" if set("，；") & set(between) else "clause"


def told_already(cue: Cue, before: Sequence[Step], done: int) -> bool:
    """Whether a cue tells at what the one before it, which ends the claims so far at `done`, said somebody was: 参加|考察."""
    return cue.kind in ("inspect", "receive") and done == cue.start and isinstance(before[-1], Cue) and before[-1].kind == "attend"


def guests_errand(text: str, cue: Cue, before: Sequence[Step], who: Group) -> bool:
    """会见来我县考察的客商, 与参会的委员握手: what the guests came for is told of them, not of the one who receives them."""
    if cue.kind == "attend":
        theirs = rule("theirs").search(text, who.end, cue.start) and rule("who-came").match(text, cue.end)
        return bool(theirs or rule("bids").search(text, who.end, cue.start))
    met = next((x for x in reversed(before) if isinstance(x, Cue | Group)), None)
    if cue.kind != "inspect":
        return False
    meets = isinstance(met, Cue) and met.kind == "receive" and not set("，。；、") & set(text[met.end : cue.start])
    return meets or bool(rule("bids-come").search(text, who.end, cue.start))


def not_here(text: str, who: Group, cue: Cue) -> bool:
    """张三将代表市政府作报告, 张三接受采访时表示, 张三提出的《建议》: still to come, told to a reporter, or a paper of his."""
    between = text[who.end : cue.start]
    if cue.kind == "speak" and (rule("both-sides").search(between) or rule("others-speak").search(between)):
        return True
    if cue.kind == "receive" and rule("both-sides").search(between) and rule("exchanges").search(cue.term):
        return True  # 双方进行交流
    if (cue.kind == "act" and rule("accepts-leave").match(text, cue.start)) or rule("mourns").match(text, cue.start):
        return True
    if cue.kind == "say" and rule("interviewed-first").search(text, max(0, who.start - _INTERVIEW), who.start):
        return True  # 接受记者专访时，他说
    if cue.kind == "inspect" and (
        rule("time-and-again").search(between) or (between.startswith(framing("of-what")) and rule("judged").match(text, cue.end))
    ):
        return True
    if cue.kind == "say" and (rule("said-once").search(between) or quoted(text, who, cue)):
        return True
    told = rule("to-press").search(between) if cue.kind in ("say", "speak") else rule("interviewed").match(text, cue.start)
    if cue.kind == "say" and (
        rule("said-of").match(text, cue.end) or rule("was-given").search(text, clause_start(text, cue.start), cue.end)
    ):
        return True
    if (later := rule("to-come").match(text, who.end)) and later.end() <= cue.start:
        return True
    if rule("comes-with").search(text, clause_start(text, who.start), who.start):
        return True
    return bool(told) or ("，" not in between and between.startswith(terms.grouped("cue_frames")["not-yet"]))


def others_act(text: str, who: Group, cue: Cue) -> bool:
    """张三主持会议，与会人员参观了展厅: the clause of the cue begins with people of its own, who are not named."""
    begin = clause_start(text, cue.start)
    them = rule("others-act").match(text, begin) if begin > who.end else None
    return them is not None and them.end() <= cue.start


def quoted(text: str, who: Group, cue: Cue) -> bool:
    """正如张三所说，…: said another time."""
    led = rule("told-by-another").search(text, max(0, who.start - _CALLED_TO_MIND), who.start)
    return led is not None and not set("，。；") & set(text[led.end() : who.start] + text[who.end : cue.start])


def begins_speech(text: str, cue: Cue) -> bool:
    """会议要求，…: what follows a verb without people was said; not 根据上级要求，."""
    return bool(rule("speech-follows").match(text, cue.end)) and not rule("according-to").match(text, clause_start(text, cue.start))


def greets_for_all(text: str, trip: Meeting | None, who: Group, cue: Cue) -> bool:
    """张三、李四、王五看望官兵，向他们致以节日的问候: greetings that a list of leaders brings on a trip are no speech of each."""
    greets = cue.term.startswith(terms.grouped("cue_strength")["greets"]) or (cue.kind == "say" and rule("greeting").match(text, cue.end))
    return trip is not None and trip.kind == "inspection" and len(who.keys) > 1 and bool(greets)


def by_order(text: str, who: Group, cue: Cue) -> bool:
    """张三受常委会委托作报告, 张三汇报；受李四委托，王五汇报: the one who was asked to or spoke before, not one who stays away."""
    frames, begin = terms.grouped("cue_frames"), clause_start(text, cue.start)
    another = who.end <= begin and text.startswith(frames["by-order"], begin) and not text.startswith(frames["by-his-order"], begin)
    return another or text.startswith(frames["by-order"], who.end, cue.start)


def others_are_away(text: str, cue: Cue) -> bool:
    """缺席的3人, 除几位老师无法参加之外: said of others than the one who was told of."""
    return bool(rule("headcount").match(text, cue.end) or rule("except-those").search(text, clause_start(text, cue.start), cue.start))


def invited(text: str, guest: Group) -> bool:
    """会议邀请了校友张三，她分享了…: the guest is the one of whom the sentence goes on to tell."""
    return any(w in text[clause_start(text, guest.start) : guest.start] for w in terms.grouped("cue_frames")["invites"])


def reports(text: str, group: Group) -> bool:
    """听取了张三关于…的说明: the one who is heard gives a report in the same clause."""
    if rule("report-on").search(text, clause_start(text, group.start), group.start):
        return False
    rest = text[group.end :]
    clause = re.split("[，。；]", rest, maxsplit=1)[0]
    return bool(rule("reports-what").match(rest)) or any(t in clause for t in terms.words("given_things"))


def takes_over(text: str, group: Group, rest: Sequence[Step]) -> bool:
    """Whether people named inside reported speech begin a new clause of narration: …；张三出席, …，李四主持."""
    nxt = next((x for x in rest if isinstance(x, Cue | Group)), None)
    if not isinstance(nxt, Cue) or nxt.kind not in ("chair", "attend", "speak", "say") or "，" in text[group.end : nxt.start]:
        return False
    clause = max(text.rfind(c, 0, group.start) for c in "，；。\n 　")
    if rule("told-of-place").search(text, max(clause - _LONGEST_PLACE, 0), clause + 1):  # 他指出，在中央召开的座谈会上，张三讲话
        return False
    titled = group.start - clause > 2  # ，市长李四
    return group.start - clause <= 30 and nxt.start - group.end <= (12 if titled else 2)


def near(who: Group, cue: Cue) -> bool:
    """Whether the cue stands behind the people and not too far from them."""
    return cue.start >= who.start and cue.start - who.end <= _FARTHEST
