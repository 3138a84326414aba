"""Posts that one person holds at a time."""

from kg.document import Document
from kg.extract import extract


def test_a_company_that_is_visited_is_not_that_of_its_visitor() -> None:
    text = "2月27日，宏川集团党委书记、董事长陈志远一行检查公司安全工作。\n公司董事长李红梅介绍了情况。公司副总经理王建明参加。"
    facts = extract(Document(id="1", path="report.txt", text=text, sha256=""))
    bodies = {p.name: [r.body for r in p.roles] for p in facts.people}
    assert bodies["陈志远"] == ["宏川集团", "宏川集团"]
    assert bodies["李红梅"] == [None]
