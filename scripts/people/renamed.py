"""Annotated reports told again of other people: the same sentences, names drawn from lists of real officials and of all peoples.

A few hundred reports hold a few thousand names. What stands around a name repeats from report to report, what it is written with does
not, so that weights trained on the reports alone know their names too well and their frames too little.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random

from annotated import SHARED
from lexicon import sources
from people.samples import Sample, plain

from kg.lexicon.table import read_table

COPIES, WEIGHT = 2, 0.5  # copies of a report, and what a row of one weighs beside one of the report itself
_ETHNIC = 0.08  # the share of names in parts, or written sound by sound
_RARE = 0.06  # the share of names whose surname hardly anybody bears: context alone tells that they are names
_INITIAL = 0.15  # the share of names in two parts whose first is one character, as with Mongols of Ordos
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_UNKNOWN = re.compile("[待查确认县区市委长某书记]{2}")
_SAME = re.compile(r"[\u4e00-\u9fff·]{2,}")


def renamed(sample: Sample) -> Iterator[Sample]:
    """Copies of a sample in which everybody bears another name; the same for the same document on any machine."""
    for k in range(COPIES):
        random = Random(f"{sample.document}:{k}")
        names = {old: _another(random, old) for old in sorted(sample.names) if _SAME.fullmatch(old) and old in sample.text}
        if names:
            new = frozenset(plain(names.get(n, n)) for n in sample.names)
            yield replace(sample, text=_told_of(names, sample.text), names=new, weight=sample.weight * WEIGHT, part="renamed")


def _told_of(names: Mapping[str, str], text: str) -> str:
    """The text with one name for another; a name inside a longer one stays a part of it."""
    return re.sub("|".join(sorted(names, key=lambda n: (-len(n), n))), lambda m: names[m.group()], text)


def _another(random: Random, old: str) -> str:
    """A name of its kind: one in parts for one in parts, mostly."""
    if "·" in old or len(old) > 4 or random.random() < _ETHNIC:
        return _ethnic(random)
    return _rare(random) if random.random() < _RARE else random.choice(officials())


def _rare(random: Random) -> str:
    """A rare surname before the given name of an official."""
    given = random.choice(officials())[1:]
    return random.choice(_surnames()) + given[-2:]


@cache
def _surnames() -> Sequence[str]:
    """The rarer half of the surnames that the tables know, and characters that none of them knows as one."""
    rows = sorted(read_table("surnames"), key=lambda row: (float(row["odds"]), row["surname"]))
    known = {row["surname"] for row in rows}
    rest = [row["char"] for row in read_table("given_names") if row["char"] not in known and row["char"] != "*"]
    return [*(row["surname"] for row in rows[: len(rows) // 2]), *rest[: len(rows) // 4]]


@cache
def officials() -> Sequence[str]:
    """Names of local officials, two characters to four, as often as they are listed."""
    with (SHARED / "data/gazetteer/person_posts_unchecked.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    return [n for n in names if _HAN.fullmatch(n) and not _UNKNOWN.search(n)]


def _ethnic(random: Random) -> str:
    """Two parts with a dot between, or one or two written together."""
    people, parts = random.choice(_peoples())
    first, second = random.choice(parts), random.choice(parts)
    if people in _JOINED:
        return first + second if random.random() < 0.7 else first
    return f"{first[0] if random.random() < _INITIAL else first}·{second}"


_JOINED = frozenset({"藏", "蒙古", "彝、傣等"})


@cache
def _peoples() -> Sequence[tuple[str, Sequence[str]]]:
    return [(people, parts) for people, parts in sources.hand("foreign_names.txt") if len(parts) > 20]
