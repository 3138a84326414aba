"""The zone of which a 区党工委 or 区管委会 is."""

import pytest

from kg.document import Document
from kg.extract import extract

CASES = [
    ("大同经开区党工委书记陈志远主持，区党工委副书记、区管委会主任李红梅出席。", ["大同经开区", "大同经开区", "大同经开区管委会"]),
    ("区党工委书记陈志远到平城区调研。", [None]),
]


@pytest.mark.parametrize(("text", "bodies"), CASES, ids=[c[0] for c in CASES])
def test_bodies_of_zones(text: str, bodies: list[str | None]) -> None:
    facts = extract(Document("d1", "d.txt", text, "0"))
    assert [r.body for p in facts.people for r in p.roles] == bodies
