"""Name evidence → weights: two logistic regressions, the second over what the candidates of a text say of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from people.samples import Sample, plain
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from kg.annotate import evidence
from kg.annotate.candidates import Candidate, find_candidates
from kg.annotate.echo import NAMES, relations
from kg.annotate.titles import Title, find_titles
from kg.lexicon.names import word_logprob

LEAST_SEEN = 7  # rows in which a piece of evidence must occur; a report and its copies are three
STRENGTH = 3.0  # inverse of the regularisation
SMALL = 0.02  # weights below are not written


@dataclass(frozen=True)
class Rows:
    """The candidates of one sample: evidence as columns and values (`pointers` as in a CSR matrix), labels, whether to learn from each."""

    sample: Sample
    titles: Sequence[Title]
    candidates: Sequence[Candidate]
    columns: np.ndarray
    values: np.ndarray
    pointers: np.ndarray
    labels: np.ndarray
    learn: np.ndarray


def rows_of(sample: Sample, columns: dict[str, int]) -> Rows:
    """The rows of a sample; `columns` numbers the names of evidence and grows."""
    titles = find_titles(sample.text)
    ctx = evidence.find_context(sample.text, titles)
    candidates = find_candidates(sample.text, ctx.led, ctx.closed, ctx.reading)
    at, values, pointers = [], [], [0]
    for c in candidates:
        for name, value in _evidence(c, ctx):
            at.append(columns.setdefault(name, len(columns)))
            values.append(value)
        pointers.append(len(at))
    gold = {(c.start, c.end) for c in candidates if plain(c.text) in sample.names}
    gold -= {g for g in gold if any(o[0] <= g[0] and g[1] <= o[1] and o != g for o in gold)}
    labels = [(c.start, c.end) in gold for c in candidates]
    # Where nothing leads to it, a name that is an everyday word may well be that word.
    learn = [not label or c.start in ctx.led or (word_logprob(c.text) or -99) <= -12.5 for c, label in zip(candidates, labels, strict=True)]
    arrays = np.array(at, np.int32), np.array(values), np.array(pointers)
    return Rows(sample, titles, candidates, *arrays, np.array(labels, bool), np.array(learn, bool))


def _evidence(c: Candidate, ctx: evidence.Context) -> evidence.Evidence:
    left, right = evidence.before(ctx, c.start), evidence.after(ctx, c.end)
    return [
        *evidence.left_evidence(ctx, c.start),
        *evidence.right_evidence(ctx, c.end),
        *evidence.frame_evidence(evidence.sized(c), left, right),
        *evidence.own_evidence(c, ctx, left, right),
    ]


def fit(data: Sequence[Rows], columns: Mapping[str, int]) -> dict[str, float]:
    """The weights by name, with `bias`, the names of `relations`, and `together`."""
    x = _matrix(data, len(columns))
    y, learn = np.concatenate([r.labels for r in data]), np.concatenate([r.learn for r in data])
    weight = np.concatenate([np.full(len(r.labels), r.sample.weight) for r in data])
    kept = np.where(np.bincount(x[learn].indices, minlength=len(columns)) >= LEAST_SEEN)[0]
    first = LogisticRegression(C=STRENGTH, max_iter=400, solver="liblinear", random_state=0, tol=1e-3)
    first.fit(x[learn][:, kept], y[learn], sample_weight=weight[learn])
    names = {i: n for n, i in columns.items()}
    weights = {names[i]: round(float(v), 3) for i, v in zip(kept, first.coef_[0], strict=True) if abs(v) >= SMALL}
    weights["bias"] = round(float(first.intercept_[0]), 3)
    return weights | _second([r for r in data if r.sample.document], weights, columns)


def _second(data: Sequence[Rows], weights: Mapping[str, float], columns: Mapping[str, int]) -> dict[str, float]:
    """Only whole reports tell what the same name elsewhere and the names beside it are worth."""
    related = [np.array(relations(r.sample.text, r.candidates, alone(r, weights, columns)))[r.learn] for r in data if len(r.candidates)]
    labels = np.concatenate([r.labels[r.learn] for r in data if len(r.candidates)])
    weight = np.concatenate([np.full(int(r.learn.sum()), r.sample.weight) for r in data if len(r.candidates)])
    second = LogisticRegression(C=10.0, max_iter=400, random_state=0).fit(np.concatenate(related), labels, sample_weight=weight)
    return {n: round(float(v), 3) for n, v in zip((*NAMES, "together"), (*second.coef_[0], second.intercept_[0]), strict=True)}


def alone(r: Rows, weights: Mapping[str, float], columns: Mapping[str, int]) -> list[float]:
    """The log-odds of each candidate by its own evidence."""
    dense = np.zeros(len(columns))
    for name, value in weights.items():
        if name in columns:
            dense[columns[name]] = value
    return [float(v) for v in _matrix([r], len(columns)) @ dense + weights["bias"]]


def _matrix(data: Sequence[Rows], width: int) -> csr_matrix:
    starts = np.cumsum([0, *(len(r.columns) for r in data)])
    pointers = np.concatenate([*(r.pointers[:-1] + s for r, s in zip(data, starts[:-1], strict=True)), starts[-1:]])
    arrays = np.concatenate([r.values for r in data]), np.concatenate([r.columns for r in data]), pointers
    return csr_matrix(arrays, shape=(len(pointers) - 1, width))
