"""Lists of names under a heading that names their post: 石亭县第十五届人民代表大会代表名单, and lines of posts within them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from kg.annotate.like import HeldTitle
from kg.annotate.persons import PersonSpan
from kg.lexicon import terms
from kg.lexicon.rules import finds, rule

_START = attrgetter("start")
_BLANKS = re.compile(r"[\n 　]")
_BEFORE = 2  # characters of 副 and 常务 before a post


def find_rosters(text: str, persons: Sequence[PersonSpan]) -> Iterator[HeldTitle]:
    """The posts of all who stand under a heading, up to what is no name."""
    for heading in finds("roster-heading", text):
        post, end = heading, heading.end()
        for i in range(bisect_left(persons, end, key=_START), len(persons)):
            gap = text[end : persons[i].start]
            below = rule("roster-post").fullmatch(text, end, persons[i].start)
            if below and _known(below["post"]):
                post = below
            elif not rule("roster-gap").fullmatch(gap):
                break
            if held := _held(heading, post, i):
                yield held
            end = persons[i].end


def _known(name: str) -> terms.Post | None:
    return next((post for at in range(_BEFORE + 1) if (post := terms.posts().get(name[at:]))), None)


def _held(heading: re.Match[str], post: re.Match[str], holder: int) -> HeldTitle | None:
    """The post of one of the list; None where the heading says several and no line says which."""
    name = post["post"]
    known = _known(name)
    body = _BLANKS.sub("", heading["body"])
    if known is None or (post is heading and heading["others"]):
        return None
    return HeldTitle(holder, body + name, body, name, known.kind, known.suffix, "current", post.start("post"), post.end("post"), "roster")
