"""The posts of a life: '历任淮川县委书记、水电局局长', 张三，男，…，现任…, and the dated lines below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.annotate.careers import given, joint, run_of
from kg.annotate.like import NO_BODY, HeldTitle
from kg.annotate.patterns import any_of
from kg.annotate.persons import PersonSpan
from kg.annotate.titles import Title
from kg.lexicon.rules import finds, rule

_NUMBER = " 　\t0123456789.、．（）()★●■◆"
_ALSO = 3  # characters of 曾用名
_STATUS = {"past": "former", "now": None, "to": "designate"}


def find_careers(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan]) -> list[HeldTitle]:
    """The posts told of the one person of a paragraph: 历任…, 1989年3月任…; 张三，男，…，现任…，拟任….

    A paragraph that names nobody and goes on with 他 or 历任 tells of the one of the paragraph before.
    """
    held: list[HeldTitle] = []
    teller: int | None = None
    for start, end in _paragraphs(text):
        inside = [i for i, p in enumerate(persons) if start <= p.start < end and not _other_name(text, start, p)]
        if len({persons[i].text for i in inside}) > 1:
            lives = _career().search(text, start, end) or next(finds("before-sketch", text, start, end), None)
            held += _own_sentences(text, titles, persons, inside, end) if lives else ()
            continue
        teller = inside[0] if inside else teller
        if teller is None:
            continue
        if inside or rule("life-goes-on").match(text, start):
            name = (persons[teller].start, persons[teller].end) if inside else (start, start)
            held += _life(text, titles, (start, end), teller, name)
        elif (station := rule("dated-station").match(text, start)) and rule("of-a-life").search(text, persons[teller].start, start):
            held += _station(text, titles, station, end, teller)
    return held


def _other_name(text: str, start: int, p: PersonSpan) -> bool:
    """Whether a name is another one of the one who is told of: 又名李四."""
    return bool(rule("also-named").search(text, max(start, p.start - _ALSO), p.start))


def _station(text: str, titles: Sequence[Title], dates: re.Match[str], end: int, holder: int) -> list[HeldTitle]:
    """The posts of a line that gives them behind their years alone: 2013.01—2014.05 淮川市副市长."""
    at = dates.end()
    k = next((k for k, t in enumerate(titles) if t.start <= at <= t.post_start and dates.start() <= t.start), None)
    run = run_of(text, titles, k, end, _stations()) if k is not None else []
    run = [replace(run[0], start=at, body=text[at : run[0].post_start]), *run[1:]] if run else []
    over = run and (run[-1].end == end or text[run[-1].end] in "，。；（、 ")
    return given(text, run, holder, None if dates["now"] else "former") if over else []


def _own_sentences(text: str, titles: Sequence[Title], persons: Sequence[PersonSpan], inside: Sequence[int], end: int) -> list[HeldTitle]:
    """What sentences that tell of one person alone give him, in a paragraph that names others: 李明于2001年入党，担任过市长.

    A sketch goes on up to the next name: 李四，男，1970年生，现任县长。王五，女，….
    """
    held: list[HeldTitle] = []
    for k, i in enumerate(inside):
        start = max(text.rfind(mark, 0, persons[i].start) for mark in "。\n；") + 1
        sketch = bool(rule("before-sketch").match(text, persons[i].start))
        stop = persons[inside[k + 1]].start if sketch and k + 1 < len(inside) else end
        stop = stop if sketch else min(at for at in (text.find("。", persons[i].end), end) if at > 0)
        beside = [persons[j] for j in inside[max(k - 1, 0) : k + 2] if j != i]
        if not any(start <= p.start < stop for p in beside) and (sketch or _career().search(text, persons[i].end, stop)):
            held += _life(text, titles, (start, stop), i, (persons[i].start, persons[i].end), sketch)
    return held


def _life(
    text: str, titles: Sequence[Title], paragraph: tuple[int, int], holder: int, name: tuple[int, int], sketch: bool = True
) -> list[HeldTitle]:
    """The posts that a paragraph gives to the one whom it tells of, named at `name` or at its beginning by a pronoun or not at all."""
    held: list[HeldTitle] = []
    (start, end), (named, behind) = paragraph, name
    sketch = sketch and (named == start or text[start:named].strip(_NUMBER) == "")
    if not sketch and not _career().search(text, start, end):
        return held
    told = _career().search(text, start, end) or rule("before-sketch").match(text, named)
    for k, t in enumerate(titles):
        verb = _career_before().search(text, start, t.start) if start <= t.start < end and t.start >= behind else None
        weak = verb and not told and rule("weak-verb").search(verb.group())  # 李四强调，…，是|局长的义务
        if verb and not weak and (sketch or verb.lastgroup == "past"):
            held += given(text, run_of(text, titles, k, end, _stations()), holder, _STATUS[verb.lastgroup or "past"])
        elif sketch and t.kind not in NO_BODY and behind < t.start < end and rule("sketched").fullmatch(text, behind, t.start):
            held += given(text, run_of(text, titles, k, end), holder, None)
    return held


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    return ((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))


@cache
def _stations() -> re.Pattern[str]:
    """Between two posts of a life: as between any two, or a semicolon."""
    return re.compile(rf"{joint().pattern}|^[；;]$")


@cache
def _career() -> re.Pattern[str]:
    return re.compile(any_of("career", table="appointing"))


@cache
def _career_before() -> re.Pattern[str]:
    """A verb of a career that ends where a title begins: 历任|, 1989年3月任|; ，现任|, ，拟任|."""
    since, takes, will = (any_of(part, table="appointing") for part in ("since", "takes", "will"))
    told = rule("he-or-she").pattern
    return re.compile(rf"(?:(?P<past>{_career().pattern}|\d[年月]{since}?，?{takes})|[，,；;。]{told}(?:(?P<now>{takes})|(?P<to>{will})))$")
