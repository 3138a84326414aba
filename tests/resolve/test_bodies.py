"""Bodies under one name, what they are part of and where they lie."""

from dataclasses import replace

import pytest

from kg.facts import Body
from kg.resolve import resolve
from kg.resolve.bodies import parent_of, short_form
from tests.invented import paper

FORMS = [
    ("中共安陵市委员会", "安陵市委"),
    ("中国共产党安陵市委员会", "安陵市委"),
    ("中共安陵市委", "安陵市委"),
    ("安陵市委", "安陵市委"),
    ("安陵市人民政府", "安陵市政府"),
    ("安陵市人民政府办公室", "安陵市政府办公室"),
    ("东陵省人民代表大会常务委员会", "东陵省人大常委会"),
    ("安陵市人民代表大会", "安陵市人大"),
    ("中国人民政治协商会议安陵市委员会", "安陵市政协"),
    ("政协安陵市委员会", "安陵市政协"),
    ("政协第十四届全国委员会", "全国政协"),
    ("中国人民政治协商会议全国委员会", "全国政协"),
    ("中国人民政治协商会议安陵市委员会办公室", "安陵市政协办公室"),
    ("政协提案委员会", "政协提案委员会"),
    ("中共安陵市纪律检查委员会", "安陵市纪委"),
    ("安陵市监察委员会", "安陵市监委"),
    ("中共安陵市委政法委员会", "安陵市委政法委"),
    ("中共安陵市委宣传部", "安陵市委宣传部"),
    ("安陵市发展和改革委员会", "安陵市发改委"),
    ("安陵市卫生健康委", "安陵市卫健委"),
    ("中央军事委员会", "中央军委"),
    ("中共中央军委", "中央军委"),
    ("中央政治局", "中共中央政治局"),
    ("中共中央政治局常务委员会", "中共中央政治局"),
    ("中宣部", "中共中央宣传部"),
    ("中央组织部", "中共中央组织部"),
    ("中共中央统一战线工作部", "中共中央统战部"),
    ("安陵市妇女联合会", "安陵市妇联"),
    ("共青团安陵市委员会", "共青团安陵市委"),
    ("南山大学", "南山大学"),
    ("中国共产党第二十次全国代表大会", "中共第二十次全国代表大会"),
]


@pytest.mark.parametrize(("printed", "short"), FORMS, ids=[form[0] for form in FORMS])
def test_forms(printed: str, short: str) -> None:
    assert short_form(printed) == short
    assert short_form(short) == short, "a short form is its own"


APART = [
    ("山西省人民政府", "陕西省人民政府"),
    ("大同市委", "大同市委宣传部"),
    ("大同市政府", "大同市政协"),
    ("大同市人大", "大同市人大常委会"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_string_like_bodies_stay_apart(one: str, other: str) -> None:
    assert short_form(one) != short_form(other)


PARENTS = [
    ("安陵市委宣传部", "安陵市委"),
    ("安陵市委政法委", "安陵市委"),
    ("安陵市政府办公室", "安陵市政府"),
    ("安陵市人大常委会", "安陵市人大"),
    ("安陵市人大常委会办公室", "安陵市人大常委会"),
    ("中共中央政治局", "中共中央"),
    ("安陵市委", None),
    ("安陵市教育局", None),
    ("北京大学生体育协会", None),
]


@pytest.mark.parametrize(("name", "parent"), PARENTS)
def test_parents(name: str, parent: str | None) -> None:
    above = parent_of(name)
    assert (above.name if above else None) == parent


def test_bodies_in_the_graph() -> None:
    people = {
        "张青山": ["市委政法委书记@中共大同市委政法委员会:书记"],
        "李文": ["市委书记@大同市委:书记"],
        "王一鸣": ["副县长@大同市云州区人民政府:副区长"],
    }
    graph = resolve([paper("d1", people, place="大同市")])
    names = {node.id: node.properties.get("name") for node in graph.nodes}
    joined = {(e.kind, names[e.source], names[e.target]) for e in graph.edges if e.kind in ("PART_OF", "IN")}
    assert joined == {
        ("PART_OF", "大同市委政法委", "大同市委"),
        ("IN", "大同市委政法委", "大同市"),
        ("IN", "大同市委", "大同市"),
        ("IN", "云州区政府", "云州区"),
        ("IN", "云州区", "大同市"),
        ("IN", "大同市", "山西省"),
    }
    codes = {node.properties["name"]: node.id for node in graph.nodes if node.kind == "Place"}
    assert codes == {"云州区": "140215", "大同市": "140200", "山西省": "140000"}


def test_one_body_for_all_its_forms() -> None:
    papers = [paper(f"d{n}", {"李文": [f"书记@{body}:书记"]}) for n, body in enumerate(["安陵市委", "中共安陵市委员会", "中共安陵市委"])]
    (body,) = [node for node in resolve(papers).nodes if node.kind == "Body"]
    assert (body.properties["name"], body.properties["aliases"]) == ("安陵市委", ["中共安陵市委", "中共安陵市委员会"])


def test_districts_of_one_name_are_told_apart_by_the_home() -> None:
    papers = [paper(f"d{n}", {"李文": ["区长@朝阳区政府:区长"]}, place=home) for n, home in enumerate(["北京市", "长春市"])]
    graph = resolve(papers)
    assert len([node for node in graph.nodes if node.kind == "Body"]) == 2
    assert {e.target for e in graph.edges if e.kind == "IN" and e.source.startswith("body")} == {"110105", "220104"}


LOCAL = [
    # name, homes of two documents, the names of the bodies that come of it
    ("市委", ("安陵市", "安陵市"), ["安陵市委"]),
    ("市委", ("安陵市", "青岭市"), ["安陵市委", "青岭市委"]),
    ("市委", (None, None), ["市委", "市委"]),
    ("省委", ("大同市", "太原市"), ["山西省委"]),
    ("市教育局", ("安陵市", "安陵市"), ["安陵市教育局"]),
    ("教育局", ("安陵市", "安陵市"), ["教育局"]),
    ("教育局", ("安陵市", "青岭市"), ["教育局", "教育局"]),
    ("护理部", (None, None), ["护理部", "护理部"]),
    ("市场监管总局", ("安陵市", "青岭市"), ["市场监管总局", "市场监管总局"]),
    ("国务院", (None, None), ["国务院"]),
    ("教育部", ("安陵市", "青岭市"), ["教育部"]),
    ("南山大学", (None, None), ["南山大学"]),
]


@pytest.mark.parametrize(("name", "homes", "expected"), LOCAL, ids=[f"{name}-{homes}" for name, homes, _ in LOCAL])
def test_names_that_many_bodies_bear(name: str, homes: tuple[str | None, ...], expected: list[str]) -> None:
    papers = [paper(f"d{n}", {"李文": [f"主任@{name}:主任"]}, place=home) for n, home in enumerate(homes)]
    assert sorted(str(node.properties["name"]) for node in resolve(papers).nodes if node.kind == "Body") == expected


def test_a_body_that_does_nothing_is_no_node() -> None:
    facts = paper("d1", {}, [{"name": "座谈会", "convened": ["安陵市委"]}])
    idle = Body("b9", "安陵市妇联", "mass", ())
    bodies = [node for node in resolve([replace(facts, bodies=(*facts.bodies, idle))]).nodes if node.kind == "Body"]
    assert [node.properties["name"] for node in bodies] == ["安陵市委"]
