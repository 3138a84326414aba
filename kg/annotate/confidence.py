"""How sure a claim is: the probability that it is right, by the rule that made it and by how the whole report is told.

A claim that follows the name of the only meeting closely is right nearly always; one carried to the third meeting of a page, ten
sentences on, is not. One logistic regression, trained on annotated reports, its line made flatter until 993 of 1,000 claims at 0.9 and more
are right on documents that it was not trained on; what falls below its threshold is not claimed.
"""

import json
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.annotate.agenda import Meeting
from kg.annotate.claims import Claim
from kg.annotate.gatherings import Gathering
from kg.annotate.presence import Told
from kg.resources import MODELS

_TOLD = frozenset({"held", "there", "opened", "generic"})


@dataclass(frozen=True, slots=True)
class Case:
    """What all claims of a report share.

    `names`, `presences`: name → probability that it is one, and that its bearer was there. `items`: where the stories of a chronicle
    begin, in order; each is judged as a report of its own.
    """

    meetings: Sequence[Meeting]
    claims: Sequence[Claim]
    told: Sequence[Told]
    names: Mapping[str, float]
    presences: Mapping[str, float]
    mentions: Mapping[str, int]
    items: Sequence[int] = ()

    def item(self, m: Meeting) -> int:
        """The story that tells of a meeting, counted from 0."""
        return bisect_right(self.items, m.told)


@cache
def model() -> Mapping[str, float]:
    """The trained weights of `models/claims.json`."""
    loaded: dict[str, float] = json.loads((MODELS / "claims.json").read_text("utf-8"))["weights"]
    return loaded


def weigh(case: Case) -> list[Claim]:
    """The claims of a report that are likely enough, each with its probability."""
    w = model()
    weighed = [(c, round(_probability(w, e), 3)) for c, e in zip(case.claims, claim_evidence(case), strict=True)]
    return [replace(c, confidence=confidence) for c, confidence in weighed if confidence >= w["threshold"]]


def _probability(w: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    odds = w["base"] + w["slope"] * math.fsum([w[name] * value for name, value in evidence.items() if name in w])
    return 1 / (1 + math.exp(-odds))


def claim_evidence(case: Case) -> list[dict[str, float]]:
    """For each claim the names and values of what speaks for and against it; the names are the keys of the weights."""
    places = {start: i for i, start in enumerate(sorted(t.sentence.start for t in case.told))}
    named = [places[t.sentence.start] for t in case.told if any(isinstance(x, Gathering) and x.state in _TOLD for x in t.steps)]
    at = Counter(c.meeting for c in case.claims)
    beside: dict[int, list[int]] = {}
    for i, m in enumerate(case.meetings):
        beside.setdefault(case.item(m), []).append(i)
    return [_of_claim(case, c, places, named, at, beside[case.item(case.meetings[c.meeting])]) for c in case.claims]


def _of_claim(
    case: Case, c: Claim, places: Mapping[int, int], named: Sequence[int], at: Counter[int], beside: Sequence[int]
) -> dict[str, float]:
    """`places`: start → number of a sentence; `at`: claims by meeting; `beside`: the meetings of the same story, the claim's own too."""
    place = places.get(c.start, 0)
    kind, how, distance = [*c.rule.split("."), "", ""][:3]
    meeting, peopled = case.meetings[c.meeting], _size(sum(i in at for i in beside))
    since = _size(min((place - i for i in named if i <= place), default=99))
    told = max((start for start in places if start <= meeting.told), default=0)
    presence = case.presences.get(c.key, 0.0)
    marks = [
        f"rule={c.rule}",
        f"kind={kind}",
        f"how={how}",
        f"distance={distance}",
        f"word={c.mode}",
        f"edge={c.edge}&{meeting.kind}",
        f"meeting={meeting.kind}",
        f"peopled={peopled}",
        f"how={how}&peopled={peopled}",
        f"since={since}",
        f"since={since}&peopled={peopled}",
        f"kind={kind}&since={since}",
        f"told={_size(abs(place - places.get(told, 0)))}&how={how}",
        f"beside={_size(at[c.meeting])}",
        f"meetings={_size(len(beside))}",
        f"named={_size(len(meeting.spans))}",
        f"name-length={_size(len(meeting.name) // 4)}",
        f"mentions={_size(case.mentions.get(c.key, 0))}",
        f"presence={int(presence * 10)}",
        "first" if c.meeting == beside[0] else "later",
        "story" if case.items else "report",
    ]
    return {"bias": 1.0, "presence": presence, "name": case.names.get(c.key, 0.0), **dict.fromkeys(marks, 1.0)}


def _size(n: int) -> str:
    return str(n) if n < 2 else "few" if n < 4 else "some" if n < 9 else "many"
