"""Careers of officials: stations one after the other in one province, mostly upwards, no post held by two at once."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from simulation.names import names_of, rows

FIRST, LAST = date(2000, 1, 1), date(2020, 12, 31)
STAY = (500, 2200)  # days in one post
CROWD = 15  # people for each division, however large the world
STATIONS = (1, 1, 2, 2, 2, 3, 3, 4)
REST = 30  # days at most between two posts
ELSEWHERE = 0.35  # of moves lead to another division of the province
BUREAUS = [
    f"{work}局" for work in ("教育", "财政", "公安", "民政", "司法", "水利", "审计", "统计", "农业农村", "交通", "林业", "商务", "住建")
]
BUREAUS += ["信访局", "体育局", "档案局", "卫健委", "发改委"]
SEATS = {  # body behind the division → posts from the lowest
    "政府": ["副{}长", "常务副{}长", "{}长"],
    "委": ["常委", "副书记", "书记"],
    "委组织部": ["部长"],
    "委宣传部": ["部长"],
    "委统战部": ["部长"],
    "委政法委": ["书记"],
    "纪委": ["书记"],
    "人大常委会": ["副主任", "主任"],
    "政协": ["副主席", "主席"],
}
MANY = {"常委": 4, "副{}长": 5, "副主任": 4, "副主席": 4}  # how many hold it at once


@dataclass(frozen=True, slots=True)
class Division:
    """A division; `word` ends its name: 省, 市, 县, 区."""

    code: str
    name: str
    parent: str
    level: int

    @property
    def word(self) -> str:
        """The word for its level."""
        return self.name[-1]


@dataclass(frozen=True, slots=True)
class Station:
    """A post of a body in a division, from one day to another; `seat`: among the leading seats."""

    division: Division
    body: str
    post: str
    seat: bool
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Official:
    """A person with a career; `id` is the truth."""

    id: str
    name: str
    stations: tuple[Station, ...]


def divisions(provinces: int) -> list[Division]:
    """The divisions of so many provinces, those of GB/T 2260 whose names are borne once."""
    found, levels = [], {"province": 3, "prefecture": 2, "county": 1}
    table = [row for row in rows("places") if row["source"] == "GB/T 2260" and row["name"][-1] in "省市县区"]
    codes = [row["code"] for row in table if row["level"] == "province" and row["name"].endswith("省")][:provinces]
    names = [row["name"] for row in table]
    for row in table:
        if row["code"][:2] + "0000" in codes and names.count(row["name"]) == 1 and len(row["name"]) > 2:
            found.append(Division(row["code"], row["name"], row["parent"], levels[row["level"]]))
    return found


class Posts:
    """Which posts are free when."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str, int], date] = {}

    def take(self, body: str, post: str, many: int, start: date, end: date) -> bool:
        """Whether one of the `many` places was free, and is taken now."""
        for place in range(many):
            if self._taken.get((body, post, place), FIRST - timedelta(1)) < start:
                self._taken[body, post, place] = end
                return True
        return False


def officials(people: int, provinces: int, shared: float, random: Random) -> list[Official]:
    """So many officials; starts come in order of time, so that posts fill up as they do in life."""
    places = divisions(provinces)[: max(1, people // CROWD)]
    by_parent: dict[str, list[Division]] = {}
    for place in places:
        by_parent.setdefault(place.code[:2], []).append(place)
    starts = sorted(random.randrange((LAST - FIRST).days - STAY[0]) for _ in range(people))
    posts = Posts()
    names = names_of(people, shared, random)
    return [
        Official(f"t{n}", name, tuple(_career(random.choice(places), FIRST + timedelta(day), by_parent, posts, random)))
        for n, (name, day) in enumerate(zip(names, starts, strict=True))
    ]


def _career(place: Division, start: date, near: dict[str, list[Division]], posts: Posts, random: Random) -> list[Station]:
    found: list[Station] = []
    grade = random.choice((0, 0, 0, 1, 1, 2))
    for _ in range(random.choice(STATIONS)):
        end = min(start + timedelta(random.randint(*STAY)), LAST)
        station = _station(place, grade, start, end, posts, random)
        if station is None:
            break
        found.append(station)
        start = end + timedelta(random.randint(1, REST))
        grade += random.choice((0, 1, 1))
        if start >= LAST - timedelta(200):
            break
        if random.random() < ELSEWHERE:
            higher = [p for p in near[place.code[:2]] if p.level in (place.level, min(3, place.level + 1)) and p != place]
            place = random.choice(higher) if higher else place
            grade = max(0, grade - (1 if found and place.level > found[-1].division.level else 0))
    return found or [_bureau(place, start, min(start + timedelta(700), LAST), f"第{random.randrange(10**6)}", random)]


def _station(place: Division, grade: int, start: date, end: date, posts: Posts, random: Random) -> Station | None:
    """A free post about as high as `grade`: 0 and 1 in a bureau, then the leading seats."""
    for _ in range(12):
        if grade < 2:
            bureau = random.choice(BUREAUS)
            body, post = f"{place.name}{bureau}", ("主任" if bureau.endswith("委") else "局长")
            post, many = (f"副{post}", 3) if grade == 0 else (post, 1)
            seat = False
        else:
            kind = random.choice(list(SEATS))
            form = SEATS[kind][min(len(SEATS[kind]) - 1, random.randint(0, grade - 2))]
            body, post, many = f"{place.name}{kind}", form.format(place.word), MANY.get(form, 1)
            seat = True
        if posts.take(body, post, many, start, end):
            return Station(place, body, post, seat, start, end)
    return None


def _bureau(place: Division, start: date, end: date, mark: str, random: Random) -> Station:
    """A post that is free in any case: in an enterprise."""
    return Station(place, f"{place.name}{mark}公司", random.choice(("董事长", "总经理")), False, start, end)
