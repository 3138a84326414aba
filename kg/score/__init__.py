"""Facts against gold: precision, recall and F1 of people, roles, meetings, dates and edges.

In: one gold object and one facts object (plain JSON) for each document. Out: a `Result`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, KgError
from kg.score.claims import Claims, Json, Names, norm, people, resolved, roles
from kg.score.meetings import EDGES, Paired

MEASURES = ("people", "roles", "resolved roles", "meetings", "dates", *EDGES, "edges")

NOTHING: Json = {"people": [], "meetings": [], "relations": []}
"""The facts of a document that has none."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of one measure over all documents; a share of nothing is 1."""

    right: int
    missed: int
    extra: int

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def gold(self) -> int:
        """How many were wanted."""
        return self.right + self.missed

    @property
    def predicted(self) -> int:
        """How many were predicted, those aside that count neither way."""
        return self.right + self.extra

    def as_json(self) -> dict[str, float]:
        """The figure as one JSON object."""
        return {name: getattr(self, name) for name in ("precision", "recall", "f1", "gold", "predicted")}


@dataclass(frozen=True, slots=True)
class Result:
    """`figures` by measure, the `claims` of each document by measure, and the gold documents that the facts lack."""

    figures: dict[str, Figure]
    claims: dict[str, dict[str, Claims]]
    absent: list[str]


def read_gold(folder: Path) -> dict[str, Json]:
    """The gold documents of a folder of NAME.json, by NAME. Raises KgError where there are none."""
    gold = {path.stem: _json(path.read_text("utf-8"), str(path)) for path in sorted(folder.glob("*.json"))}
    if not gold:
        raise KgError(f"{folder}: no gold documents here. Give the folder that holds one NAME.json for each document")
    return gold


def read_facts(path: str, lines: Iterable[str]) -> dict[str, Json]:
    """The facts of JSON lines, by the name of their document without folder and suffix. Raises InputError."""
    facts = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            one = _json(line, f"{path}:{number}")
            try:
                facts[Path(one["document"]["path"]).stem] = one
            except (KeyError, TypeError):
                raise InputError(f"{path}:{number}", "no document.path", "Score the facts that `kg extract` writes") from None
    return facts


def _json(text: str, place: str) -> Json:
    try:
        value: Json = json.loads(text)
    except ValueError as error:
        raise InputError(place, f"broken JSON ({error})", "Write the file again") from None
    return value


def score(gold: Mapping[str, Json], facts: Mapping[str, Json]) -> Result:
    """Every gold document against its facts; a document without facts is scored as empty."""
    claims = {name: compare(one, facts.get(name, NOTHING)) for name, one in gold.items()}
    return Result({m: _sum([c[m] for c in claims.values()]) for m in MEASURES}, claims, sorted(set(gold) - set(facts)))


def _sum(claims: list[Claims]) -> Figure:
    return Figure(*(sum(len(getattr(c, side)) for c in claims) for side in ("right", "missed", "extra")))


def compare(gold: Json, facts: Json) -> dict[str, Claims]:
    """The claims of one document by measure."""
    names = Names(gold)
    paired = Paired(gold, facts, names)
    by_title = roles(gold, facts, names, lambda r: [norm(t) for t in (r["title"], *r.get("also", ()))])
    by_body = roles(gold, facts, names, resolved)
    judged = {name for name, _ in by_body.wanted}  # bodies are judged only where gold resolves the person's roles
    return {
        "people": people(gold, facts, names),
        "roles": by_title,
        "resolved roles": Claims(by_body.wanted, {x for x in by_body.predicted if x[0] in judged}, by_body.optional),
        "meetings": paired.meetings(),
        "dates": paired.dates(),
        **paired.edges(),
    }
