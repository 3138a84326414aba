"""A post printed twice, once with its body in short, is one role."""

import pytest

from kg.document import Document
from kg.extract import extract

CASES = [
    ("山西省地方税务局局长陈志远到大同调研。调研组一行来到办税厅，省地税局局长陈志远讲话。", ["山西省地方税务局"]),
    ("山西省大同市人民医院院长陈志远来访。大家听取了介绍，并且参观了展厅，大同市人民医院院长陈志远讲话。", ["山西省大同市人民医院"]),
    ("大同市委书记陈志远到会。会上，市委书记陈志远讲话。", ["大同市委"]),
    ("舟山市民政局长陈志远到会，舟山市民政局陈志远局长讲话。", ["舟山市民政局"]),
    ("云南省长助理陈志远出席会议。", ["云南省政府"]),
    ("山西师范大学教授、山西大学教授陈志远来校讲学。", ["山西师范大学", "山西大学"]),
    ("大同市委书记陈志远曾任大同市委政法委书记。", ["大同市委", "大同市委政法委"]),
]


@pytest.mark.parametrize(("text", "bodies"), CASES, ids=[c[0] for c in CASES])
def test_bodies_of_the_roles(text: str, bodies: list[str]) -> None:
    facts = extract(Document("d1", "d.txt", text, "0"))
    assert [r.body for p in facts.people for r in p.roles] == bodies
