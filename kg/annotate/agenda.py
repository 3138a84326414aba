"""The meetings of one report: which printed names mean the same happening, and which one is being told right now.

'全市双拥工作推进会召开 … 会议强调 … 座谈会上' → the 推进会, still the 推进会, then a 座谈会 of its own or the one named before.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from kg.annotate.gatherings import Gathering
from kg.annotate.held import words
from kg.annotate.samename import SAME, alike, plain
from kg.lexicon.rules import rule

_RITE = 2  # characters that tell one rite from others
_LONG = 4  # characters that tell one activity from others


@dataclass(slots=True)
class Meeting:
    """One happening of the report. `spans`: where it is named; `told`: the sentence that tells of it first (offset); `day` as printed."""

    name: str
    kind: str
    told: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    head: str = ""
    leads: set[str] = field(default_factory=set)
    day: str = ""
    apart: bool = False  # one of several trips that are told together first


@dataclass(slots=True)
class Agenda:
    """The meetings told so far, and the current one."""

    meetings: list[Meeting] = field(default_factory=list)
    current: Meeting | None = None
    pending: Gathering | None = None
    title: str | None = None  # stands in for the name of a gathering that the text never names
    closed: bool = False  # the headline, read last, names no further meeting
    first: int = 0  # where the meetings of the item begin that is being told; in a chronicle those before it are over

    def link(self, g: Gathering, recounted: bool = False) -> Meeting | None:
        """The meeting that `g` means, a new one where the text says that it was held; None where it is background.

        `recounted`: the sentence goes on with what is reported at the meeting being told, and so holds none of its own.
        """
        if recounted and self.current is not None and self.current.kind in ("meeting", "talk", "ceremony"):
            g = replace(g, state="named" if g.state == "held" else "generic" if g.state == "opened" else g.state)
        if g.state in ("generic", "opened", "there"):
            return self._generic(g)
        if g.state == "background":
            return None
        if self.current is not None and self._is_session(g, self.current):
            self.current.spans.append((g.start, g.end))
            return self.current
        known = self._known(g)
        if known is not None:
            return self._named_again(known, g)
        if g.back and self.current is not None and (g.head in words("strict") or self.current.kind not in ("inspection", "reception")):
            self.current.spans.append((g.start, g.end))
            return self.current
        if g.state == "held" and self.closed and self.meetings:
            return self.current
        if g.state == "held" and self.current is not None and not self.current.head and self.current.kind == g.kind == "ceremony":
            self.current.name, self.current.head = g.name, g.head  # 为核电站揭幕 … 在开工典礼上
            return self._named_again(self.current, g)
        if g.state == "held":
            return self.add(_meeting(g))
        self.pending = g
        return None

    def _is_session(self, g: Gathering, now: Meeting) -> bool:
        """Whether `g` is a part of the meeting that is being told, its opening, its plenary, and not one of another day and name."""
        if now.kind not in ("meeting", "talk", "ceremony"):
            return False
        name = re.split("|".join(words("joint")), g.name)[0]  # 论坛开幕式|暨联盟成立仪式
        if not name.endswith(words("session")):
            return len(g.name) <= len(g.head) + 8 and g.name.endswith(words("sitting"))
        own = name[: -len(next(w for w in words("session") if name.endswith(w)))]
        apart = len(own) >= 6 and g.state == "held" and bool(g.day) and g.day != now.day
        return not apart or alike(own, now.name) >= SAME

    def add(self, meeting: Meeting) -> Meeting:
        """A new meeting, which is current from now on."""
        self.meetings.append(meeting)
        self.current = meeting
        return meeting

    def unnamed(self, g: Gathering | None, told: int | None = None) -> Meeting | None:
        """The gathering that somebody chairs or attends though no sentence says that it was held: the one named last, else 会议 itself.

        `told`: where somebody presides over what no sentence names, so that the title does.
        """
        best = self.pending or g
        if best and best.state == "generic" and self.title:
            best = replace(best, name=self.title)
        if best is None and told is not None and self.title:
            return self.add(Meeting(self.title, "meeting", told))
        return self.add(_meeting(best)) if best else None

    def close(self) -> None:
        """The headline is next: it speaks of the first meeting, and names no further one."""
        self.current = next(iter(self.meetings), None)
        self.closed, self.first = True, 0

    def next_item(self) -> None:
        """A new item of a chronicle: what was told before is over."""
        self.current = self.pending = None
        self.first = len(self.meetings)

    def latest(self, kind: str, keys: Collection[str] = ()) -> Meeting | None:
        """The meeting of a kind that is being told, else the latest; of those led by one of `keys` where keys are given."""
        if self.current is not None and self.current.kind == kind and not keys:
            return self.current
        return next((m for m in reversed(self.meetings[self.first :]) if m.kind == kind and (not keys or m.leads & set(keys))), None)

    def sitting(self) -> Meeting | None:
        """The meeting or talk that is being told; behind a ceremony, the meeting at which it was held."""
        now = self.current
        if now is not None and now.kind == "ceremony":
            return self.latest("meeting")
        return now if now is not None and now.kind in ("meeting", "talk") else None

    def _known(self, g: Gathering) -> Meeting | None:
        scored = [(alike(m.name, g.name), -i, m) for i, m in enumerate(self.meetings[self.first :]) if not _another_day(m, g)]
        best = max(scored, default=None, key=lambda x: x[:2])
        return best[2] if best and best[0] >= SAME else self._launched(g) or self._of_title(g) or self._rite(g)

    def _launched(self, g: Gathering) -> Meeting | None:
        """主题活动启动仪式 where “心相融”社会组织主题活动 was told: the activity that it opens."""
        what = next((plain(g.name.removesuffix(w)) for w in words("launch") if g.name.endswith(w)), "")
        return next((m for m in self.meetings[self.first :] if len(what) >= _LONG and plain(m.name).endswith(what)), None)

    def _rite(self, g: Gathering) -> Meeting | None:
        """烈士公祭仪式 where 清明节公祭活动 is being told: what was an activity so far is a ceremony now."""
        now = self.current
        if now is None or not now.kind == g.kind == "ceremony":
            return None
        what = next((now.name.removesuffix(w)[-_RITE:] for w in words("strict") if now.name.endswith(w)), "")
        return now if len(what) == _RITE and any(g.name.endswith(what + w) for w in words("rite")) else None

    def _of_title(self, g: Gathering) -> Meeting | None:
        """反馈会议 where the meeting that is being told has no name but the headline 巡察组反馈巡察情况."""
        now, about = self.current, g.name.partition(words("meeting-char")[0])[0]
        if now is None or not now.kind == g.kind == "meeting" or (now.head and now.name.endswith(now.head)):
            return None
        return now if len(about) > 1 and about in now.name else None

    def _named_again(self, m: Meeting, g: Gathering) -> Meeting:
        m.spans.append((g.start, g.end))
        if len(plain(g.name)) > len(plain(m.name)) and m.kind == g.kind and len(g.name) < 45:
            m.name = g.name
        self.current = m
        return m

    def _generic(self, g: Gathering) -> Meeting | None:
        """会上, 座谈会上: the latest meeting of that head, else the current one; a 座谈会 on a trip is a meeting of its own."""
        if self.current is not None and self._holds(g, self.current):
            return self.current
        if g.head in words("dinner") and (given := self.latest("reception")):
            return given
        if g.head in words("session") and (whole := self._congress()):
            self.current = whole
            return whole
        same = [m for m in self.meetings[self.first :] if m.head and (m.head.endswith(g.head) or g.head.endswith(m.head))]
        if same:
            self.current = same[-1]
            return self.current
        away = self.current is None or self.current.kind in ("inspection", "reception")
        joined = g.joined and g.head in words("any") and self.current is not None
        if self.pending is not None and ((joined and away) or (g.state == "there" and self.current is None)):
            return self.unnamed(g)
        on_trip = g.state == "opened" and self.current is not None and self.current.kind == "inspection"  # 观摩结束后召开会议
        if (on_trip or g.head not in (*words("any"), *words("body-too"))) and self._apart(g):
            return self.add(_meeting(replace(g, name=g.head)))
        return self.current

    def _holds(self, g: Gathering, now: Meeting) -> bool:
        """Whether a bare head means the meeting that is being told, or a part of it: 分组讨论, 启动会; 座谈会 where two firms 座谈交流."""
        part = now.kind in ("meeting", "talk", "ceremony") and g.head.endswith(words("in-groups"))
        launch = now.kind == "ceremony" and now.head in words("strict") and g.head in words("launch")
        meets = _talks(g, now) and (g.back or not rule("goes-there").search(now.name))
        return part or launch or meets or (bool(now.head) and now.name.endswith(g.head))

    def _congress(self) -> Meeting | None:
        """The congress that 闭幕式 alone closes, whatever sitting was told last; None where there is none."""
        return next((m for m in reversed(self.meetings[self.first :]) if m.head.endswith(words("with-sessions"))), None)

    def _apart(self, g: Gathering) -> bool:
        """Whether a bare head that no meeting so far has is a happening of its own: 座谈会 on a trip, 揭牌仪式 behind talks."""
        now = self.current
        if g.state == "opened" or now is None:
            return g.state in ("opened", "there")
        if now.kind == "inspection":
            return g.state == "there" or not g.head.endswith(words("festival"))
        other = now.kind == "reception" or (now.kind == "ceremony" and g.kind != "ceremony")
        return other and len(g.head) > 2 and (g.joined or g.state == "there")


def _talks(g: Gathering, now: Meeting) -> bool:
    return now.kind == "reception" and g.head.startswith(words("talks")) and any(w in now.name for w in words("talks"))


def _another_day(m: Meeting, g: Gathering) -> bool:
    """Two districts' meetings of one subject on two days: 3月11日漆河区…工作会议, 3月18日玉原县召开全县…工作会议."""
    a, b = plain(m.name), plain(g.name)
    return g.state == "held" and bool(m.day and g.day) and m.day != g.day and a not in b and b not in a


def _meeting(g: Gathering) -> Meeting:
    return Meeting(g.name, g.kind, g.start, [(g.start, g.end)], g.head, day=g.day)
