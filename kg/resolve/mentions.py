"""How people are told by their mentions: the name to compare by, and the words by which a judgement names a mention."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from kg.facts import Facts, Person
from kg.lexicon.names import DOTS
from kg.lexicon.scripts import simplified

_NO_DOTS = str.maketrans("", "", DOTS)
_BESIDE = re.compile(r"\s+|[（(][^（）()]*[)）]")  # 韩　冰 in a table, 韩冰（女）


@lru_cache(maxsize=1 << 16)
def plain_name(name: str) -> str:
    """A name to compare by: in simplified characters, without spaces, remarks and the dots of transliterations."""
    return simplified(_BESIDE.sub("", name) or name).translate(_NO_DOTS)


class Ref(NamedTuple):
    """A mention: a name, the document, and which of that name in it."""

    name: str
    document: str
    number: int = 1

    @property
    def named(self) -> str:
        """The name, with the number where it is not the first."""
        return self.name if self.number == 1 else f"{self.name}#{self.number}"

    def __str__(self) -> str:
        return f"{self.named}@{self.document}"

    @staticmethod
    def of(text: str) -> "Ref | None":
        """The mention that `NAME#2@DOCUMENT` stands for."""
        name, at, document = text.rpartition("@")
        name, _, number = name.partition("#")
        return Ref(name, document, int(number or 1)) if at and document and (number or "1").isdigit() else None


def refs_of(facts: Facts) -> dict[str, Ref]:
    """How judgements name the people of a document, by their ids; those of one name in the order of their first mentions."""
    seen: Counter[str] = Counter()
    found: dict[str, Ref] = {}
    for person in sorted(facts.people, key=lambda p: (min((m.start for m in p.mentions), default=0), p.id)):
        seen[person.name] += 1
        found[person.id] = Ref(person.name, facts.document.id, seen[person.name])
    return found


def ref_of(facts: Facts, person: Person) -> Ref:
    """How judgements name one of the people of a document."""
    alone = sum(other.name == person.name for other in facts.people) == 1
    return Ref(person.name, facts.document.id) if alone else refs_of(facts)[person.id]
