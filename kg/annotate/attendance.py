"""The meetings of a report and the people at them: what verbs say, who else was there, and how sure each claim is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.annotate.acts import read_acts
from kg.annotate.agenda import Meeting
from kg.annotate.claims import EDGE, Claim, Reader
from kg.annotate.confidence import Case, weigh
from kg.annotate.presence import Presence, find_presences, model
from kg.annotate.steps import Scene
from kg.lexicon import terms


def find_attendance(scene: Scene, names: Mapping[str, float]) -> tuple[list[Meeting], list[Claim]]:
    """The meetings of a report and the claims about them, in the order of telling. `names`: name → probability that it is one."""
    case = claimed(scene, names)
    return _peopled(case, weigh(case))


def claimed(scene: Scene, names: Mapping[str, float]) -> Case:
    """All that may be claimed of a report, before it is weighed."""
    reader, told = read_acts(scene)
    presences = find_presences(scene, told)
    _add_presences(reader, presences)
    kept = [c for c in reader.claims.values() if (c.key, c.meeting) not in reader.absent]
    sure = {p.key: p.probability for p in presences}
    kept = _presided(kept)
    return Case(reader.agenda.meetings, kept, told, names, sure, Counter(p.key for p in scene.people), sorted(reader.items))


def _presided(claims: Sequence[Claim]) -> list[Claim]:
    """张三组织召开会议。会议由李四主持。: who only convened a meeting was there where somebody else presided."""
    convening = terms.grouped("cue_strength")["convenes"]
    presided = {c.meeting for c in claims if c.edge == EDGE["chair"] and c.mode not in convening}
    there = {(c.key, c.meeting) for c in claims if c.edge == EDGE["attend"]}
    told = []
    for c in claims:
        only_convened = c.edge == EDGE["chair"] and c.mode in convening and c.meeting in presided
        if not only_convened:
            told.append(c)
        elif (c.key, c.meeting) not in there:
            told.append(replace(c, edge=EDGE["attend"]))
    return told


def _add_presences(r: Reader, presences: Sequence[Presence]) -> None:
    """Those whom no cue placed anywhere, and who were there by all that is printed around them."""
    placed = {key for key, _, _ in r.claims} | {key for key, _ in r.absent}
    for p in presences:
        if p.key not in placed and p.probability >= model()["threshold"]:
            index = r.agenda.meetings.index(p.meeting)
            at = (p.key, EDGE["attend"], index)
            r.claims[at] = Claim(*at, p.sentence.start, p.sentence.end, "", p.order, "attend.presence")


def _peopled(case: Case, claims: list[Claim]) -> tuple[list[Meeting], list[Claim]]:
    """The meetings at which somebody named may have been, where there are such: one without is mostly another name of these."""
    used = sorted({c.meeting for c in case.claims})
    if not used:
        return list(case.meetings), claims
    place = {old: new for new, old in enumerate(used)}
    return [case.meetings[i] for i in used], [c if place[c.meeting] == c.meeting else replace(c, meeting=place[c.meeting]) for c in claims]
