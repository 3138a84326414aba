"""What it costs to add documents one by one to a graph, by parts, and whether the graph is then that of a build from scratch."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median

import kg.store.changed
import kg.update
from kg import flow
from kg.facts import Facts
from kg.facts_file import read_facts
from kg.resolve import resolve
from kg.store.embedded import write_graph
from kg.store.folder import LINES, MANIFEST, STATE
from kg.store.late import brought_up

PARTS = {"settled anew": (kg.update, "settle"), "database": (kg.store.changed, "_write_database"), "files": (kg.update, "write_changes")}


def add(folder: Path, number: int, check: bool) -> str:
    """A row of the table. The graph is kept in FOLDER/added, so that a second run need not make it."""
    lines = (folder / "facts.jsonl").read_text("utf-8").splitlines(keepends=True)
    Random(1).shuffle(lines)
    late, graph = [Facts.from_json(line) for line in lines[:number]], folder / "added"
    if not (graph / STATE).exists():
        early = folder / "early.jsonl"
        early.write_text("".join(lines[number:]), "utf-8")
        _told("all but these", lambda: flow.build(flow.facts_of([str(early)], []), graph))
    else:
        kg.update.update(graph, (), [one.document.id for one in late], ())
    told = [_cost(graph, one) for one in late]
    _told("sorted files, when they are read", lambda: brought_up(graph))
    if check:
        _check(folder, graph)
    cells = [f"{median(costs[name] for costs in told):.2f}" for name in (*PARTS, "all")]
    return f"| {len(lines):,} | {' | '.join(cells)} |"


def _told(what: str, act: Callable[[], object]) -> None:
    begun = time.perf_counter()
    act()
    print(f"{what}: {time.perf_counter() - begun:.1f} s", file=sys.stderr)


def _cost(graph: Path, one: Facts) -> dict[str, float]:
    """Seconds for each part and for all."""
    spent: dict[str, float] = {}
    with _timed(spent):
        begun = time.perf_counter()
        flow.change([one], (), graph)
        spent["all"] = time.perf_counter() - begun
    spent["files"] -= spent["database"]
    return spent


@contextmanager
def _timed(spent: dict[str, float]) -> Iterator[None]:
    """The seconds that the parts take."""
    usual = {name: getattr(*place) for name, place in PARTS.items()}

    def timed(name: str) -> Callable[..., object]:
        def run(*given: object) -> object:
            begun = time.perf_counter()
            done = usual[name](*given)
            spent[name] = time.perf_counter() - begun
            return done

        return run

    for name, (module, function) in PARTS.items():
        setattr(module, function, timed(name))
    try:
        yield
    finally:
        for name, (module, function) in PARTS.items():
            setattr(module, function, usual[name])


def _check(folder: Path, graph: Path) -> None:
    told = list(read_facts(str(folder / "facts.jsonl")))
    write_graph(resolve(told), folder / "scratch", told)
    same = all((graph / name).read_bytes() == (folder / "scratch" / name).read_bytes() for name in (*LINES, MANIFEST))
    print(f"{folder}: {'the same bytes as' if same else 'NOT the bytes of'} a build from scratch", file=sys.stderr)
