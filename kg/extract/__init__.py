"""Extraction: documents → facts."""

from typing import TYPE_CHECKING

from kg.document import Document
from kg.facts import Facts

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["extract"]


def extract(document: Document, nlp: "Language | None" = None) -> Facts:
    """As `kg.extract.facts.extract`; what that needs is imported when it runs, not with `kg.extract.workers`."""
    from kg.extract import facts

    return facts.extract(document, nlp)
