"""The reports of one document, annotated → the document's facts: people merged by name, offsets into the text as given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotate.agenda import Meeting as Told
from kg.annotate.analysis import Analysis, analyse, begun
from kg.annotate.bare import aide_of, of_post
from kg.annotate.bodies import full_name, government_of, of_state
from kg.annotate.claims import Claim
from kg.annotate.committees import democratic, party_committee, region_government
from kg.annotate.corps import division_alone
from kg.annotate.dates import Day, find_dates
from kg.annotate.guests import members_from
from kg.annotate.home import infer_home, masked, seat
from kg.annotate.meeting_day import day_of
from kg.annotate.own import house
from kg.annotate.roles import HeldTitle
from kg.annotate.status import body_ends
from kg.annotate.years import issue_of, own_year
from kg.annotate.zones import organ_of_zone, zone_in
from kg.document import Document, Report
from kg.extract.again import told_once
from kg.extract.bodies import collect_bodies, home_of, host_relations
from kg.extract.offices import is_office
from kg.extract.scripts import as_printed, to_read
from kg.extract.sole import Heads, heads_in_full, without_double
from kg.extract.twice import merge_told_twice
from kg.facts import Facts, Meeting, Mention, Person, Relation, Role, Source
from kg.garbage import uncollected
from kg.read import cut_reports

if TYPE_CHECKING:
    from spacy.language import Language


_STOPPED = re.compile("[。！？]")


@dataclass(slots=True)
class _Draft:
    """A person while the reports are read."""

    name: str
    byline: bool = True
    rank: str | None = None
    roles: dict[tuple[str, str], Role] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    aliases: dict[str, None] = field(default_factory=dict)


def extract(document: Document, nlp: "Language | None" = None) -> Facts:
    """The facts of `document`, by the steps of the analysis alone, or annotated by the pipeline `nlp`; they are equal to the byte.

    The rules match on characters, so that what spaCy adds, tokens and spans, is for those who use the pipeline.
    """
    read = to_read(document)
    return as_printed(_facts(read, nlp), read, document)


def _facts(document: Document, nlp: "Language | None") -> Facts:
    reports = cut_reports(document)
    if nlp is None:
        with uncollected():
            return facts_of(document, reports, [analyse(begun(r)) for r in reports])
    from kg.annotate import annotate

    return facts_of(document, reports, [annotate(r, nlp)._.analysis for r in reports])


def facts_of(document: Document, reports: Sequence[Report], analyses: Sequence[Analysis]) -> Facts:
    """The facts of a document from the analyses of its reports."""
    people: dict[str, _Draft] = {}
    told = "\n".join(filter(None, (_title(document, analyses), *_masked(reports, analyses))))
    for report, a in zip(reports, analyses, strict=True):
        _collect(people, report, a, told)
    ids = {name: f"p{i}" for i, name in enumerate(people, 1)}
    meetings: list[Meeting] = []
    relations: list[Relation] = []
    bodies = collect_bodies(reports, analyses, told)
    for report, a in zip(reports, analyses, strict=True):
        first = len(meetings)
        days = _days(report, a) if a.meetings else []
        meetings += [_meeting(report, a, m, days, f"m{first + i}") for i, m in enumerate(a.meetings, 1)]
        relations += _relations(report, a, ids, first)
        relations += host_relations(report, a, bodies, told, first)
    meetings, relations = merge_told_twice(meetings, relations)
    heads = heads_in_full({d.name: d.roles.values() for d in people.values()})
    place = home_of(analyses)
    published = next((r.published for r in reports if r.published), document.published)
    source = next((r.source for r in reports if r.source), document.source)
    return Facts(
        document=Source(document.id, document.path, document.sha256, document.title, source, published, place),
        people=tuple(_person(ids[d.name], d, heads) for d in people.values()),
        bodies=tuple(bodies.values()),
        meetings=tuple(meetings),
        relations=tuple(relations),
    )


def _mention(report: Report, start: int, end: int) -> Mention:
    at, to = report.given(start, end)
    return Mention(at, to, report.document.text[at:to])


def _title(document: Document, analyses: Sequence[Analysis]) -> str:
    """The title without the names of those whom the reports tell of."""
    title = document.title or ""
    names = {p.text for a in analyses for p in a.persons}
    return masked(title, [(at, at + len(name)) for name in names if (at := title.find(name)) >= 0])


def _masked(reports: Sequence[Report], analyses: Sequence[Analysis]) -> Iterator[str]:
    """The reports as they are read, without people's names, which look like places at times."""
    return (masked(r.text, [(p.start, p.end) for p in a.persons]) for r, a in zip(reports, analyses, strict=True))


def _collect(people: dict[str, _Draft], report: Report, a: Analysis, told: str) -> None:
    for i, p in enumerate(a.persons):
        draft = people.setdefault(p.text, _Draft(p.text))
        draft.byline = draft.byline and i in a.bylines
        draft.mentions.append(_mention(report, p.start, p.end))
        if a.text[p.start : p.end] != p.text:
            draft.aliases[a.text[p.start : p.end]] = None
    for s in a.shortforms:
        people[s.name].mentions.append(_mention(report, s.start, s.end))
    for h in a.roles:
        name = a.persons[h.holder].text
        if h.kind == "press" or h.holder in a.bylines or not is_office(h, a.text):
            continue
        if h.kind == "rank":
            people[name].rank = h.post
            continue
        role = _role(report, a, h, told)
        people[name].roles.setdefault((role.title, role.status), role)


def _role(report: Report, a: Analysis, h: HeldTitle, told: str) -> Role:
    start, end = report.given(h.start, h.end)
    body, post = party_committee(_body(report, a, h, told), h.post)
    body = democratic(region_government(body, post), post, a.text[: h.start])
    return Role(h.printed, post, division_alone(body, post), h.status, start, end, h.rule)


def _body(report: Report, a: Analysis, h: HeldTitle, text: str) -> str | None:
    if h.kind in ("label", "rank", "press") or (h.kind == "honour" and h.body and not body_ends().end(h.body)):
        return None
    home = members_from(a.text, h.start) or report.place or infer_home(text, None, report.guess) or a.home
    home = home or seat(house(text, a.source))
    if h.kind == "state":
        return of_state(h.body, h.post, home)
    before = a.text[: h.start]
    if (organ := organ_of_zone(h.body, h.post)) is not None:
        zone = zone_in(text, before)
        whole = zone + organ if zone else h.body if organ == h.body else None
        return full_name(whole, home, text, a.source, before) if whole else None
    if h.kind == "territorial":
        return government_of(h.body, home, h.suffix, text, before)
    if h.body and (level := aide_of(h.post)):
        return government_of(h.body, home, level, text, before)
    return full_name(h.body, home, text, a.source, before) if h.body else of_post(h.post, h.suffix, home, text, a.source, before)


def _person(pid: str, d: _Draft, heads: Heads) -> Person:
    kind = "byline" if d.byline else "official" if d.roles else "other"
    roles = told_once(without_double(d.name, r, heads) for r in d.roles.values())
    return Person(pid, d.name, kind, d.rank, roles, tuple(d.mentions), tuple(d.aliases))


def _meeting(report: Report, a: Analysis, m: Told, days: list[Day], mid: str) -> Meeting:
    day = _day(a, m.told, days)
    return Meeting(mid, m.name, m.kind, day[0], day[1], None, tuple(_mention(report, s, e) for s, e in m.spans))


def _days(report: Report, a: Analysis) -> list[Day]:
    """The days that the report prints, the year from the whole document where it prints none."""
    paged = not report.published and len(a.text) < len(report.document.text) / 2  # one of several reports
    if a.dates and not paged:
        return a.dates
    whole = f"{report.document.title or ''}\n{report.document.text}"
    return find_dates(a.text, issue_of(report.published, report.document.title), own_year(whole))


def _day(a: Analysis, at: int, days: list[Day]) -> tuple[str | None, str | None]:
    """The day of the gathering told at `at`."""
    here = next((i for i, s in enumerate(a.sentences) if s.start <= at < s.end), None)
    start, end = _told_in(a, here) if here is not None else (at, at)
    day = day_of(a.text, days, at, start, end, a.headline)
    return (day.first, day.last) if day else (None, None)


def _told_in(a: Analysis, i: int) -> tuple[int, int]:
    """Sentence `i`, with the one behind it where it is a heading, whose day stands in the text below it."""
    s, below = a.sentences[i], a.sentences[i + 1 : i + 2]
    heading = s.start >= a.headline and a.text[s.end - 1 : s.end] == "\n" and not _STOPPED.search(a.text, s.start, s.end)
    return s.start, below[0].end if heading and below else s.end


def _relations(report: Report, a: Analysis, ids: dict[str, str], first: int) -> Sequence[Relation]:
    roles: dict[str, list[str]] = {}
    for h in a.roles:
        roles.setdefault(a.persons[h.holder].text, []).append(h.printed)
    return [_relation(report, c, ids, first, tuple(dict.fromkeys(roles.get(c.key, [])))) for c in a.claims]


def _relation(report: Report, c: Claim, ids: dict[str, str], first: int, roles: tuple[str, ...]) -> Relation:
    start, end = report.given(c.start, c.end)
    quote, meeting = report.text[c.start : c.end].strip(), f"m{first + c.meeting + 1}"
    who = ids[c.key]
    return Relation(c.edge, meeting, start, end, quote, c.rule, c.confidence, person=who, mode=c.mode, order=c.order, roles=roles)
