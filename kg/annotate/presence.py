"""Who else was there: people whom no verb places anywhere, judged by all that stands around their names.

'教务处副处长林秋实，档案馆馆长乔木青以及各班代表。' → both were at what is being told. In, the sentences of a report with their
steps; out, `Presence`s. A person's log-odds is the sum of the weights of the evidence of all their mentions.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.annotate.agenda import Meeting
from kg.annotate.cues import ACTS, Cue
from kg.annotate.gatherings import Gathering
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group, Scene, Step
from kg.resources import MODELS
from kg.values import dataclass

_TELLING = ACTS | {"chair-list", "hear", "voice", "frame"}
# Who is only spoken of, or only wrote, is placed nowhere.
_ELSEWHERE = frozenset(
    {"in-speech", "part=reference", "part=absent", "next=written:touching", "next=written:clause", "next=written:carried"}
)
_OWN_TITLES = re.compile(r"[、\s]{0,2}")
_FIRST, _LAST = 3, 3  # sentences that count as the beginning and the end of a report


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its steps, and the meeting that was being told at its end (None before the first)."""

    sentence: Sentence
    steps: Sequence[Step]
    meeting: Meeting | None


@dataclass(frozen=True, slots=True)
class Presence:
    """`key` was at `meeting`, by `probability`; `sentence` is where they are named most tellingly, at `order` of the printed list."""

    key: str
    meeting: Meeting
    sentence: Sentence
    order: int
    probability: float


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of a person: which, where in its list (from 1), in which sentence, and the names of its evidence."""

    key: str
    order: int
    told: Told
    evidence: frozenset[str]


@cache
def model() -> Mapping[str, float]:
    """The trained weights of `models/presence.json`."""
    loaded: dict[str, float] = json.loads((MODELS / "presence.json").read_text("utf-8"))["weights"]
    return loaded


def find_presences(scene: Scene, told: Sequence[Told]) -> list[Presence]:
    """Everybody on the scene with the probability that they were at a meeting of the report."""
    w = model()
    people: dict[str, list[Seen]] = {}
    for seen in find_seen(scene, told):
        people.setdefault(seen.key, []).append(seen)
    return [p for key, all_seen in people.items() if (p := _presence(w, key, all_seen))]


def _presence(w: Mapping[str, float], key: str, all_seen: Sequence[Seen]) -> Presence | None:
    if all(s.evidence & _ELSEWHERE for s in all_seen):
        return None
    best = all_seen[0] if len(all_seen) == 1 else max(all_seen, key=lambda s: _odds(w, s.evidence) + (s.told.meeting is not None) * 100)
    if best.told.meeting is None:
        return None
    odds = _odds(w, evidence_of(all_seen))
    return Presence(key, best.told.meeting, best.told.sentence, best.order, 1 / (1 + math.exp(-odds)))


def _odds(w: Mapping[str, float], evidence: frozenset[str]) -> float:
    """The sum of the weights, whatever the order of the evidence."""
    return math.fsum([w[e] for e in evidence if e in w])


def evidence_of(all_seen: Sequence[Seen]) -> frozenset[str]:
    """The evidence of one person: that of all mentions, and how often they are named."""
    return frozenset({"bias", f"mentions={min(len(all_seen), 3)}"}.union(*(s.evidence for s in all_seen)))


def find_seen(scene: Scene, told: Sequence[Told]) -> list[Seen]:
    """Every mention of the people on the scene, in reading order."""
    begun = min((t.sentence.start for t in told if t.meeting is not None), default=len(scene.text))
    first = min((t.sentence.start for t in told), default=0)
    places = {t.sentence.start: i for i, t in enumerate(sorted(told, key=lambda t: t.sentence.start))}
    seen = []
    for t in told:
        at = places[t.sentence.start]
        where = "head" if t.sentence.start < max(scene.headline, first) else _part(at, len(told))
        shared = {f"at={where}", "told" if begun <= t.sentence.start else "not-yet-told", *_gatherings(t.steps)}
        for i, step in enumerate(t.steps):
            if isinstance(step, Group):
                evidence = frozenset(shared | _around(scene, t, i, step))
                seen += [Seen(key, order, t, evidence) for order, key in enumerate(step.keys, 1)]
    return seen


def _part(at: int, size: int) -> str:
    return "first" if at < _FIRST else "last" if at >= size - _LAST else "middle"


def _gatherings(steps: Sequence[Step]) -> set[str]:
    states = {x.state for x in steps if isinstance(x, Gathering)}
    return {f"gathering={state}" for state in states or {"none"}}


def _around(scene: Scene, t: Told, i: int, group: Group) -> set[str]:
    """What stands left and right of a list of people, and the nearest cues before and behind it."""
    text, start = scene.text, _titles_start(scene, t.sentence, group.start)
    behind = next((x for x in t.steps[i + 1 :] if isinstance(x, Cue) and x.kind in _TELLING), None)
    ahead = next((x for x in reversed(t.steps[:i]) if isinstance(x, Cue) and x.kind in _TELLING), None)
    heard = ahead is not None and ahead.kind == "hear" and "，" not in text[ahead.end : group.start]  # 听取李明关于…的汇报
    found = {f"part={'heard' if heard else group.part}", f"size={min(len(group.keys), 4)}"}
    found.add("titled" if start < group.start else "untitled")
    found |= {f"r1={text[group.end : group.end + 1]}", f"r2={text[group.end : group.end + 2]}"}
    found |= {f"l1={text[max(start - 1, 0) : start]}", f"l2={text[max(start - 2, 0) : start]}"}
    found.add(f"next={behind.kind}:{_gap(text[group.end : behind.start])}" if behind else "next=none")
    found.add(f"before={ahead.kind}:{_gap(text[ahead.end : group.start])}" if ahead else "before=none")
    if any(isinstance(x, Cue) and x.kind in ("say", "voice") for x in t.steps[:i]):
        found.add("in-speech")
    if group.start - t.sentence.start <= 2:
        found.add("opens")
    return found


def _gap(between: str) -> str:
    return "touching" if len(between) <= 3 else "carried" if "，" in between else "clause"


def _titles_start(scene: Scene, s: Sentence, place: int) -> int:
    """Where the titles that lead to `place` begin: the start of 副市长、公安局长 before a name."""
    for start, end in reversed(scene.titles):
        if s.start <= start and end <= place and _OWN_TITLES.fullmatch(scene.text, end, place):
            place = start
    return place
