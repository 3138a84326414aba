"""What the pipeline finds in one report, as plain values: each step a pure function of the text and of the steps before it.

This is the file to open first: the order of `STEPS` is the way of a sentence from newspaper to claim.
"""

import re
from dataclasses import dataclass, field

from kg.annotate.agenda import Meeting
from kg.annotate.attendance import find_attendance
from kg.annotate.bylines import find_bylines
from kg.annotate.claims import Claim
from kg.annotate.cues import find_chairs, find_cues, find_presiding
from kg.annotate.dates import Day, find_dates
from kg.annotate.gatherings import Gathering, find_gatherings
from kg.annotate.home import infer_home, masked
from kg.annotate.hosts import Host, find_hosts
from kg.annotate.persons import PersonSpan, find_persons
from kg.annotate.roles import HeldTitle, find_roles
from kg.annotate.sentences import Sentence, find_quotes, find_sentences
from kg.annotate.shortforms import ShortForm, find_shortforms
from kg.annotate.steps import Named, Scene
from kg.annotate.titles import Title, find_titles
from kg.annotate.years import issue_of, own_year
from kg.document import Report

_SPOKEN = re.compile("[，。；：！？]")  # marks of speech, which the quoted name of a gathering lacks


@dataclass(slots=True)
class Analysis:
    """All that is known of one text. Offsets count characters of `text`, half-open.

    Given: `text`, `headline` (length of the headline lines), `published` (ISO day), `source`, `title`, `home`, `guess`. The rest is
    filled by the steps.
    """

    text: str
    headline: int = 0
    published: str | None = None
    source: str | None = None
    title: str | None = None
    home: str | None = None
    guess: str | None = None
    sentences: list[Sentence] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    persons: list[PersonSpan] = field(default_factory=list)
    bylines: frozenset[int] = frozenset()
    roles: list[HeldTitle] = field(default_factory=list)
    shortforms: list[ShortForm] = field(default_factory=list)
    gatherings: list[Gathering] = field(default_factory=list)
    dates: list[Day] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    hosts: list[Host] = field(default_factory=list)


def begun(report: Report) -> Analysis:
    """The analysis of a report before its first step, with all that its masthead and record say."""
    return Analysis(report.text, report.headline, report.published, report.source, report.document.title, report.place, report.guess)


def add_sentences(a: Analysis) -> None:
    """Sentences."""
    a.sentences = find_sentences(a.text)


def add_titles(a: Analysis) -> None:
    """Printed titles."""
    a.titles = find_titles(a.text)


def add_persons(a: Analysis) -> None:
    """Names, by-lines among them, and the home jurisdiction where the masthead does not say it."""
    a.persons = find_persons(a.text, a.titles)
    a.bylines = find_bylines(a.text, a.titles, a.persons)
    a.home = a.home or infer_home(masked(a.text, [(p.start, p.end) for p in a.persons]), a.title, a.guess)


def add_roles(a: Analysis) -> None:
    """Titles to the names that hold them, and short forms such as 王副市长."""
    a.roles = find_roles(a.text, a.titles, a.persons)
    a.shortforms = find_shortforms(a.text, a.titles, a.persons, a.roles, a.bylines)


def add_dates(a: Analysis) -> None:
    """Days that the document settles."""
    a.dates = find_dates(a.text, issue_of(a.published, a.title), own_year((a.title or "") + a.text))


def add_gatherings(a: Analysis) -> None:
    """Printed names of gatherings."""
    named = {p.end for p in a.persons}
    posts = {t.post_start: t.end for t in a.titles if t.post_start in named}
    a.gatherings = find_gatherings(a.text, [(p.start, posts.get(p.end, p.end)) for p in a.persons])


def add_acts(a: Analysis) -> None:
    """Meetings, who did what there, and the bodies that called them or sent their people."""
    a.meetings, a.claims = find_attendance(scene_of(a), name_probabilities(a))
    a.hosts = find_hosts(a.text, a.sentences, a.meetings, a.claims, [(p.start, p.end) for p in a.persons])


def name_probabilities(a: Analysis) -> dict[str, float]:
    """Name → the probability of its surest mention."""
    return {p.text: p.probability for p in sorted(a.persons, key=lambda p: p.probability)}


def scene_of(a: Analysis) -> Scene:
    """Everybody and everything that narration, and no quotation, puts on the scene."""
    quotes = find_quotes(a.text)
    people = [n for n in _named(a) if not _within(n, quotes)]
    speech = [(start, end) for start, end in quotes if a.text[start] == "《" or _SPOKEN.search(a.text, start, end)]
    bodies = {i for t in a.titles for i in range(t.start + 1, t.post_start + 1)}
    gatherings = [g for g in a.gatherings if g.end not in bodies and not _within(g, speech)]
    named = {p.start for p in a.persons}
    posts = {t.post_start: t.end for t in a.titles if t.start == t.post_start or not named.isdisjoint(range(t.start, t.post_start))}
    titles = [(t.post_start, t.end) for t in a.titles] + [(h.start, h.end) for h in a.roles]
    covered = {i for n in people for i in range(n.start, n.end)}
    free = [(s, e) for s, e in titles if covered.isdisjoint(range(s, e))]  # 博主 in 王智博主持
    taken = [*((n.start, n.end) for n in people), *((g.start, g.end) for g in gatherings), *free, *quotes]
    cues = sorted([*find_cues(a.text, taken), *find_presiding(a.text, a.titles)], key=lambda c: c.start)
    printed = [(t.start, t.end) for t in a.titles]
    return Scene(a.text, a.headline, a.title, a.sentences, people, cues, gatherings, posts, find_chairs(a.persons, a.roles), printed)


def _named(a: Analysis) -> list[Named]:
    """People who may act: no by-lines, and no name that stands alone in brackets."""
    full = [Named(p.start, p.end, p.text) for i, p in enumerate(a.persons) if i not in a.bylines]
    short = [Named(s.start, s.end, s.name) for s in a.shortforms]
    return [
        n for n in sorted([*full, *short], key=lambda n: n.start) if a.text[n.start - 1 : n.start] + a.text[n.end : n.end + 1] != "（）"
    ]


def _within(x: Named | Gathering, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= x.start and x.end <= end for start, end in stretches)


STEPS = {
    "kg_sentences": add_sentences,
    "kg_titles": add_titles,
    "kg_persons": add_persons,
    "kg_roles": add_roles,
    "kg_dates": add_dates,
    "kg_gatherings": add_gatherings,
    "kg_acts": add_acts,
}


def analyse(a: Analysis) -> Analysis:
    """All steps in order, without spaCy; the pipeline runs the same functions as its components."""
    for step in STEPS.values():
        step(a)
    return a
