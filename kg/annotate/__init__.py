"""Annotation: a spaCy pipeline over the text of a report."""
