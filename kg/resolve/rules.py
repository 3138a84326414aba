"""`models/rules/identity.yml` as values, and the reading of a post in their light."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.resources import MODELS

IDENTITY = MODELS / "rules" / "identity.yml"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of evidence for identity: no more than `years` between one mention and the next; `reason` has a `{value}`."""

    name: str
    years: float
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """When two reports tell one meeting; see the comments in the file."""

    drop: re.Pattern[str]
    leading: re.Pattern[str]
    people: int
    share: float
    days: int


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of identity. `kinds` from the strongest to the weakest; `company` adds the number of common companions."""

    shared_posts: frozenset[str]
    seats: tuple[tuple[re.Pattern[str], re.Pattern[str], str | None], ...]
    state_titles: tuple[tuple[re.Pattern[str], str], ...]
    home_titles: tuple[re.Pattern[str], ...]
    local_level: re.Pattern[str]
    local_bodies: tuple[re.Pattern[str], ...]
    kinds: tuple[Kind, ...]
    company: Kind
    companions: int
    meeting: MeetingRules


@cache
def read_rules(path: Path = IDENTITY) -> Rules:
    """The rules of the file, patterns compiled."""
    raw = yaml.safe_load(path.read_text("utf-8"))
    company = raw["company"]
    return Rules(
        shared_posts=frozenset(raw["shared_posts"]),
        seats=tuple((re.compile(seat["body"]), re.compile(seat["post"]), seat.get("at")) for seat in raw["seats"]),
        state_titles=tuple((re.compile(title["title"]), title["at"]) for title in raw["state_titles"]),
        home_titles=tuple(re.compile(title) for title in raw["home_titles"]),
        local_level=re.compile(raw["local_bodies"]["level"]),
        local_bodies=tuple(re.compile(form) for form in raw["local_bodies"]["patterns"]),
        kinds=tuple(Kind(name, kind["years"], kind["reason"]) for name, kind in raw["evidence"].items()),
        company=Kind("company", company["years"], company["reason"]),
        companions=company["people"],
        meeting=_meeting(raw["meeting"]),
    )


def _meeting(raw: dict[str, Any]) -> MeetingRules:
    return MeetingRules(re.compile(raw["drop"]), re.compile(raw["leading"]), raw["people"], raw["share"], raw["days"])


def seat_of(body: str, post: str, home: str | None, rules: Rules) -> str | None:
    """The jurisdiction in whose leading seats the post is (安陵市委, 书记 → 安陵市), or None. `home` completes 安陵军分区."""
    for body_form, post_form, at in rules.seats:
        match = body_form.fullmatch(body)
        if match and post_form.fullmatch(post):
            place = at or match["place"]
            return home if home and home.startswith(place) else place
    return None


def title_seat(title: str, home: str | None, rules: Rules) -> str | None:
    """Where a title without a body puts its holder among the leaders: 市领导 in the home, 国家主席 at the centre; else None."""
    matches = (form.fullmatch(title) for form in rules.home_titles)
    at_home = (home for match in matches if match and home and home.endswith(match["level"]))
    return next((at for form, at in rules.state_titles if form.fullmatch(title)), None) or next(at_home, None)
