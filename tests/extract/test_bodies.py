"""The bodies of a document have the names that the posts held there have."""

from kg.document import Document
from kg.extract import extract

TEXT = "7月3日，学校召开工作会议。教务处处长李明、校团委书记王红出席会议并讲话。"


def test_bodies_are_named_by_the_whole_document() -> None:
    facts = extract(Document("d1", "d.txt", TEXT, "0", title="洮州大学召开工作会议"))
    assert [body.name for body in facts.bodies] == ["洮州大学", "洮州大学教务处", "洮州大学团委"]
    assert [r.body for p in facts.people for r in p.roles] == ["洮州大学教务处", "洮州大学团委"]
