"""Facts of a simulated report → the report as a paper prints it, in a few sentences: a record for `kg extract`."""

from datetime import date

from kg.facts import Facts, Meeting, Person

FORMER = "原"


def record_of(facts: Facts) -> dict[str, str | None]:
    """`path, title, source, published, text`, as a line of records has them."""
    source = facts.document
    byline, *people = facts.people
    told = _meeting(facts.meetings[0], people) if facts.meetings else _announced(people[0])
    return {
        "path": source.path,
        "title": None,
        "source": source.source,
        "published": source.published,
        "text": f"本报讯（记者 {byline.name}）{told}",
    }


def _meeting(meeting: Meeting, people: list[Person]) -> str:
    """Who is first chairs, who is second speaks, as the relations of a simulated report have it."""
    chair, speaker, *others = map(_printed, people)
    lines = [f"{_day(meeting.start)}，{meeting.name}召开。", f"{speaker}出席会议并讲话，{chair}主持会议。"]
    if others:
        lines.append(f"{'、'.join(others)}出席会议。")
    return "".join(lines)


def _announced(person: Person) -> str:
    """A move: the new post stands first, the old one behind it."""
    new, old = (role.title for role in person.roles)
    return f"日前召开的干部大会上宣布，{person.name}同志任{new}，不再担任{old.removeprefix(FORMER)}职务。"


def _printed(person: Person) -> str:
    return "、".join(role.title for role in person.roles) + person.name


def _day(iso: str | None) -> str:
    day = date.fromisoformat(iso) if iso else None
    return f"{day.month}月{day.day}日" if day else "近日"
