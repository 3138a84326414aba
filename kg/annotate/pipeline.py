"""The steps of `analysis.py` as spaCy components: each runs its step on the text of the Doc and writes what it found on the Doc.

Written are the span groups `titles`, `persons`, `roles`, `bodies`, `meetings`, `dates`, `cues` (they overlap freely), sentence
starts, and `doc._.analysis` with all values. A span that no token boundary fits is widened to whole tokens.
"""

from collections.abc import Callable, Iterable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate import analysis as steps
from kg.annotate.analysis import Analysis
from kg.document import Report
from kg.resources import MODELS

PIPELINE = MODELS / "zh_kg"
Found = Iterable[tuple[int, int, str, str]]  # start, end, label, rule

Doc.set_extension("analysis", default=None, force=True)


class Component:
    """One step of the analysis: `find` fills in the values, `spans` says what to mark in the Doc."""

    def __init__(self, find: Callable[[Analysis], None], spans: Callable[[Analysis], dict[str, Found]]) -> None:
        self._find, self._spans = find, spans

    def __call__(self, doc: Doc) -> Doc:
        """Compute first, write second."""
        if doc._.analysis is None:
            doc._.analysis = Analysis(doc.text)
        self._find(doc._.analysis)
        for group, found in self._spans(doc._.analysis).items():
            doc.spans[group] = [_span(doc, *values) for values in found]
        return doc


def _span(doc: Doc, start: int, end: int, label: str, rule: str) -> Span:
    strict: Span | None = doc.char_span(start, end, label=label, span_id=rule)
    if strict is not None:
        return strict
    widened: Span | None = doc.char_span(start, end, label=label, span_id=rule, alignment_mode="expand")
    return widened if widened is not None else Span(doc, 0, 0, label=label)


@Language.factory("kg_sentences")
def sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sentence starts, and the home jurisdiction where the caller did not give it."""
    component = Component(steps.add_sentences, lambda a: {})

    def mark(doc: Doc) -> Doc:
        doc = component(doc)
        starts = {s.start for s in doc._.analysis.sentences}
        for token in doc:
            inside = any(token.idx <= i < token.idx + len(token) for i in starts) if token.idx not in starts else True
            token.is_sent_start = token.i == 0 or inside
        return doc

    return mark


@Language.factory("kg_titles")
def titles(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Printed titles and the bodies in them."""
    return Component(
        steps.add_titles,
        lambda a: {
            "titles": [(t.start, t.end, t.kind, t.rule) for t in a.titles],
            "bodies": [(t.start, t.post_start, "BODY", t.rule) for t in a.titles if t.post_start > t.start],
        },
    )


@Language.factory("kg_persons")
def persons(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Names of people."""
    return Component(steps.add_persons, lambda a: {"persons": [(p.start, p.end, "PERSON", "persons") for p in a.persons]})


@Language.factory("kg_roles")
def roles(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Titles that somebody named holds."""
    return Component(steps.add_roles, lambda a: {"roles": [(h.start, h.end, "ROLE", h.rule) for h in a.roles]})


@Language.factory("kg_dates")
def dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Days that the text settles."""
    return Component(steps.add_dates, lambda a: {"dates": [(d.start, d.end, "DATE", d.first) for d in a.dates]})


@Language.factory("kg_gatherings")
def gatherings(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Printed names of gatherings, happenings and background alike."""
    return Component(steps.add_gatherings, lambda a: {"gatherings": [(g.start, g.end, g.kind, g.state) for g in a.gatherings]})


@Language.factory("kg_acts")
def acts(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Meetings, and who did what there (`doc._.analysis.claims`)."""
    return Component(steps.add_acts, lambda a: {"meetings": [(s, e, m.kind, m.name) for m in a.meetings for s, e in m.spans if e > s]})


@cache
def load_pipeline() -> Language:
    """The pipeline of `models/zh_kg`, loaded once."""
    return spacy.load(PIPELINE)


def annotate(report: Report, nlp: Language) -> Doc:
    """The Doc of a report, with all that its masthead and record say taken into account."""
    doc = nlp.make_doc(report.text)
    doc._.analysis = steps.begun(report)
    return nlp(doc)
