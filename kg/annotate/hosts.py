"""Bodies at meetings: who convened, and whose people came without being named.

'市委、市政府召开全市双拥工作推进会，市教育局、市财政局负责同志参加' → CONVENED(市委, 市政府), ATTENDED(市教育局, 市财政局).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate.agenda import Meeting
from kg.annotate.claims import Claim
from kg.annotate.marks import clause_start
from kg.annotate.match import Endings
from kg.annotate.sentences import Sentence
from kg.lexicon import terms
from kg.lexicon.rules import finds, rule


@dataclass(frozen=True, slots=True)
class Host:
    """The body text[start:end] did `edge` (CONVENED, ATTENDED) at `meeting`; the sentence text[first:last] says so by `mode`."""

    start: int
    end: int
    edge: str
    meeting: int
    first: int
    last: int
    mode: str


def find_hosts(
    text: str, sentences: Sequence[Sentence], meetings: Sequence[Meeting], claims: Sequence[Claim], names: Sequence[tuple[int, int]]
) -> list[Host]:
    """The bodies of every meeting, each once for each edge, in the order of the text."""
    hosts: dict[tuple[str, str, int], Host] = {}
    for s in sentences if meetings else ():
        for h in [*_convened(text, s, meetings), *_sent(text, s, meetings, claims)]:
            if any(h.start < end and start < h.end + 8 and start >= h.start for start, end in names):
                continue
            hosts.setdefault((text[h.start : h.end], h.edge, h.meeting), h)
    return sorted(hosts.values(), key=lambda h: (h.start, h.edge, h.meeting))


def _convened(text: str, s: Sentence, meetings: Sequence[Meeting]) -> list[Host]:
    """县政府召开第五次常务会议: the bodies in front of the verb, at the head of the clause that names the meeting."""
    found = []
    for i, m in enumerate(meetings):
        for start, _ in m.spans:
            if not s.start <= start < s.end:
                continue
            told = rule("convenes").search(text, clause_start(text, start, s.start), start)
            if told:
                found += [
                    Host(b, e, "CONVENED", i, s.start, s.end, told["verb"]) for b, e in _listed(text, told.start("who"), told.end("who"))
                ]
    return found


def _sent(text: str, s: Sentence, meetings: Sequence[Meeting], claims: Sequence[Claim]) -> list[Host]:
    """市教育局、市财政局负责同志参加: bodies whose people came without being named."""
    sent = list(finds("sends", text, s.start, s.end))
    meeting = next((c.meeting for c in claims if c.start == s.start), None) if sent else None
    if sent and meeting is None:
        before = [i for i, m in enumerate(meetings) if m.told <= s.start]
        meeting = before[-1] if before else None
    if meeting is None:
        return []
    return [
        Host(b, e, "ATTENDED", meeting, s.start, s.end, m["verb"]) for m in sent for b, e in _listed(text, m.start("who"), m.end("who"))
    ]


def _listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The bodies of a list, as spans; what does not end as a body does is left out, and so are 各, 有关 and the like."""
    spans, at = [], start
    for piece in rule("between-bodies").split(text[start:end]):
        name = piece.strip()
        whole = len(name) > 1 and _heads().end(name) and not any(v in name for v in _vague()) and not name.startswith(_leading())
        if whole:
            spans.append((at, at + len(piece)))
        at += len(piece)
    return spans if whole else []


@cache
def _heads() -> Endings:
    return Endings({*terms.body_heads(), *terms.words("bodies", "name")})


@cache
def _leading() -> tuple[str, ...]:
    return terms.grouped("meeting_words")["no-body-begins"]


@cache
def _vague() -> tuple[str, ...]:
    return terms.grouped("meeting_words")["no-body"]
