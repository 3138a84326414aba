"""Titles that lead to a name and are no posts: the person is found, and holds nothing."""

import pytest

from kg.document import Document
from kg.extract import extract

REPORTS = [
    ("会上，2017级本科生陈志远发言。", ["陈志远"], []),
    ("八八届校友陈志远、全国劳模李红梅出席。", ["陈志远", "李红梅"], []),
    ("淮川大学特聘教授陈志远、著名教授李红梅出席。", ["陈志远", "李红梅"], ["淮川大学特聘教授"]),
    ("学生代表陈志远、市领导李红梅出席。", ["陈志远", "李红梅"], ["市领导"]),
    ("见义勇为奖章获得者陈志远、老同志李红梅参加座谈会。", ["陈志远", "李红梅"], []),
    ("硕士生代表陈志远汇报了讨论情况。", ["陈志远"], []),
    ("石亭县人大代表陈志远，淮川大学教授李红梅出席会议。", ["陈志远", "李红梅"], ["石亭县人大代表", "淮川大学教授"]),
    ("石亭县第九次党代会上，来自东关社区的陈志远代表说，报告振奋人心。", ["陈志远"], ["代表"]),
]


@pytest.mark.parametrize(("text", "people", "titles"), REPORTS, ids=[text for text, _, _ in REPORTS])
def test_what_somebody_is_gives_no_role(text: str, people: list[str], titles: list[str]) -> None:
    facts = extract(Document(id="1", path="report.txt", text=text, sha256=""))
    assert [p.name for p in facts.people] == people
    assert [r.title for p in facts.people for r in p.roles] == titles
