"""Extraction: an annotated document → its facts."""

from kg.extract.facts import extract

__all__ = ["extract"]
