"""Facts of invented papers in a notation that can be read and extended by hand.

`paper(…)` gives the facts of one document. A person is `name: [post, …]`, a post `title@body:post`, `title` where no body is
known, with `!former` and the like at the end. A meeting says by name who did what there; the order of `attended` is the printed one.
"""

from typing import Any

from kg.facts import Body, Facts, Meeting, Mention, Person, Relation, Role, Source


def paper(
    name: str,
    people: dict[str, list[str]],
    meetings: list[dict[str, Any]] | None = None,
    *,
    source: str | None = "安陵日报",
    published: str | None = None,
    place: str | None = "安陵市",
    kinds: dict[str, str] | None = None,
) -> Facts:
    """The facts of one document; people of one name in it are told apart by a digit at the end (沈国栋2)."""
    told = [_person(n, who, roles, (kinds or {}).get(who, "official")) for n, (who, roles) in enumerate(people.items(), 1)]
    ids = {who: f"p{n}" for n, who in enumerate(people, 1)}
    happenings = meetings or []
    names = dict.fromkeys([r.body for p in told for r in p.roles if r.body] + [b for m in happenings for b in m.get("convened", ())])
    bodies = {body: f"b{n}" for n, body in enumerate(names, 1)}
    return Facts(
        document=Source(name, f"{name}.txt", "0" * 60 + name[-4:].rjust(4, "0"), f"{name} 的标题", source, published, place),
        people=tuple(told),
        bodies=tuple(Body(id_, body, "party" if "委" in body else "government", ()) for body, id_ in bodies.items()),
        meetings=tuple(_meeting(n, m) for n, m in enumerate(happenings, 1)),
        relations=tuple(r for n, m in enumerate(happenings, 1) for r in _relations(n, m, ids, bodies, told)),
    )


def _person(n: int, who: str, roles: list[str], kind: str) -> Person:
    name = who.rstrip("0123456789")
    start = 20 * n
    return Person(f"p{n}", name, kind, None, tuple(_role(r, start) for r in roles), (Mention(start + 8, start + 8 + len(name), name),))


def _role(text: str, start: int) -> Role:
    text, _, status = text.partition("!")
    title, _, rest = text.partition("@")
    body, _, post = rest.partition(":")
    return Role(title, post or title, body or None, status or "current", start, start + len(title), "posts.csv:1")


def _meeting(n: int, raw: dict[str, Any]) -> Meeting:
    start = raw.get("start")
    mention = Mention(1000 * n, 1000 * n + len(raw["name"]), raw["name"])
    return Meeting(f"m{n}", raw["name"], raw.get("kind", "meeting"), start, raw.get("end", start), raw.get("place"), (mention,))


def _relations(n: int, raw: dict[str, Any], ids: dict[str, str], bodies: dict[str, str], told: list[Person]) -> list[Relation]:
    verbs = {"attended": ("ATTENDED", "出席"), "chaired": ("CHAIRED", "主持"), "spoke": ("SPOKE_AT", "讲话")}
    found = []
    for field, (kind, verb) in verbs.items():
        for order, who in enumerate(raw.get(field, ()), 1):
            person = next(p for p in told if p.id == ids[who])
            quote = f"{person.name}{verb}{raw['name']}。"
            at = 1000 * n + 10 * len(found)
            titles = tuple(r.title for r in person.roles)
            listed = order if field == "attended" else None
            found.append(Relation(kind, f"m{n}", at, at + len(quote), quote, "cues.csv:1", 1.0, ids[who], None, verb, listed, titles))
    for body in raw.get("convened", ()):
        quote = f"{raw['name']}由{body}召开。"
        found.append(Relation("CONVENED", f"m{n}", 1000 * n, 1000 * n + len(quote), quote, "cues.csv:2", 0.9, None, bodies[body], "召开"))
    return found


def archive() -> list[Facts]:
    """Seven documents of three papers: one circle of people over a year, a change of office, a namesake, one meeting told twice."""
    secretary, mayor = "市委书记@安陵市委:书记", "市长@安陵市政府:市长"
    return [
        paper(
            "a1",
            {
                "卢志远": [secretary],
                "沈国栋": ["市委副书记@安陵市委:副书记", mayor],
                "秦月华": ["市领导"],
                "冯立": ["安陵军分区司令员@安陵军分区:司令员"],
            },
            [
                {
                    "name": "双拥工作推进会",
                    "start": "2022-05-06",
                    "convened": ["安陵市委"],
                    "attended": ["卢志远", "沈国栋", "秦月华", "冯立"],
                    "chaired": ["沈国栋"],
                    "spoke": ["卢志远"],
                },
            ],
            published="2022-05-07",
        ),
        paper(
            "a2",
            {
                "卢志远": [secretary],
                "沈国栋": [mayor],
                "秦月华": ["市委宣传部部长@安陵市委宣传部:部长"],
                "韩冰": ["市委政法委书记@中共安陵市委政法委员会:书记"],
            },
            [
                {
                    "name": "市委常委会会议",
                    "start": "2022-06-01",
                    "attended": ["卢志远", "沈国栋", "秦月华", "韩冰"],
                    "chaired": ["卢志远"],
                    "spoke": ["卢志远", "韩冰"],
                },
            ],
            published="2022-06-02",
        ),
        paper(
            "a3",
            {"卢志远": [secretary], "沈国栋": [mayor], "韩冰": ["市委政法委书记@安陵市委政法委:书记"]},
            [
                {
                    "name": "市委常委会会议",
                    "start": "2022-07-01",
                    "attended": ["卢志远", "沈国栋", "韩冰"],
                    "chaired": ["卢志远"],
                    "spoke": ["卢志远"],
                },
            ],
            published="2022-07-02",
        ),
        paper(
            "a4",
            {"卢志远": [secretary], "沈国栋": [], "秦月华": [], "韩冰": []},
            [
                {"name": "卢志远调研城市建设", "kind": "inspection", "start": "2022-08-09", "attended": ["卢志远", "沈国栋", "韩冰"]},
                {"name": "市委常委会会议", "start": "2022-08-10", "attended": ["卢志远", "秦月华", "韩冰"], "chaired": ["卢志远"]},
            ],
            published="2022-08-11",
        ),
        paper(
            "a5",
            {
                "卢志远": ["省政府副省长@东陵省人民政府:副省长", "原市委书记@安陵市委:书记!former"],
                "沈国栋": [secretary],
                "秦月华": ["市领导"],
                "韩冰": ["市领导"],
            },
            [
                {
                    "name": "全市领导干部会议",
                    "start": "2023-03-01",
                    "convened": ["中共安陵市委员会"],
                    "attended": ["卢志远", "沈国栋", "秦月华", "韩冰"],
                    "chaired": ["沈国栋"],
                    "spoke": ["卢志远", "沈国栋"],
                },
            ],
            published="2023-03-02",
        ),
        paper(
            "b1",
            {"卢志远": ["安陵市委书记@安陵市委:书记"], "沈国栋": ["安陵市市长@安陵市人民政府:市长"], "何青": []},
            [
                {
                    "name": "安陵市双拥工作推进会",
                    "start": "2022-05-06",
                    "attended": ["卢志远", "沈国栋"],
                    "chaired": ["沈国栋"],
                    "spoke": ["卢志远"],
                },
            ],
            source="东陵日报",
            published="2022-05-08",
            place="东陵省",
            kinds={"何青": "byline"},
        ),
        paper(
            "c1",
            {"马远山": ["市长@青岭市政府:市长"], "沈国栋": ["市教育局局长@青岭市教育局:局长"]},
            [
                {
                    "name": "全市教育工作会议",
                    "start": "2022-06-14",
                    "attended": ["马远山", "沈国栋"],
                    "chaired": ["沈国栋"],
                    "spoke": ["马远山"],
                },
            ],
            source="青岭日报",
            published="2022-06-15",
            place="青岭市",
        ),
    ]
