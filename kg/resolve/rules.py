"""`models/rules/identity.yml` as values, and the reading of a post in their light."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from kg.lexicon.table import read_table
from kg.resources import MODELS

IDENTITY = MODELS / "rules" / "identity.yml"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of evidence for identity: no more than `years` between one mention and the next; `reason` has a `{value}`.

    `decisive`: a third of the name, who fits as well, does not matter.
    """

    name: str
    years: float
    reason: str
    decisive: bool = False


@dataclass(frozen=True, slots=True)
class Career:
    """Which posts nobody holds at once (see `career` in the file), and the words for what speaks against two being one."""

    exclusive: frozenset[str]
    deputy: re.Pattern[str]
    overlap: int
    named_both: str
    at_once: str
    judged: str
    same: str
    other_name: str


@dataclass(frozen=True, slots=True)
class Rare:
    """When a rare name in one place tells (see `rare` in the file). `levels` gives the grade of a division by the end of its name."""

    years: float
    officials: Mapping[str, int]
    bearers: float
    bearers_bare: float
    down: float
    up: float
    levels: tuple[tuple[str, int], ...]
    move: str
    bare: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Leading seats: which posts of which bodies, their `circle`, and `at`, the jurisdiction where the body does not name it."""

    body: re.Pattern[str]
    post: re.Pattern[str]
    circle: str
    at: str | None


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """When two reports tell one meeting; see the comments in the file."""

    drop: re.Pattern[str]
    leading: re.Pattern[str]
    people: int
    people_any_time: int
    share: float
    days: int
    least_name: int
    and_also: tuple[str, ...]
    front: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of identity. `kinds` from the strongest to the weakest; `company` adds the number of common companions."""

    shared_posts: frozenset[str]
    shared_forms: tuple[re.Pattern[str], ...]
    grade: re.Pattern[str]
    inner_posts: re.Pattern[str]
    inner_of_organs: tuple[re.Pattern[str], re.Pattern[str]]
    held_by_several: frozenset[str]
    held_on: int
    seats: tuple[Seat, ...]
    state_titles: tuple[tuple[re.Pattern[str], str], ...]
    home_titles: tuple[re.Pattern[str], ...]
    local_level: re.Pattern[str]
    local_bodies: tuple[re.Pattern[str], ...]
    many_bodies: re.Pattern[str]
    career: Career
    rare: Rare
    open: Mapping[str, str]
    kinds: tuple[Kind, ...]
    company: Kind
    companions: int
    nearest: int
    meeting: MeetingRules

    def shared(self, post: str) -> bool:
        """Whether many hold the post at once in one body."""
        if post in self.held_by_several:
            return False
        plain = self.grade.sub("", post, count=1) if self.grade.match(post) else post
        return not self.shared_posts.isdisjoint((post, plain)) or any(form.fullmatch(post) for form in self.shared_forms)

    def tells(self, post: str, body: str, home: str | None) -> bool:
        """Whether a post of a body, in a report from `home`, tells who somebody is."""
        return not self.shared(post) and not self.many(body, home)

    def many(self, body: str, home: str | None) -> bool:
        """Whether a home has many bodies of the name."""
        level = self.local_level.match(body)
        below = level is not None and home is not None and 0 < self.level(level["level"]) < self.level(home)
        return below or self.many_bodies.fullmatch(body) is not None

    def inner(self, post: str, body: str) -> bool:
        """Whether a post is one in a part of the body, or beside its heads."""
        match = self.inner_posts.fullmatch(post)
        if match:
            return not (match["part"] and body.endswith(match["part"]))
        of_body, of_post = self.inner_of_organs
        return of_post.fullmatch(post) is not None and of_body.fullmatch(body) is not None

    def level(self, place: str) -> int:
        """The grade of the heads of a division, by its name; 0 where the name does not tell."""
        return next((level for end, level in self.rare.levels if place.endswith(end)), 0)


@cache
def read_rules(path: Path = IDENTITY) -> Rules:
    """The rules of the file, patterns compiled."""
    raw = yaml.safe_load(path.read_text("utf-8"))
    company = raw["company"]
    return Rules(
        shared_posts=frozenset(raw["shared_posts"]) | _posts_of(raw["shared_classes"]),
        shared_forms=tuple(re.compile(form) for form in raw["shared_forms"]),
        grade=re.compile(raw["grade"]),
        inner_posts=re.compile(raw["inner_posts"]),
        inner_of_organs=(re.compile(raw["inner_of_organs"]["body"]), re.compile(raw["inner_of_organs"]["post"])),
        held_by_several=frozenset(raw["held_by_several"]),
        held_on=raw["held_on"],
        seats=tuple(Seat(re.compile(s["body"]), re.compile(s["post"]), s.get("circle", ""), s.get("at")) for s in raw["seats"]),
        state_titles=tuple((re.compile(title["title"]), title["at"]) for title in raw["state_titles"]),
        home_titles=tuple(re.compile(title) for title in raw["home_titles"]),
        local_level=re.compile(raw["local_bodies"]["level"]),
        local_bodies=tuple(re.compile(form) for form in raw["local_bodies"]["patterns"]),
        many_bodies=re.compile(raw["many_bodies"]),
        career=_career(raw["career"]),
        rare=_rare(raw["rare"]),
        open=MappingProxyType(raw["open"]),
        kinds=tuple(Kind(name, kind["years"], kind["reason"], kind.get("decisive", False)) for name, kind in raw["evidence"].items()),
        company=Kind("company", company["years"], company["reason"]),
        companions=company["people"],
        nearest=company["nearest"],
        meeting=_meeting(raw["meeting"]),
    )


def _posts_of(classes: Iterable[str]) -> frozenset[str]:
    return frozenset(row["term"] for row in read_table("posts") if row["class"] in classes)


def _meeting(raw: dict[str, Any]) -> MeetingRules:
    numbers = raw["people"], raw["people_any_time"], raw["share"], raw["days"], raw["least_name"]
    return MeetingRules(re.compile(raw["drop"]), re.compile(raw["leading"]), *numbers, tuple(raw["and_also"]), re.compile(raw["front"]))


def _career(raw: dict[str, Any]) -> Career:
    words = raw["named_both"], raw["at_once"], raw["judged"], raw["same"], raw["other_name"]
    return Career(frozenset(raw["exclusive"]), re.compile(raw["deputy"]), raw["overlap"], *words)


def _rare(raw: dict[str, Any]) -> Rare:
    down, up = raw["grades"]
    levels = tuple(sorted(raw["levels"].items(), key=lambda item: (-len(item[0]), item[0])))
    officials = MappingProxyType(raw["officials"])
    return Rare(raw["years"], officials, raw["bearers"], raw["bearers_bare"], down, up, levels, raw["move"], raw["bare"])


def seat_of(body: str, post: str, home: str | None, rules: Rules) -> tuple[str, str] | None:
    """The jurisdiction in whose leading seats the post is, and the circle (安陵市委, 书记 → 安陵市, committee), or None.

    `home` completes 安陵军分区.
    """
    for seat in rules.seats:
        match = seat.body.fullmatch(body)
        if match and seat.post.fullmatch(post):
            place = seat.at or match["place"]
            return home if home and home.startswith(place) else place, seat.circle
    return None


def title_seat(title: str, home: str | None, rules: Rules) -> str | None:
    """Where a title without a body puts its holder among the leaders: 市领导 in the home, 国家主席 at the centre; else None."""
    matches = (form.fullmatch(title) for form in rules.home_titles)
    at_home = (home for match in matches if match and home and home.endswith(match["level"]))
    return next((at for form, at in rules.state_titles if form.fullmatch(title)), None) or next(at_home, None)
