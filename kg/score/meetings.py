"""What one document is judged on: meetings, paired one to one with those of gold, their dates, and the edges to them."""

from difflib import SequenceMatcher

from kg.score.claims import Claims, Json, Names, norm

EDGES = ("ATTENDED", "CHAIRED", "SPOKE_AT")

Edge = tuple[str, str, str]
"""Type, person, and the meeting: `ID NAME` of gold, or `extra:NAME` where gold has none."""


def similarity(a: str, b: str) -> float:
    """Mean of the shares of the shorter and the longer name that the other covers, 0 to 1."""
    a, b = norm(a), norm(b)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    same = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return 0.5 * same / min(len(a), len(b)) + 0.5 * same / max(len(a), len(b))


def _with_presence(edges: set[Edge]) -> set[Edge]:
    return edges | {("ATTENDED", who, where) for _, who, where in edges}


class Paired:
    """The meetings of gold and facts, paired one to one by name and by who was there."""

    def __init__(self, gold: Json, facts: Json, names: Names) -> None:
        self.gold, self.said = gold["meetings"], facts["meetings"]
        self.labels = [_label(m) for m in self.gold]
        self.wanted_edges, self.optional_edges, self.either = _gold_edges(self.gold, names)
        people = {p["id"]: names(p["name"]) for p in facts["people"]}
        raw = [r for r in facts["relations"] if r["type"] in EDGES and r.get("person") in people]
        self.raw = [(r["type"], people[r["person"]], r["meeting"]) for r in raw]
        self.present = [{who for _, who, where in self.raw if where == m["id"]} for m in self.said]
        self.pairs = self._pair()
        self.where = {m["id"]: self.labels[self.pairs[j]] if j in self.pairs else "extra:" + m["name"] for j, m in enumerate(self.said)}

    def _pair(self) -> dict[int, int]:
        """Index in facts → index in gold, the likest first."""
        known = self.wanted_edges | self.optional_edges
        there = [{who for _, who, where in known if where == x} | {who for _, who, xs in self.either if x in xs} for x in self.labels]
        likes = [(*_likeness(g, s, there[i], self.present[j]), i, j) for i, g in enumerate(self.gold) for j, s in enumerate(self.said)]
        pairs: dict[int, int] = {}
        for like, _, i, j in sorted(likes, reverse=True):
            if like and j not in pairs and i not in pairs.values():
                pairs[j] = i
        return pairs

    def meetings(self) -> Claims:
        """A meeting that gold lacks is a claim only if someone is said to have been there."""
        optional = {_label(m) for m in self.gold if m.get("optional")}
        claimed = {self.where[m["id"]] for j, m in enumerate(self.said) if j in self.pairs or self.present[j]}
        return Claims(set(self.labels) - optional, claimed, optional)

    def dates(self) -> Claims:
        """First days of the meetings found that have one in gold."""
        dated = [(j, i) for j, i in self.pairs.items() if self.gold[i].get("start") and not self.gold[i].get("optional")]
        said = {(self.labels[i], self.said[j]["start"]) for j, i in dated if self.said[j].get("start")}
        return Claims({(self.labels[i], self.gold[i]["start"]) for _, i in dated}, said)

    def edges(self) -> dict[str, Claims]:
        """Claims by edge type, and of all together under `edges`."""
        said = _with_presence({(kind, who, self.where.get(meeting, "extra")) for kind, who, meeting in self.raw})
        wanted, optional = set(self.wanted_edges), set(self.optional_edges)
        for kind, who, options in self.either:
            wanted.add((kind, who, next((i for i in options if (kind, who, i) in said), options[0])))
            optional |= _with_presence({(kind, who, i) for i in options})
        optional -= wanted
        by_type = {t: Claims(*({e for e in edges if e[0] == t} for edges in (wanted, said, optional))) for t in EDGES}
        return {**by_type, "edges": Claims(wanted, said, optional)}


def _likeness(gold: Json, said: Json, there: set[str], present: set[str]) -> tuple[float, float]:
    """How like two meetings are (0: not to be paired), and how like their names alone."""
    name = max(similarity(n, said["name"]) for n in (gold["name"], *gold.get("also", ())))
    shared = len(there & present) / len(there | present) if there | present else 0.0
    both = (name + shared) / 2 if name >= 0.4 and shared >= 0.3 else 0.0
    best = max(name if name >= 0.7 else 0.0, shared if shared >= 0.5 else 0.0, both)
    return (best + (0.05 if gold.get("kind") == said.get("kind") else 0) if best >= 0.35 else 0.0), name


def _label(meeting: Json) -> str:
    return f"{meeting['id']} {meeting['name']}"


def _gold_edges(meetings: list[Json], names: Names) -> tuple[set[Edge], set[Edge], list[tuple[str, str, list[str]]]]:
    """Edges wanted, edges that count neither way, and (type, person, meetings) of which one is wanted."""
    label = {m["id"]: _label(m) for m in meetings}
    wanted: set[Edge] = set()
    optional: set[Edge] = set()
    either = []
    for meeting in meetings:
        where = _label(meeting)
        for part in meeting.get("participants", ()):
            who = names(part["person"])
            optional |= {(kind, who, where) for kind in part.get("optional_edges", ())}
            if meeting.get("optional") or part.get("optional"):
                optional |= {(kind, who, where) for kind in part["edges"]}
            elif part.get("any_of"):
                either += [(kind, who, [label[x] for x in part["any_of"]]) for kind in part["edges"]]
            else:
                wanted |= {(kind, who, where) for kind in part["edges"]}
    return _with_presence(wanted), _with_presence(optional), either
