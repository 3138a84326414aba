"""Invented names as common as real ones, of which a given share of people bears one that somebody else bears too."""

import csv
from math import exp
from pathlib import Path
from random import Random

LEXICON = Path(__file__).parents[2] / "models" / "lexicon"
BEARERS = (2, 2, 2, 3, 3, 4, 6, 10)  # how many people of the archive bear one shared name
TWO = 0.8  # of given names have two characters


def rows(table: str) -> list[dict[str, str]]:
    """A table of the lexicon."""
    lines = (LEXICON / f"{table}.csv").read_text("utf-8-sig").splitlines()
    return list(csv.DictReader(line for line in lines if line and not line.startswith("#")))


class Names:
    """Draws names by the shares of surnames and characters."""

    def __init__(self, random: Random) -> None:
        surnames = [row for row in rows("surnames") if row["source"] == "counted" and not row["note"]]
        given = [row for row in rows("given_shares") if "\u4e00" <= row["char"] <= "\u9fff"]
        self._random = random
        self._surnames = [r["surname"] for r in surnames], [exp(float(r["weight"])) for r in surnames]
        self._chars = [r["char"] for r in given]
        self._weights = {place: [exp(float(r[place])) for r in given] for place in ("first", "second", "single")}

    def draw(self, n: int) -> list[str]:
        """Names, as they come."""
        pick = self._random.choices
        surnames = pick(self._surnames[0], self._surnames[1], k=n)
        first, second, single = (pick(self._chars, self._weights[place], k=n) for place in ("first", "second", "single"))
        two = [self._random.random() < TWO for _ in range(n)]
        return [s + (a + b if t else c) for s, a, b, c, t in zip(surnames, first, second, single, two, strict=True)]


def names_of(people: int, shared: float, random: Random) -> list[str]:
    """A name for each person; `shared` of them bear one that others bear too, the commonest names most."""
    drawn = Names(random).draw(people * 3)
    counts: dict[str, int] = {}
    for name in drawn:
        counts[name] = counts.get(name, 0) + 1
    common = sorted(counts, key=lambda name: (-counts[name], name))
    found: list[str] = []
    for name in common:
        if len(found) < people * shared:
            found += [name] * random.choice(BEARERS)
    taken = set(found)
    alone = [name for name in dict.fromkeys(drawn) if name not in taken]
    found = found[: round(people * shared)] + alone[: people - round(people * shared)]
    random.shuffle(found)
    return found
