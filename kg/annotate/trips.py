"""Trips of several leaders, and visits that no verb of inspecting tells of."""

from dataclasses import replace

from kg.annotate.agenda import Meeting
from kg.annotate.claims import Reader, claim
from kg.annotate.clauses import distance
from kg.annotate.cues import Cue
from kg.annotate.happenings import open_happening
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group, Scene
from kg.lexicon import terms
from kg.lexicon.rules import rule


def trips_apart(r: Reader, s: Sentence, cue: Cue, who: Group) -> list[tuple[Group, Meeting]]:
    """张三、李四分别走访企业: each on a trip of his own, where the report goes on to tell of them; none where they go together."""
    if cue.kind != "inspect" or not rule("apart").search(r.text[who.end : cue.end]):
        return []
    if len(who.keys) != 2 and sum(_sets_out(r.text, s.end, key) for key in who.keys) < 2:
        return []
    own = [Group(who.start, who.end, [key], who.part) for key in who.keys]
    trips = [(g, r.agenda.latest("inspection", g.keys) or open_happening(r, s, cue, g, "inspection", False, g.keys[0])) for g in own]
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


def own_trip(r: Reader, s: Sentence, who: Group) -> None:
    """张三来到幸福村, where 张三、李四分别走访 was told: his trip is told from here on, and where the day stands here it is of this day."""
    now = r.agenda.current
    if now is None or now.kind != "inspection":
        return
    own = [m for m in r.agenda.meetings[r.agenda.first :] if m.apart and m.leads <= set(who.keys)]
    if len(own) == 1:
        r.agenda.current = own[0]
        if rule("sets-out").match(r.text, who.end):  # 张三、李四一行来到
            claim(r, s, who, "inspect", own[0], "", "inspect.apart.clause")
        if own[0].told != s.start and rule("own-day").match(r.text, s.start):
            own[0].told = s.start


def go(r: Reader, s: Sentence, who: Group, cue: Cue) -> None:
    """张三来到幸福村，了解春耕情况: his trip goes on, or begins here."""
    if r.agenda.current is None:
        r.agenda.current = r.agenda.latest("inspection", who.keys) or _days_before(r, s, who)
    elif r.agenda.current.kind == "meeting" and rule("sets-out").match(r.text, who.end):
        r.agenda.current = r.agenda.latest("inspection", who.keys) or r.agenda.current  # 在石亭县调研，并主持召开座谈会。张三来到东山村
    trip = _open_visit(r, s, cue, who)
    if trip is not None:
        near = "clause" if rule("sets-out").match(r.text, who.end) else distance(r.text, who, cue)
        claim(r, s, who, "inspect", trip, cue.term, f"inspect.opened.{near}")


def _days_before(r: Reader, s: Sentence, who: Group) -> Meeting | None:
    """The trip of the same people that an item before told of: 3月10日，张三来到…, 3月11日，张三来到…; 另讯 tells of another."""
    if rule("item-aside").match(r.text, s.start):
        return None
    return next((m for m in reversed(r.agenda.meetings) if m.kind == "inspection" and m.leads == set(who.keys)), None)


def _open_visit(r: Reader, s: Sentence, cue: Cue, who: Group) -> Meeting | None:
    """深入施工现场，了解工程进度: a visit that no verb of inspecting tells of, where nothing is being told, or another's trip before it."""
    now = r.agenda.current
    apart = r.text[s.start - 1 : s.start] in "\n" or rule("own-day").match(r.text, s.start)
    others = now is not None and now.kind == "inspection" and not now.leads & set(who.keys) and bool(apart)
    if r.agenda.closed or s.start < r.headline or not (now is None or (others and rule("sets-out").match(r.text, who.end))):
        return None
    follows = rule("visit-follows").search(r.text, cue.end, s.end)
    if follows is None:
        said = any(w in r.text[cue.end : s.end] for w in terms.grouped("cue_strength")["inspect"])  # 来到学校考察 opens by its verb
        begins = others and not said and not any(c.start == s.start for c in r.claims.values()) and _nobody_of(r, now, who)
        return open_happening(r, s, cue, who, "inspection", False) if begins else None
    if rule("joins-sitting").search(r.text, cue.end, follows.start() + 1):
        return None
    return open_happening(r, s, replace(cue, end=follows.start()), who, "inspection", False, cut=True)


def _nobody_of(r: Reader, trip: Meeting | None, who: Group) -> bool:
    """Whether the trip that is being told has seen none of these people so far."""
    return trip is not None and not r.there(trip) & set(who.keys)


def first_told(scene: Scene) -> list[Cue]:
    """The cues that tell of something by themselves: 张三、李四随同考察 in a headline only says who went along."""
    joins = {c.end for c in scene.cues if c.kind == "attend"}
    return [c for c in scene.cues if c.start not in joins]
