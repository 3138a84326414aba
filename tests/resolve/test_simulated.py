"""A small simulated archive (scripts/archive): how well people are told apart, in any order of the reports, with reports coming later."""

import random
import sys
from pathlib import Path

import pytest

from kg.facts import Facts
from kg.graph import Graph
from kg.resolve import resolve
from kg.resolve.mentions import refs_of

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from simulation.careers import officials
from simulation.measures import b_cubed, pairwise
from simulation.reports import Archive, Truth


def simulated(reports: int, people: int, seed: int) -> tuple[list[Facts], Truth]:
    chance = random.Random(seed)
    archive = Archive(officials(people, 1, 0.15, chance), 0.9, chance)
    return list(archive.reports(reports)), archive.truth


@pytest.fixture(scope="module")
def archive() -> tuple[list[Facts], Truth]:
    return simulated(1500, 300, 7)


def people_of(graph: Graph, told: list[Facts]) -> dict[tuple[str, str], str]:
    named = {(e.target, e.properties["named"]): e.source for e in graph.edges if e.kind == "MENTIONED_IN"}
    return {(f.document.id, person): named[f.document.id, ref.named] for f in told for person, ref in refs_of(f).items()}


def test_people_are_told_apart(archive: tuple[list[Facts], Truth]) -> None:
    told, truth = archive
    found = people_of(resolve(told), told)
    precision, recall, f1 = pairwise(truth.people, found)
    assert precision >= 0.995 and recall >= 0.95 and f1 >= 0.98
    assert b_cubed(truth.people, found)[2] >= 0.98


def test_any_order_gives_the_same_graph(archive: tuple[list[Facts], Truth]) -> None:
    told = archive[0][:500]
    expected = resolve(told)
    for seed in range(2):
        shuffled = told[:]
        random.Random(seed).shuffle(shuffled)
        assert resolve(shuffled) == expected


def test_the_same_seed_gives_the_same_archive() -> None:
    assert simulated(50, 20, 3)[0] == simulated(50, 20, 3)[0] != simulated(50, 20, 4)[0]


def test_every_merge_is_a_decision_with_its_reason(archive: tuple[list[Facts], Truth]) -> None:
    """Of every person all mentions but one say why, and beside which other mention of the same person."""
    graph = resolve(archive[0])
    mentions: dict[str, list[tuple[str, object, object]]] = {}
    for edge in graph.edges:
        if edge.kind == "MENTIONED_IN":
            mentions.setdefault(edge.source, []).append((edge.target, edge.properties["reason"], edge.properties["beside"]))
    for told in mentions.values():
        assert sum(reason is None for _, reason, _ in told) == 1
        assert {beside for _, reason, beside in told if reason} <= {document for document, _, _ in told}


FIGURES = [
    # truth, found, pairwise (P, R), B³ (P, R)
    ("aabb", "xxyy", (1.0, 1.0), (1.0, 1.0)),
    ("aabb", "xxxx", (1 / 3, 1.0), (0.5, 1.0)),
    ("aaaa", "xxyy", (1.0, 1 / 3), (1.0, 0.5)),
    ("abc", "xyz", (1.0, 1.0), (1.0, 1.0)),
]


@pytest.mark.parametrize(("truth", "found", "pairs", "items"), FIGURES)
def test_measures(truth: str, found: str, pairs: tuple[float, float], items: tuple[float, float]) -> None:
    meant, said = dict(enumerate(truth)), dict(enumerate(found))
    assert pairwise(meant, said)[:2] == pytest.approx(pairs)
    assert b_cubed(meant, said)[:2] == pytest.approx(items)
