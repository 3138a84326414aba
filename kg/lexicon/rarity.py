"""How many people bear a name, by the shares of its characters."""

from functools import cache
from math import exp, inf, log

from kg.lexicon.table import read_table

_LENGTHS = {1: log(0.14), 2: log(0.86)}  # share of given names of one and of two characters, as in kg/lexicon/names.py


def name_share(name: str) -> float:
    """The share of people who bear a Chinese name in simplified characters (张强 → about 1e-4); 0 where it is none.

    Surname and characters are taken as independent but for the given names that many bear, whose own share is known.
    """
    return max((_share(name[:n], name[n:]) for n in (1, 2)), default=0.0)


def _share(surname: str, given: str) -> float:
    weight = _surnames().get(surname)
    if weight is None or len(given) not in _LENGTHS:
        return 0.0
    return exp(weight + _LENGTHS[len(given)] + max(_by_characters(given), _pairs().get(given, -inf)))


def _by_characters(given: str) -> float:
    chars, rarest = _given()
    places = (2,) if len(given) == 1 else (0, 1)
    return sum(chars.get(c, rarest)[place] for c, place in zip(given, places, strict=True))


@cache
def _surnames() -> dict[str, float]:
    return {row["surname"]: float(row["weight"]) for row in read_table("surnames")}


@cache
def _given() -> tuple[dict[str, tuple[float, float, float]], tuple[float, float, float]]:
    chars = {row["char"]: (float(row["first"]), float(row["second"]), float(row["single"])) for row in read_table("given_shares")}
    columns = tuple(zip(*chars.values(), strict=True))
    return chars, (min(columns[0]), min(columns[1]), min(columns[2]))


@cache
def _pairs() -> dict[str, float]:
    return {row["given"]: float(row["share"]) for row in read_table("given_pairs")}
