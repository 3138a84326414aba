"""A document → its reports: cut apart, repaired, each with its headline, source, day and home."""

from dataclasses import replace

from kg.document import Document, Report
from kg.read.columns import rejoined
from kg.read.cues import cue, says
from kg.read.doubled import without_doubled
from kg.read.home import home_of, is_province, outlet_of, told_from
from kg.read.kinds import Kind, kind_of
from kg.read.lines import lines_of, without_pointers
from kg.read.masthead import Masthead, day_of, split_masthead
from kg.read.normal import normalise
from kg.read.openings import Cut, cut_lines
from kg.read.page import is_page
from kg.read.paragraphs import as_text, paragraphs, repaired

_HEAD_OF_BODY = 2  # lines behind the headline that may give the day of issue
_FOOT_OF_BODY = 2  # lines at its end that may


def cut_reports(document: Document) -> list[Report]:
    """The reports of a document in the order of the page; none where it holds no text.

    On a page of several reports each caption is a report of its own. `text[:headline]` are the headline lines with the
    line break after them. Mastheads and credits are in no report.
    """
    masthead, lines = split_masthead(lines_of(normalise(document.text)), is_page(document.text))
    lines = [line for line in without_doubled(lines) if not says("credits", line.text)]
    cuts = cut_lines(without_pointers(rejoined(lines)))
    if len(cuts) > 1:
        cuts = [part for cut in cuts for part in _captions_apart(cut)]
    reports = [_report(document, masthead, cut) for cut in cuts]
    place, guess = home_of(document.source or masthead.source, document.text)
    if not (place or guess):
        place, guess = _home_by_dateline(document.text)
    if place is None or is_province(place):
        place = told_from(document.text, place) or place
    return [replace(report, place=place, guess=guess) for report in reports if report.text]


def _home_by_dateline(text: str) -> tuple[str | None, str | None]:
    """The home of the outlet that the page names in its dateline or credits, and what only that name speaks for."""
    outlet = outlet_of(text)
    return home_of(outlet, text.replace(outlet, "")) if outlet else (None, None)


def _report(document: Document, masthead: Masthead, cut: Cut) -> Report:
    headline = [repaired(line.marked) for line in cut.headline]
    body = paragraphs(cut.body)
    marked = as_text([*headline, *body], document)
    length = sum(len(line.text) + 1 for line in headline)
    opening = cue("lead").match(body[0].text) if body else None
    return Report(
        document=document,
        text=marked.text,
        offsets=tuple(marked.places),
        headline=min(length, len(marked.text)),
        source=document.source or masthead.source,
        published=document.published or masthead.published or (day_of(opening[0]) if opening else None) or _issued(cut),
    )


def _issued(cut: Cut) -> str | None:
    """The day of issue that a line of the head or of the foot gives: 发布时间：2021-05-28 15:29."""
    lines = [*cut.headline, *cut.body[:_HEAD_OF_BODY], *cut.body[-_FOOT_OF_BODY:]]
    return next((day for text in (line.text for line in lines) if says("issued", text) and (day := day_of(text))), None)


def _captions_apart(cut: Cut) -> list[Cut]:
    """The report and, each by itself, the captions that stand in it."""
    rest, captions = Cut(cut.headline, opened=cut.opened), list[Cut]()
    for line in cut.body:
        kind = kind_of(line)
        if kind is Kind.PHOTOGRAPHER and rest.body and not captions and cue("dated").search(rest.body[-1].text):
            captions.append(Cut(body=[rest.body.pop(), line]))
        elif kind is Kind.PHOTOGRAPHER and captions:
            captions[-1].body.append(line)
        elif kind is Kind.CAPTION:
            captions.append(Cut(body=[line]))
        else:
            rest.body.append(line)
    return [rest, *captions]
