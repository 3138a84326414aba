"""What the reading of one report has gathered so far: its agenda, and the claims about it."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from kg.annotate.agenda import Agenda, Meeting
from kg.annotate.cues import Cue
from kg.annotate.gatherings import Gathering
from kg.annotate.sentences import Sentence
from kg.annotate.steps import Group
from kg.values import dataclass

EDGE = {
    "chair": "CHAIRED",
    "speak": "SPOKE_AT",
    "say": "SPOKE_AT",
    "attend": "ATTENDED",
    "act": "ATTENDED",
    "inspect": "ATTENDED",
    "receive": "ATTENDED",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """`key` did `edge` at `meeting`: the sentence text[start:end] says so by `mode`; `order` counts within the printed list from 1."""

    key: str
    edge: str
    meeting: int
    start: int
    end: int
    mode: str
    order: int
    rule: str
    confidence: float = 0.0


@dataclass(slots=True)
class Reader:
    """The state of reading a report, sentence by sentence."""

    text: str
    presiding: Mapping[str, bool] = field(default_factory=dict)  # who may be 执行主席, and whether it is printed
    gatherings: Sequence[Gathering] = ()
    items: frozenset[int] = frozenset()  # where the stories of a chronicle begin
    headline: int = 0  # length of the headline lines
    agenda: Agenda = field(default_factory=Agenda)
    claims: dict[tuple[str, str, int], Claim] = field(default_factory=dict)
    absent: set[tuple[str, int]] = field(default_factory=set)
    last: list[str] = field(default_factory=list)
    turn: list[str] = field(default_factory=list)  # the one of whom the sentence before told, who may go on without being named
    press: list[str] = field(default_factory=list)  # who talks to reporters, until a gathering is named again
    back: Meeting | None = None  # the meeting that goes on when the sentence about something beside it ends
    aside: Meeting | None = None  # what was told in such a sentence
    trip: tuple[Sentence, Cue, Group] | None = None  # a 调研 told beside a meeting, in case somebody is said to have joined it

    def there(self, meeting: Meeting) -> set[str]:
        """Those who are said to be at the meeting so far."""
        index = self.agenda.meetings.index(meeting)
        return {key for key, _, at in self.claims if at == index}


def claim(r: Reader, s: Sentence, who: Group, kind: str, meeting: Meeting, mode: str, why: str) -> None:
    """Everybody in `who` did `kind` at `meeting`, as the sentence says; what was claimed already stays as it is."""
    index = r.agenda.meetings.index(meeting)
    for order, key in enumerate(who.keys, 1):
        at = (key, EDGE[kind], index)
        r.claims.setdefault(at, Claim(key, EDGE[kind], index, s.start, s.end, mode, order, why))
