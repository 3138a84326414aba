"""The word lists of `models/lexicon/` as frozen mappings, each read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.lexicon.table import read_table


@dataclass(frozen=True, slots=True)
class Post:
    """A row of posts.csv. `suffix`: what the term shares with its body (局长 → 局, 市长 → 市); `rule` is its file and line."""

    term: str
    kind: str
    suffix: str
    rule: str


@cache
def posts() -> Mapping[str, Post]:
    """Heads of posts: 书记, 局长, 主任委员 …"""
    return MappingProxyType({r["term"]: Post(r["term"], r["class"], r["suffix"], r.place) for r in read_table("posts")})


@cache
def prefixes() -> Mapping[str, str]:
    """What stands before a head: 副 → deputy, 原 → former, 党组 → kind …"""
    return column("post_prefixes", "term", "effect")


@cache
def body_heads() -> Mapping[str, str]:
    """Endings of bodies with their kind: 市委 → party, 局 → government …"""
    return column("body_heads", "suffix", "kind")


@cache
def column(table: str, key: str, value: str) -> Mapping[str, str]:
    """Two columns of a table as a mapping, in file order."""
    return MappingProxyType({r[key]: r[value] for r in read_table(table)})


@cache
def words(table: str, key: str = "term") -> frozenset[str]:
    """One column of a table."""
    return frozenset(r[key] for r in read_table(table))


@cache
def grouped(table: str, key: str = "term", by: str = "class") -> Mapping[str, tuple[str, ...]]:
    """The terms of a table by their class, longest first, then by the alphabet."""
    groups: dict[str, list[str]] = {}
    for row in read_table(table):
        groups.setdefault(row[by], []).append(row[key])
    return MappingProxyType({k: tuple(sorted(v, key=lambda t: (-len(t), t))) for k, v in groups.items()})
