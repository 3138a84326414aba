"""Which mentions become one person: each row two documents' words about a name, and whether they are one."""

import random

import pytest

from kg.facts import Facts
from kg.graph import Graph, Node
from kg.resolve import resolve
from tests.invented import archive, paper


def people(graph: Graph, name: str) -> list[Node]:
    return [node for node in graph.nodes if node.kind == "Person" and node.properties["name"] == name]


def two(one: list[str], other: list[str], *, homes: tuple[str | None, str | None], days: tuple[str | None, str | None]) -> int:
    """How many people of the name 张青山 two documents make."""
    papers = [
        paper(f"d{n}", {"张青山": roles}, published=day, place=home)
        for n, (roles, home, day) in enumerate(zip((one, other), homes, days, strict=True))
    ]
    return len(people(resolve(papers), "张青山"))


SECRETARY, MAYOR = "市委书记@安陵市委:书记", "市长@安陵市政府:市长"
CASES = [
    # one, other, how many people, what it shows
    ([SECRETARY], [SECRETARY], 1, "same post"),
    ([SECRETARY], ["安陵市委书记@中共安陵市委员会:书记"], 1, "same post, the body in another form"),
    ([SECRETARY], [MAYOR], 1, "leading seats of one city"),
    (["市领导"], [MAYOR], 1, "市领导 is a leading seat of the home"),
    (["市委宣传部部长@安陵市委宣传部:部长"], ["市委常委@安陵市委:常委"], 1, "heads of party departments sit in the committee"),
    (["安陵军分区司令员@安陵军分区:司令员"], ["市委常委@安陵市委:常委"], 1, "a garrison's place is completed by the home"),
    (["局长@安陵市教育局:局长"], ["党组成员@安陵市教育局:党组成员"], 1, "same body"),
    ([MAYOR], ["市长@青岭市政府:市长"], 2, "mayors of two cities"),
    ([MAYOR], ["局长@安陵市教育局:局长"], 2, "a mayor and a bureau's head of one city"),
    (["省政府秘书长@山西省人民政府:秘书长"], ["省政府秘书长@陕西省人民政府:秘书长"], 2, "山西 is not 陕西"),
    ([MAYOR], ["副主席@青岭市政协:副主席"], 2, "government of one city, 政协 of another"),
    (["市委书记@青岭市委:书记"], ["部长@安陵市委宣传部:部长"], 2, "string-like bodies of two cities"),
    (["政协委员@安陵市政协:委员"], ["政协委员@安陵市政协:委员"], 2, "a seat that hundreds hold tells nothing"),
    (["全国人大代表@全国人大:代表"], [MAYOR], 2, "nothing shared"),
    (["科员@安陵市民政局:科员"], ["市领导"], 2, "below the leading seats"),
    ([], [], 2, "the name alone never merges"),
    ([MAYOR], [], 2, "a bare name without company stays apart"),
    (["国家主席"], ["中共中央总书记@中共中央:总书记"], 1, "leaders of party and state are one circle"),
    (["政治局委员@中央政治局:委员"], ["副主席@全国政协:副主席"], 1, "the circle has many bodies"),
    (["越共中央总书记@越共中央:总书记"], ["国家主席"], 2, "another country's party"),
    (["新区管委会主任@:主任"], ["新区管委会主任@:主任"], 1, "same title in one home, no body known"),
    (["校长"], ["校长"], 2, "of which school, nobody says"),
    (["原市长@安陵市政府:市长!former"], [MAYOR], 1, "former holder"),
]


@pytest.mark.parametrize(("one", "other", "expected", "why"), CASES, ids=[case[3] for case in CASES])
def test_two_documents_of_one_home(one: list[str], other: list[str], expected: int, why: str) -> None:
    assert two(one, other, homes=("安陵市", "安陵市"), days=("2022-05-07", "2022-08-01")) == expected, why


def test_titles_of_a_home_do_not_cross_homes() -> None:
    days = ("2022-05-07", "2022-08-01")
    assert two(["市领导"], ["市领导"], homes=("安陵市", "青岭市"), days=days) == 2
    assert two(["市领导"], ["市领导"], homes=(None, None), days=days) == 2
    assert two(["省领导"], ["市领导"], homes=("安陵市", "安陵市"), days=days) == 2


def test_a_generation_apart_is_another_person() -> None:
    both = ("安陵市", "安陵市")
    assert two([MAYOR], [SECRETARY], homes=both, days=("1990-05-07", "2022-05-07")) == 2
    assert two([MAYOR], [MAYOR], homes=both, days=("2012-05-07", "2022-05-07")) == 1


def test_an_undated_mention_joins_only_where_one_person_is_meant() -> None:
    def of(days: list[str | None]) -> int:
        return len(people(resolve([paper(f"d{n}", {"张青山": [MAYOR]}, published=day) for n, day in enumerate(days)]), "张青山"))

    assert of([None, None]) == 1
    assert of(["2022-05-07", None]) == 1
    assert of(["1960-05-07", "2022-05-07", None]) == 3


def meeting(*names: str, day: str = "2022-05-06", name: str = "座谈会") -> dict[str, object]:
    return {"name": name, "start": day, "attended": list(names)}


def test_company_identifies_a_bare_name() -> None:
    told = {"张青山": [MAYOR], "李文": [], "王一鸣": []}
    bare: dict[str, list[str]] = {"张青山": [], "李文": [], "王一鸣": []}
    papers = [
        paper("d1", told, [meeting(*told)], published="2022-05-07"),
        paper("d2", bare, [meeting(*bare, day="2022-06-06")], published="2022-06-07"),
    ]
    (person,) = people(resolve(papers), "张青山")
    assert person.properties["reasons"] == ["same company: 李文, 王一鸣"]


def test_one_common_companion_is_not_enough() -> None:
    papers = [
        paper("d1", {"张青山": [MAYOR], "李文": []}, [meeting("张青山", "李文")], published="2022-05-07"),
        paper("d2", {"张青山": [], "李文": []}, [meeting("张青山", "李文", day="2022-06-06")], published="2022-06-07"),
    ]
    assert len(people(resolve(papers), "张青山")) == 2


def test_company_of_two_people_of_the_name_leaves_it_open() -> None:
    others: dict[str, list[str]] = {"李文": [], "王一鸣": []}
    roles: list[list[str]] = [[MAYOR], ["经理@安陵矿业公司:经理"], []]
    papers = [
        paper(f"d{n}", {"张青山": posts, **others}, [meeting("张青山", *others, day=f"2022-05-0{n + 1}")], published=f"2022-05-1{n}")
        for n, posts in enumerate(roles)
    ]
    assert len(people(resolve(papers), "张青山")) == 3


def test_company_does_not_outweigh_different_posts() -> None:
    others: dict[str, list[str]] = {"李文": [], "王一鸣": []}
    papers = [
        paper("d1", {"张青山": [MAYOR], **others}, [meeting("张青山", *others)], published="2022-05-07"),
        paper(
            "d2", {"张青山": ["经理@安陵矿业公司:经理"], **others}, [meeting("张青山", *others, day="2022-05-08")], published="2022-05-09"
        ),
    ]
    assert len(people(resolve(papers), "张青山")) == 2


def test_two_of_one_name_in_a_document_stay_two() -> None:
    papers = [
        paper("d1", {"张青山": [MAYOR], "张青山2": ["市委常委@安陵市委:常委"]}, published="2022-05-07"),
        paper("d2", {"张青山": [MAYOR]}, published="2022-05-08"),
        paper("d3", {"张青山": ["市委常委@安陵市委:常委"]}, published="2022-05-09"),
        paper("d4", {"张青山": ["市领导"]}, published="2022-05-10"),
    ]
    found = people(resolve(papers), "张青山")
    assert len(found) == 3, "two that the posts tell apart; the bare seat fits both"
    assert len({p.id for p in found}) == 3


def test_a_byline_is_nobody_of_the_news() -> None:
    papers = [
        paper("d1", {"何青": []}, kinds={"何青": "byline"}, published="2022-05-07"),
        paper("d2", {"何青": []}, kinds={"何青": "byline"}, published="2022-05-08"),
        paper("d3", {"何青": [MAYOR]}, published="2022-05-08"),
    ]
    assert sorted(str(p.properties["kind"]) for p in people(resolve(papers), "何青")) == ["byline", "official"]


def test_every_merge_says_why() -> None:
    graph = resolve(archive())
    documents: dict[str, int] = {}
    for edge in graph.edges:
        if edge.kind == "MENTIONED_IN":
            documents[edge.source] = documents.get(edge.source, 0) + 1
    for node in graph.nodes:
        if node.kind == "Person":
            assert bool(node.properties["reasons"]) == (documents[node.id] > 1), node


def test_the_archive() -> None:
    graph = resolve(archive())
    counts = {name: len(people(graph, name)) for name in ("卢志远", "沈国栋", "秦月华", "韩冰", "冯立", "马远山", "何青")}
    assert counts == {"卢志远": 1, "沈国栋": 2, "秦月华": 1, "韩冰": 1, "冯立": 1, "马远山": 1, "何青": 1}


@pytest.mark.parametrize("seed", range(5))
def test_any_order_gives_the_same_graph(seed: int) -> None:
    papers: list[Facts] = archive()
    random.Random(seed).shuffle(papers)
    assert resolve(papers) == resolve(archive())


def test_a_document_given_twice_counts_once() -> None:
    assert resolve([*archive(), *archive()]) == resolve(archive())


def test_ids_do_not_change_when_documents_come() -> None:
    before = {node.id for node in resolve(archive()[:4]).nodes}
    after = {node.id for node in resolve(archive()).nodes}
    assert before <= after
