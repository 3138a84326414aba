"""The fast way gives what the slow one gives: facts without spaCy, sums by what stands beside a name, names of what is worth reading."""

from pathlib import Path

import pytest

from kg.annotate import load_pipeline
from kg.annotate.bounds import counting
from kg.annotate.candidates import Candidate, find_candidates
from kg.annotate.evidence import after, before, find_context, frame_evidence, left_evidence, own_evidence, right_evidence, sized
from kg.annotate.likely import likely_names
from kg.annotate.persons import choose, find_persons, merged, scored
from kg.annotate.titles import find_titles
from kg.annotate.unled import hopeful
from kg.annotate.weighing import score_alone, total, weights
from kg.document import Document
from kg.extract import extract
from kg.read import cut_reports, read_documents

ROOT = Path(__file__).parents[2]
PAGES = [d for d in read_documents([ROOT / "tests/samples/pages"]) if isinstance(d, Document)]
REPORTS = [d for d in read_documents([ROOT / "tests/reports/reports.jsonl"]) if isinstance(d, Document)]


def test_facts_are_those_of_the_pipeline_to_the_byte() -> None:
    nlp = load_pipeline()
    assert [extract(d).to_json() for d in [*PAGES, *REPORTS]] == [extract(d, nlp).to_json() for d in [*PAGES, *REPORTS]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: Path(page.path).stem)
def test_each_candidate_has_the_sum_of_its_evidence(page: Document) -> None:
    for report in cut_reports(page):
        ctx = find_context(report.text, find_titles(report.text))
        candidates = find_candidates(report.text, ctx.led, ctx.closed, ctx.reading)
        for c, score in zip(candidates, score_alone(candidates, ctx), strict=True):
            left, right = before(ctx, c.start), after(ctx, c.end)
            parts = [frame_evidence(sized(c), left, right), left_evidence(ctx, c.start), right_evidence(ctx, c.end)]
            evidence = [("bias", 1.0), *(e for part in parts for e in part), *own_evidence(c, ctx, left, right)]
            assert score == pytest.approx(total(evidence))
    assert weights()["bias"]


@pytest.mark.parametrize("document", [*PAGES, *REPORTS[:60]], ids=lambda d: Path(d.path).stem)
def test_names_are_those_of_all_candidates(document: Document) -> None:
    for report in cut_reports(document):
        titles = find_titles(report.text)
        ctx = find_context(report.text, titles)
        candidates = find_candidates(report.text, ctx.led, ctx.closed, ctx.reading)
        chosen = choose(candidates, scored(ctx, candidates, titles), weights()["threshold"])
        assert find_persons(report.text, titles) == merged(weights(), report.text, chosen)


def test_few_candidates_are_worth_reading() -> None:
    texts = [r.text for d in REPORTS for r in cut_reports(d)]
    contexts = [find_context(text, find_titles(text)) for text in texts]
    every = [find_candidates(ctx.text, ctx.led, ctx.closed, ctx.reading) for ctx in contexts]
    worth = [[c for c in found if c.text in counting(found, ctx)] for found, ctx in zip(every, contexts, strict=True)]
    assert sum(map(len, worth)) < 0.7 * sum(map(len, every))


def test_what_arrays_pass_over_counts_nowhere() -> None:
    for ctx in (find_context(r.text, find_titles(r.text)) for d in REPORTS for r in cut_reports(d)):
        likely = likely_names(ctx.text)
        left_out = {name for _, name, _ in likely} - hopeful(likely, ctx)
        unled = [Candidate(start, start + len(name), name, "han", score) for start, name, score in likely if start not in ctx.led]
        assert not counting([c for c in unled if c.text in left_out], ctx)
