"""A document in traditional print is read in simplified characters, which the tables know best, and told in its own.

'市長張強主持' is read as 市长张强主持 and gives 張強, 市長. One character stands for one, so that every offset holds in both.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

from kg.document import Document
from kg.facts import Facts
from kg.lexicon.scripts import simplified, wholly_simplified


def to_read(document: Document) -> Document:
    """The document in simplified characters; itself where it is printed in them."""
    text, title, source = wholly_simplified(document.text), *(simplified(s) if s else s for s in (document.title, document.source))
    return document if text == document.text else replace(document, text=text, title=title, source=source)


def as_printed(facts: Facts, read: Document, given: Document) -> Facts:
    """The facts of `read` in the characters of `given`; what the text does not print stays as it is told."""
    if read is given:
        return facts
    told: Facts = _each(facts, partial(_printed, read.text, given.text, _own_characters(read.text, given.text)))
    source = given.source if facts.document.source == read.source else told.document.source
    return replace(told, document=replace(told.document, title=given.title, source=source))


def _own_characters(read: str, given: str) -> dict[int, str]:
    """Simplified character → the one that the document mostly prints for it."""
    return {ord(simple): own for (simple, own), _ in reversed(Counter(zip(read, given, strict=True)).most_common())}


def _printed(read: str, given: str, own: dict[int, str], told: str) -> str:
    at = -1 if told.isascii() else read.find(told)
    return told.translate(own) if at < 0 else given[at : at + len(told)]


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """The value with every string in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each(v, change) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _each(getattr(value, f.name), change) for f in fields(value)})
    return value
