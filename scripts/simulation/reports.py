"""What the papers say: reports of meetings, with titles as papers print them, retold, sometimes wrong; and who is meant."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from kg.facts import Body, Facts, Meeting, Mention, Person, Relation, Role, Source
from simulation.careers import FIRST, LAST, Official, Station

LABEL, BARE, TWO_POSTS = 0.2, 0.05, 0.15  # of mentions: 市领导 alone, a bare name, all posts of the person
WRONG, NO_BODY = 0.003, 0.02  # of titles: of the neighbour in the list; without their body
RETOLD = 0.1  # of reports are told by the province's paper too
UNDATED = 0.03  # of reports are without a day
KINDS = ["工作会议", "座谈会", "推进会", "动员会", "调度会", "专题会", "现场会", "常务会议", "常委会会议", "协商会"]
THEMES = ["双拥", "防汛", "教育", "安全生产", "乡村振兴", "招商引资", "生态环境", "项目建设", "信访"]
THEMES += ["民政", "消防", "统计", "文旅", "就业", "卫生", "交通", "水利", "林业"]
FORMS = {"委": "中共{}委员会", "政府": "{}人民政府", "政协": "政协{}委员会", "人大常委会": "{}人民代表大会常务委员会"}
REPORTERS = 6  # of each paper


@dataclass(slots=True)
class Truth:
    """Who and what is meant: (document, local id) → id."""

    people: dict[tuple[str, str], str]
    meetings: dict[tuple[str, str], str]


class Archive:
    """Reports of a world, the same for the same seed; of moves `announced` are told by a report that names the old post and the new."""

    def __init__(self, world: list[Official], announced: float, random: Random) -> None:
        self._announced, self._random, self.truth = announced, random, Truth({}, {})
        self._circles: dict[str, list[tuple[date, Official, Station]]] = {}
        self._moves: list[tuple[date, Official, Station, Station]] = []
        for one in world:
            for station in one.stations:
                self._circles.setdefault(station.division.code, []).append((station.start, one, station))
            for old, new in zip(one.stations, one.stations[1:], strict=False):
                self._moves.append((new.start, one, old, new))
        for circle in self._circles.values():
            circle.sort(key=lambda item: (item[0], item[1].id))
        self._divisions = {station.division.code: station.division for one in world for station in one.stations}

    def reports(self, number: int) -> Iterator[Facts]:
        """So many reports, the announcements of moves among them."""
        told = [move for move in self._moves if self._random.random() < self._announced][: number // 5]
        codes = sorted(self._circles)
        made = 0
        for day, one, old, new in told:
            yield self._announcement(made, day, one, old, new)
            made += 1
        while made < number:
            code = self._random.choice(codes)
            day = FIRST + timedelta(self._random.randrange((LAST - FIRST).days))
            there = self._present(code, day)
            if len(there) < 2:
                continue
            for facts in self._meeting(made, code, day, there, number - made > 1):
                yield facts
                made += 1

    def _present(self, code: str, day: date) -> list[tuple[Official, Station]]:
        circle = self._circles[code]
        upto = bisect_right(circle, day, key=lambda item: item[0])
        now = [(one, station) for _, one, station in circle[max(0, upto - 400) : upto] if station.end >= day]
        number = min(len(now), self._random.randint(3, 9))
        return self._random.sample(now, number)

    def _announcement(self, n: int, day: date, one: Official, old: Station, new: Station) -> Facts:
        later = day + timedelta(self._random.randint(1, 20))
        roles = [self._role(new, new.division.name, 20), self._role(old, new.division.name, 40, "former")]
        return self._facts(n, new.division.name, later, [(one, roles)], [])

    def _meeting(self, n: int, code: str, day: date, there: list[tuple[Official, Station]], room: bool) -> list[Facts]:
        """The report of a meeting, and that of another paper where it is retold."""
        place = self._divisions[code]
        name = f"全{place.word}{self._random.choice(THEMES)}{self._random.choice(KINDS)}"
        id_ = f"h{n}"
        found = [self._report(n, place.name, name, id_, day, there)]
        if room and self._random.random() < RETOLD:
            province = self._divisions.get(f"{code[:2]}0000")
            home = province.name if province else place.name
            found.append(self._report(n + 1, home, place.name + name[2:], id_, day, there, full=True))
        return found

    def _report(
        self, n: int, home: str, name: str, id_: str, day: date, there: list[tuple[Official, Station]], full: bool = False
    ) -> Facts:
        printed = [(one, self._titles(station, one, day, home, full, there, 20 * i)) for i, (one, station) in enumerate(there, 1)]
        return self._facts(n, home, day + timedelta(1), printed, [(name, id_, day)])

    def _titles(
        self, station: Station, one: Official, day: date, home: str, full: bool, there: list[tuple[Official, Station]], at: int
    ) -> list[Role]:
        chance = self._random.random()
        if chance < BARE:
            return []
        if station.seat and home == station.division.name and chance < BARE + LABEL:
            return [Role(f"{station.division.word}领导", "领导", None, "current", at, at + 3, "posts.csv:1")]
        if self._random.random() < WRONG:
            station = self._random.choice(there)[1]
        return [self._role(station, home, at, full=full)]

    def _role(self, station: Station, home: str, at: int, status: str = "current", full: bool = False) -> Role:
        division, kind = station.division.name, station.body.removeprefix(station.division.name)
        short = station.division.word + kind if home == division and not full else station.body
        body: str | None = station.body
        if kind in FORMS and self._random.random() < 0.2:
            body = FORMS[kind].format(division)
        if self._random.random() < NO_BODY:
            body = None
        title = ("原" if status == "former" else "") + short + station.post
        return Role(title, station.post, body, status, at, at + len(title), "posts.csv:1")

    def _facts(self, n: int, home: str, day: date, told: list[tuple[Official, list[Role]]], meetings: list[tuple[str, str, date]]) -> Facts:
        id_ = sha256(f"{n}".encode()).hexdigest()[:16]
        paper = f"{home[:-1]}日报"
        people = [self._person(id_, f"p{i}", one.name, one.id, roles, 20 * i) for i, (one, roles) in enumerate(told, 1)]
        reporter = self._random.randrange(REPORTERS)
        by = Person("p0", self._reporter(home, reporter), "byline", None, (), (Mention(5, 8, ""),))
        self.truth.people[id_, "p0"] = f"r{home}{reporter}"
        bodies = dict.fromkeys(role.body for person in people for role in person.roles if role.body)
        published = None if self._random.random() < UNDATED else day.isoformat()
        facts_meetings = []
        relations: list[Relation] = []
        for m, (name, meant, when) in enumerate(meetings, 1):
            self.truth.meetings[id_, f"m{m}"] = meant
            iso = None if published is None else when.isoformat()
            facts_meetings.append(Meeting(f"m{m}", name, "meeting", iso, iso, None, (Mention(200, 200 + len(name), name),)))
            relations += [relation for order, person in enumerate(people, 1) for relation in _acts(f"m{m}", name, person, order)]
        return Facts(
            Source(id_, f"{id_}.txt", id_ * 4, None, paper, published, home),
            (by, *people),
            tuple(Body(f"b{i}", body, "government", ()) for i, body in enumerate(bodies, 1)),
            tuple(facts_meetings),
            tuple(relations),
        )

    def _person(self, document: str, id_: str, name: str, meant: str, roles: list[Role], at: int) -> Person:
        self.truth.people[document, id_] = meant
        return Person(id_, name, "official" if roles else "other", None, tuple(roles), (Mention(at + 10, at + 10 + len(name), name),))

    def _reporter(self, home: str, number: int) -> str:
        digest = sha256(f"{home} {number}".encode()).digest()
        surnames, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "文明华军平志晓建国春海峰丽静敏强磊洋艳勇"
        return surnames[digest[0] % 20] + given[digest[1] % 20] + (given[digest[2] % 20] if digest[3] % 3 else "")


def _acts(meeting: str, name: str, person: Person, order: int) -> Iterator[Relation]:
    titles = tuple(role.title for role in person.roles)
    quote = f"{'、'.join(titles)}{person.name}出席{name}。"
    at = 300 + 40 * order
    yield Relation("ATTENDED", meeting, at, at + len(quote), quote, "cues.csv:1", 0.9, person.id, None, "出席", order, titles)
    if order == 1:
        yield Relation("CHAIRED", meeting, at, at + len(quote), quote, "cues.csv:2", 0.9, person.id, None, "主持", order, titles)
    if order == 2:
        yield Relation("SPOKE_AT", meeting, at, at + len(quote), quote, "cues.csv:3", 0.9, person.id, None, "讲话", order, titles)
