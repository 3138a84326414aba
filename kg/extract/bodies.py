"""The bodies of a document: those its titles name, those that convened, those whose people came without being named."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from kg.annotate.analysis import Analysis
from kg.annotate.bodies import full_name
from kg.annotate.marks import BLOT
from kg.document import Report
from kg.facts import Body, Mention, Relation
from kg.lexicon import terms


def home_of(analyses: Sequence[Analysis]) -> str | None:
    """The home of a page: that of most of its reports, the first of equally many."""
    homes = Counter(a.home for a in analyses if a.home)
    return max(homes, key=lambda home: homes[home], default=None)


def collect_bodies(reports: Sequence[Report], analyses: Sequence[Analysis], told: str) -> dict[str, Body]:
    """Bodies by their full name (as printed where nothing settles it), in the order of their first mention.

    `told`: the whole document, without people's names.
    """
    mentions: dict[str, list[Mention]] = {}
    for report, a in zip(reports, analyses, strict=True):
        for start, end in sorted(set(_printed(a))):
            at, to = report.given(start, end)
            mentions.setdefault(_name(a, start, end, told), []).append(Mention(at, to, report.document.text[at:to]))
    place = home_of(analyses)
    return {
        name: Body(f"b{i}", name, kind_of(name), tuple(m), place if place and name.startswith(place) else None)
        for i, (name, m) in enumerate(mentions.items(), 1)
    }


def host_relations(report: Report, a: Analysis, bodies: Mapping[str, Body], told: str, first: int) -> list[Relation]:
    """The edges body → meeting; `told` as in `collect_bodies`, `first` is the number of meetings of the reports before."""
    out = []
    for h in a.hosts:
        start, end = report.given(h.first, h.last)
        body = bodies[_name(a, h.start, h.end, told)]
        quote = report.text[h.first : h.last].strip()
        out.append(Relation(h.edge, f"m{first + h.meeting + 1}", start, end, quote, f"hosts:{h.mode}", 0.8, body=body.id, mode=h.mode))
    return out


def _printed(a: Analysis) -> Iterator[tuple[int, int]]:
    """Where a title that somebody holds prints its body, and where a host is printed."""
    held = {(h.start, h.end) for h in a.roles}
    titles = [t for t in a.titles if (t.start, t.end) in held and t.kind not in ("label", "honour")]
    yield from ((t.start, t.post_start) for t in titles if t.post_start - t.start > 1)
    yield from ((h.start, h.end) for h in a.hosts)


def _name(a: Analysis, start: int, end: int, told: str) -> str:
    return _full(a.text[start:end], a.home, told, a.source)


@lru_cache(maxsize=64)
def _full(printed: str, home: str | None, text: str, source: str | None) -> str:
    """The full name of a body, which a report may print often."""
    name = full_name(printed, home, text, source)
    return name if name and BLOT not in name else printed


@cache
def _longest() -> int:
    return max(map(len, terms.body_heads()))


def kind_of(name: str) -> str:
    """The kind of the longest ending that the name has: 市委 → party, 局 → government; other where none fits."""
    heads = terms.body_heads()
    return next((heads[name[at:]] for at in range(max(0, len(name) - _longest()), len(name)) if name[at:] in heads), "other")
