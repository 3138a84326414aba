"""Why each error is one: a cause for every miss and every extra, with the sentence that shows it and the rules that fired there.

In: what `kg.score.score` was given, and its result. Causes are read off gold and facts alone, in the order in which a claim comes about:
person, meeting, presence, act. The first that fails is the cause.
"""

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from kg.score import MEASURES, NOTHING, Result
from kg.score.claims import Claims, Json
from kg.score.meetings import EDGES, Edge
from kg.score.told import Evidence, Told


@dataclass(frozen=True, slots=True)
class Error:
    """One error. `side`: missed or extra. `confidence`: two decimals, or empty where no single claim is shown."""

    measure: str
    side: str
    document: str
    item: str
    cause: str
    rule: str
    confidence: str
    sentence: str

    def row(self) -> tuple[str, ...]:
        """All fields, in order."""
        return astuple(self)


def errors(result: Result, gold: Mapping[str, Json], facts: Mapping[str, Json]) -> Iterator[Error]:
    """Every error: by measure, missed before extra, by cause, by document; edges once, under their type."""
    told = {name: Told(one, facts.get(name, NOTHING)) for name, one in gold.items()}
    for measure in MEASURES[:-1]:
        for side in ("missed", "extra"):
            found = [e for name, claims in result.claims.items() for e in _of(measure, side, name, claims[measure], told[name])]
            yield from sorted(found, key=lambda e: e.cause)


def _of(measure: str, side: str, document: str, claims: Claims, told: Told) -> Iterator[Error]:
    for item in getattr(claims, side):
        cause, shown = explain(measure, side, item, claims, told)
        text = item if isinstance(item, str) else " ".join(map(str, item))
        yield Error(measure, side, document, text, cause, shown.rule, shown.confidence, shown.sentence)


def explain(measure: str, side: str, item: Any, claims: Claims, told: Told) -> tuple[str, Evidence]:
    """Cause and evidence of one error of a measure. `claims`: all of that measure in the document."""
    other = claims.extra if side == "missed" else claims.missed
    if measure in EDGES:
        return (missed_edge if side == "missed" else extra_edge)(item, told), told.of_edge(item)
    if measure in ("roles", "resolved roles"):
        return _role(side, item, [form for who, form in other if who == item[0]], told)
    if measure == "people":
        cut = "name cut differently" if any(_cut(item, name) for name in other) else ""
        return cut or _nobody(side), told.of_person(item)
    if measure == "dates":
        return "another day" if any(where == item[0] for where, _ in other) else "no day found", told.of_meeting(item[0])
    return "meeting not found" if side == "missed" else "meeting not in gold", told.of_meeting(item)


def missed_edge(edge: Edge, told: Told) -> str:
    """Why an edge that gold wants was not claimed."""
    _, who, where = edge
    places = {e[2] for e, _ in told.edges if e[1] == who}
    if who not in told.found:
        return "person not found"
    if where not in told.paired.where.values():
        return "meeting not found"
    if where in places:
        return "present, act not found"
    return "placed at another meeting" if places else "no claim"


def extra_edge(edge: Edge, told: Told) -> str:
    """Why an edge was claimed that gold has not."""
    _, who, where = edge
    sure = {place for _, name, place in told.paired.wanted_edges | told.paired.optional_edges if name == who}
    places = sure | {place for _, name, options in told.paired.either for place in options if name == who}
    if who not in told.known:
        return "not a person of gold"
    if where not in told.paired.labels:
        return "meeting not in gold"
    if where in places:
        return "act not done"
    return "placed at another meeting" if places else "presence not stated"


def _role(side: str, item: tuple[str, str], others: list[str], told: Told) -> tuple[str, Evidence]:
    """`others`: forms of the same person that err to the other side. A title is cut before its body differs, `BODY|POST` not."""
    who, form = item
    shown = told.of_role(who, form)
    if who not in (told.found if side == "missed" else told.known):
        return _nobody(side), shown
    cut = next((o for o in others if _cut(o, form)), None)
    same_post = next((o for o in others if told.posts.get((who, o), o) == told.posts.get((who, form))), None)
    by_cause = [("title cut differently", cut), ("body differs", same_post)]
    for cause, like in by_cause[:: -1 if "|" in form else 1]:
        if like:
            return cause, shown if side == "extra" else told.of_role(who, like)
    if "|" in form and side == "missed" and (who, told.posts[who, form]) in told.open_posts:
        return "body left open", shown
    return "title not found" if side == "missed" else "title not in gold", shown


def _cut(one: str, other: str) -> bool:
    return one in other or other in one


def _nobody(side: str) -> str:
    return "person not found" if side == "missed" else "not a person of gold"
