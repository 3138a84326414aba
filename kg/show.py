"""One document with its facts marked in it, and what each of its sentences gave: HTML by displaCy, or rows.

市委书记王小明主持会议 → `role` under 市委书记, `body` under 市委, `person` under 王小明; one row: CHAIRED, 王小明, the meeting.
"""

import html
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from spacy import displacy

from kg.document import Document
from kg.facts import Body, Facts, Meeting, Person, Role

COLUMNS = ("sentence", "claim", "who", "what", "rule", "confidence")
COLOURS = {"person": "#f4a261", "role": "#e9c46a", "body": "#8ecae6", "meeting": "#90be6d"}

Mark = tuple[int, int, str]
"""Start and end (half-open) in the document's text, and a key of COLOURS."""

_PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font-family: sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
table {{ border-collapse: collapse; width: 100%; font-size: 0.9rem }}
td, th {{ border-top: 1px solid #ccc; padding: 0.3rem 0.6rem 0.3rem 0; text-align: left; vertical-align: top }}
</style></head><body>
{body}
</body></html>
"""


def page(shown: Iterable[tuple[Document, Facts]]) -> str:
    """All documents with their facts as one HTML page."""
    parts = [f"<h1>{html.escape(d.path)}</h1>\n{_marked(d.text, marks(f))}\n{_table(rows(d, f))}" for d, f in shown]
    return _PAGE.format(title="kg show", body="\n".join(parts))


def marks(facts: Facts) -> list[Mark]:
    """Every mention and role, by place."""
    found = [(m.start, m.end, "person") for p in facts.people for m in p.mentions]
    found += [(r.start, r.end, "role") for p in facts.people for r in p.roles]
    found += [(m.start, m.end, "body") for b in facts.bodies for m in b.mentions]
    found += [(m.start, m.end, "meeting") for e in facts.meetings for m in e.mentions]
    return sorted(set(found))


def rows(document: Document, facts: Facts) -> list[tuple[str, ...]]:
    """What each sentence gave, in the order of the text: one row of COLUMNS for each role and each edge."""
    things: tuple[Person | Body | Meeting, ...] = (*facts.people, *facts.bodies, *facts.meetings)
    names = {thing.id: thing.name for thing in things}
    found = []
    for r in facts.relations:
        claim = (r.type, names[r.person or r.body or ""], names[r.meeting], r.rule, f"{r.confidence:.2f}")
        found.append((r.start, r.end, r.quote, *claim))
    for person in facts.people:
        for role in person.roles:
            found.append((*_sentence(document.text, role.start, facts), "HELD", person.name, _role(role), role.rule, ""))
    return [row[2:] for row in sorted(set(found))]


def _sentence(text: str, place: int, facts: Facts) -> tuple[int, int, str]:
    """The shortest sentence of an edge that holds the place, else its line."""
    around = [(r.end - r.start, r.start, r.end, r.quote) for r in facts.relations if r.start <= place < r.end]
    if around:
        return min(around)[1:]
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    end = end if end >= 0 else len(text)
    return start, end, text[start:end].strip()


def _role(role: Role) -> str:
    notes = [n for n in (role.body, role.status if role.status != "current" else None) if n]
    return f"{role.title} ({', '.join(notes)})" if notes else role.title


def text(shown: Iterable[tuple[Document, Facts]]) -> Iterator[str]:
    """For the terminal, line by line: each sentence, and under it what it gave."""
    for document, facts in shown:
        yield document.path
        before = None
        for sentence, claim, who, what, rule, confidence in rows(document, facts):
            if sentence != before:
                yield f"\n{sentence}"
            yield f"    {claim:<10}{who} → {what}  [{rule}{' ' + confidence if confidence else ''}]"
            before = sentence


def _marked(text: str, found: list[Mark]) -> str:
    """The text by paragraphs, its marks underlined; marks may nest and overlap, but end with their paragraph."""
    paragraphs, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            paragraphs.append(
                _paragraph(
                    line, [(max(a - start, 0), min(b - start, len(line)), k) for a, b, k in found if a < start + len(line) and b > start]
                )
            )
        start += len(line)
    options = {"colors": COLOURS}
    return displacy.render(paragraphs, style="span", manual=True, minify=True, jupyter=False, options=options)


def _paragraph(line: str, found: list[Mark]) -> dict[str, Any]:
    """What displaCy wants: the characters of marked stretches are tokens of their own, so that lines can break in them."""
    starts = list(_token_starts(line, found))
    spans = [{"start_token": bisect_right(starts, a) - 1, "end_token": bisect_right(starts, b - 1), "label": k} for a, b, k in found]
    return {"tokens": [line[a:b] for a, b in pairwise([*starts, len(line)])], "spans": spans}


def _token_starts(line: str, found: list[Mark]) -> Iterator[int]:
    inside = {i for a, b, _ in found for i in range(a, b)}
    return (i for i in range(len(line)) if i == 0 or i in inside or i - 1 in inside)


def _table(given: list[tuple[str, ...]]) -> str:
    cells, before = [], ""
    for sentence, *rest in given:
        first = "" if sentence == before else sentence
        cells.append("".join(f"<td>{html.escape(cell)}</td>" for cell in (first, *rest)))
        before = sentence
    head = "".join(f"<th>{column}</th>" for column in COLUMNS)
    return f"<table><tr>{head}</tr>\n" + "\n".join(f"<tr>{row}</tr>" for row in cells) + "\n</table>"
