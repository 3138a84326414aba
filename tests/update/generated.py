"""Small archives by chance in which much has to do with much: few names, homes and days, meetings with full and short names or no day."""

from dataclasses import replace
from random import Random
from typing import Any

from kg.facts import Facts, Person
from kg.resolve.judgements import Judgement
from tests.invented import paper

NAMES = ["卢志远", "沈国栋", "秦月华", "韩冰", "冯立", "沈國棟"]
HOMES = ["安陵市", "青岭市", "东陵省", "大同市", "大兴县", None]
POSTS = [
    *("市委书记@市委:书记", "市长@安陵市政府:市长", "市长@青岭市人民政府:市长", "市领导", "原市长@市政府:市长!former"),
    *("市委宣传部部长@中共安陵市委宣传部:部长", "局长@教育局:局长", "大同县委书记@大同县委:书记", "省政协主席@东陵省政协:主席"),
]
MEETINGS = [
    *("双拥工作会议", "市委双拥工作会议", "全市双拥工作会议", "安陵市双拥工作会议", "双拥工作会议暨表彰大会"),
    *("青岭市双拥工作会议", "市委常委会会议", "安全生产会议", "安陵市安全生产会议"),
]
DAYS = ["2021-03-01", "2021-03-02", "2021-03-09", "2022-05-06", None]


def papers(number: int, chance: Random) -> list[Facts]:
    """So many documents, the same for the same chance."""
    return [document(f"d{n}", chance) for n in range(number)]


def document(name: str, chance: Random) -> Facts:
    """A document of that id."""
    people = {who: chance.sample(POSTS, chance.choice([0, 1, 1, 2])) for who in chance.sample(NAMES, chance.randint(1, 4))}
    kinds = {who: "byline" for who in people if chance.random() < 0.1}
    meetings = [_meeting(chance, list(people)) for _ in range(chance.choice([0, 1, 1, 2]))]
    facts = paper(name, people, meetings, published=chance.choice(DAYS), place=chance.choice(HOMES), kinds=kinds)
    return replace(facts, people=tuple(_aliased(person, chance) for person in facts.people))


def _meeting(chance: Random, there: list[str]) -> dict[str, Any]:
    start = chance.choice(DAYS)
    end = "2021-03-02" if start == "2021-03-01" and chance.random() < 0.3 else start
    convened = [chance.choice(["安陵市委", "市政府", "东陵省政协"])] if chance.random() < 0.3 else []
    attended = chance.sample(there, chance.randint(1, len(there)))
    return {
        "name": chance.choice(MEETINGS),
        "start": start,
        "end": end,
        "convened": convened,
        "attended": attended,
        "chaired": attended[:1],
    }


def _aliased(person: Person, chance: Random) -> Person:
    return replace(person, aliases=(chance.choice(NAMES),)) if chance.random() < 0.08 else person


def judgements(told: list[Facts], number: int, chance: Random) -> list[Judgement]:
    """So many lines on these documents, of which none contradict each other."""
    return [Judgement(f"j.csv:{n}", "2026-01-05", "王编辑", *_judged(told, chance), "") for n in range(number)]


def _judged(told: list[Facts], chance: Random) -> tuple[str, str, str]:
    facts = chance.choice(told)
    one, other = (f"{chance.choice(some.people).name}@{some.document.id}" for some in (facts, chance.choice(told)))
    what = chance.choice(["same", "unsure", "alias", "drop", "name", "home", "renamed"])
    names = {
        "alias": ("沈总", "韩冰"),
        "renamed": ("安陵市政府", "安陵市人民政府本级"),
        "home": (f"@{facts.document.id}", chance.choice(HOMES) or ""),
    }
    last = {"same": other, "unsure": other, "drop": "HELD 市领导", "name": chance.choice(NAMES)}
    return (what, *names[what]) if what in names else (what, one, last[what])
