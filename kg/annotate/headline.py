"""The meeting that only the headline names: 区青联全体会议召开, and then 大会 and 会议 in the text."""

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.gatherings import Gathering
from kg.annotate.steps import Scene
from kg.lexicon.rules import rule

_TOLD = frozenset({"held", "opened", "there", "named"})  # states of gatherings that a text may tell of
_OPENS = frozenset({"inspect", "receive", "chair"})  # what opens a happening by itself


def only_in_title(scene: Scene, ahead: Sequence[Gathering]) -> Gathering | None:
    """The gathering that the headline tells of where the text names none: 区青联全体会议召开, and then only 大会 and 会议."""
    held = next((g for g in ahead if g.state == "held"), None)
    body = [g for g in scene.gatherings if g.start >= scene.headline]
    told = any(g.state in _TOLD for g in body) or not body or any(c.kind in _OPENS for c in scene.cues)
    return None if held is None or held.kind != "meeting" or told else replace(held, start=scene.headline, end=scene.headline)


def meeting_of_title(title: str) -> str | None:
    """What a headline names where the text has no name for the meeting; None where it names people and what they did."""
    first = title.strip().split("\n")[0]
    return None if rule("names-only").search(first) else rule("held-at-end").sub("", first) or None
