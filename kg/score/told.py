"""What the facts of one document say, under the names of gold, and the sentence that shows it.

The facts do not hold the text: a sentence is the quote of a claim, and empty where no claim quotes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.score.claims import Json, Names, norm, resolved
from kg.score.meetings import EDGES, Edge, Paired


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, the rules that fired in it (`; ` between them), and the confidence of the claim if it is that of one claim."""

    rule: str = ""
    confidence: str = ""
    sentence: str = ""


class Told:
    """The facts of one document beside its gold: people, meetings and edges of both under one set of names."""

    def __init__(self, gold: Json, facts: Json) -> None:
        self.names = Names(gold)
        self.paired = Paired(gold, facts, self.names)
        self.known = {norm(p["name"]) for p in gold["people"]}
        self.found = {self.names(p["name"]) for p in facts["people"]}
        self.roles = [(self.names(p["name"]), r) for p in facts["people"] for r in p.get("roles", ())]
        self._mentions = [(self.names(p["name"]), m) for p in facts["people"] for m in p.get("mentions", ())]
        self.relations: list[Json] = sorted(facts["relations"], key=lambda r: r.get("start", 0))
        people = {p["id"]: self.names(p["name"]) for p in facts["people"]}
        mine = [r for r in self.relations if r["type"] in EDGES and r.get("person") in people]
        self.edges: list[tuple[Edge, Json]] = [
            ((r["type"], people[r["person"]], self.paired.where.get(r["meeting"], "extra")), r) for r in mine
        ]
        held = [(norm(p["name"]), r) for p in gold["people"] for r in p.get("roles", ())] + self.roles
        self.posts = {(name, form): norm(r.get("post")) for name, r in held for form in _forms(r)}
        self.open_posts = [(name, norm(r.get("post"))) for name, r in self.roles if not r.get("body")]
        self._called = {norm(p["name"]): [norm(n) for n in (p["name"], *p.get("also", ()))] for p in gold["people"]}

    def of_edge(self, edge: Edge) -> Evidence:
        """The claim nearest to `edge`: of the same person, best at the same meeting, best of the same type; else where the name stands."""
        kind, who, where = edge
        mine = [(e, r) for e, r in self.edges if e[1] == who]
        near = max(mine, key=lambda x: (x[0][2] == where, x[0][0] == kind, x[1].get("confidence", 0)), default=None)
        return _claim(near[1]) if near else self.of_person(who)

    def of_meeting(self, where: str) -> Evidence:
        """The surest claim about a meeting; else where its name stands."""
        mine = [r for e, r in self.edges if e[2] == where]
        near = max(mine, key=lambda r: r.get("confidence", 0), default=None)
        return _claim(near) if near else self.naming([norm(where.partition(" ")[2])])

    def of_role(self, who: str, form: str) -> Evidence:
        """The rule that read a role and the sentence around it; else where the name stands. `form`: its title, or its body and post."""
        mine = (r for name, r in self.roles if name == who and form in _forms(r))
        role = next(mine, None)
        if role is None:
            return self.of_person(who)
        return Evidence(role.get("rule", ""), "", self._around([role.get("start", -1)]) or self.of_person(who).sentence)

    def of_person(self, who: str) -> Evidence:
        """The first sentence that names someone, as the facts say; else the first with the name."""
        starts = [m["start"] for name, m in self._mentions if name == who]
        return self._fired(self._around(starts)) if self._around(starts) else self.naming(self._called.get(who, [who]))

    def naming(self, words: Iterable[str]) -> Evidence:
        """The first sentence with one of `words`."""
        sought = [w for w in words if w]
        quotes = map(_sentence, self.relations)
        return self._fired(next((q for q in quotes if any(w in norm(q) for w in sought)), ""))

    def _around(self, places: Iterable[int]) -> str:
        """The first sentence around one of `places`, or nothing."""
        covering = (r for at in sorted(places) for r in self.relations if r.get("start", 0) <= at < r.get("end", 0))
        return next(map(_sentence, covering), "")

    def _fired(self, first: str) -> Evidence:
        """A sentence with all rules that fired in it."""
        rules = {r.get("rule", "") for r in self.relations if first and _sentence(r) == first}
        return Evidence("; ".join(sorted(rules - {""})), "", first)


def _forms(role: Json) -> list[str]:
    """How a role may read: as printed, and with its full body."""
    return [*(norm(t) for t in (role["title"], *role.get("also", ()))), *resolved(role)]


def _claim(relation: Json) -> Evidence:
    sure = relation.get("confidence")
    return Evidence(relation.get("rule", ""), "" if sure is None else f"{sure:.2f}", _sentence(relation))


def _sentence(relation: Json) -> str:
    """The quote in one line, without tabs."""
    return " ".join(relation.get("quote", "").split())
