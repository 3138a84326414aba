"""A document in traditional print gives what the same words in simplified characters give, told in its own characters."""

from dataclasses import replace

import pytest

from kg.document import Document
from kg.extract import extract
from kg.facts import Facts
from kg.lexicon.scripts import wholly_simplified

TEXTS = [
    "【本報訊】淮川縣委書記陳志遠昨日主持召開全縣教育工作會議，縣長葉紅梅、宣傳部部長鍾文軍出席會議並講話。",
    "淮川縣縣長陳志遠於會後看望了幹部，大會選舉葉紅梅為副主任委員，免去鍾文軍縣教育局局長職務。審核：范國慶",
]


def facts(text: str) -> Facts:
    return extract(Document("d1", "淮川縣報/1.txt", text, "0", title="要聞", source="淮川縣報", published="2023-05-08"))


def simple(facts: Facts) -> str:
    return wholly_simplified(replace(facts, document=replace(facts.document, path="")).to_json())


@pytest.mark.parametrize("text", TEXTS)
def test_both_scripts_give_the_same(text: str) -> None:
    assert simple(facts(text)) == simple(facts(wholly_simplified(text)))


@pytest.mark.parametrize("text", TEXTS)
def test_names_and_titles_are_told_as_printed(text: str) -> None:
    told = facts(text)
    assert told.document.title == "要聞" and told.document.source == "淮川縣報"
    for person in told.people:
        assert all(text[m.start : m.end] == m.text == person.name for m in person.mentions)
    assert {"陳志遠", "葉紅梅", "鍾文軍"} <= {p.name for p in told.people}
    assert all("书" not in r.title and "县" not in r.title for p in told.people for r in p.roles)


def test_a_title_that_the_text_does_not_print_is_told_in_its_characters() -> None:
    (person,) = facts("【本報訊】淮川縣教育局黨組書記、局長陳志遠昨日講話。").people
    assert [(r.title, r.body) for r in person.roles] == [("淮川縣教育局黨組書記", "淮川縣教育局"), ("淮川縣教育局局長", "淮川縣教育局")]
