"""What people have judged: an append-only CSV of lines, each with who said it, when and why. A line taken out is undone at the next build.

`one` and `other` are mentions, `NAME@DOCUMENT` (`NAME#2@DOCUMENT` for the second of that name in it), or plain names; see `WHAT`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError
from kg.resolve.mentions import Ref, plain_name

COLUMNS = ("when", "who", "what", "one", "other", "why")
WHAT = {
    "same": "two mentions are one person",
    "different": "two mentions are two people",
    "unsure": "looked at, and left open",
    "alias": "the name `other` is compared as the name `one`",
    "renamed": "the body or division `one` goes on under the name `other`",
    "drop": "takes a claim of the mention `one` out: other is ATTENDED, CHAIRED, SPOKE_AT or CONVENED and a meeting, or HELD and a title",
    "name": "the person of the mention `one` is called `other`",
    "body": "the post of the mention `one`: other is TITLE@BODY",
    "day": "the meeting NAME@DOCUMENT was on the day `other`, or is without a day where it is empty",
    "home": "the document @DOCUMENT is from the place `other`",
}
VERDICTS = ("same", "different", "unsure")
_MENTIONS = {*VERDICTS, "drop", "name", "body", "day", "home"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line; `place` is `file:line`."""

    place: str
    when: str
    who: str
    what: str
    one: str
    other: str
    why: str

    @property
    def told(self) -> str:
        """Who said so, when and why, in words."""
        return f"{self.who} on {self.when}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Judgements:
    """All lines that hold: of several on one pair the last."""

    pairs: tuple[tuple[Judgement, Ref, Ref], ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    corrections: dict[str, tuple[tuple[Judgement, Ref], ...]] = field(default_factory=dict)

    def plain(self, name: str) -> str:
        """A name to compare by, in the light of the aliases."""
        plain = plain_name(name)
        return self.names.get(plain, plain)


def read_judgements(path: Path) -> Judgements:
    """The judgements of a file; none where it does not exist. Raises InputError naming file and line."""
    return judgements_of(read_lines(path))


def read_lines(path: Path) -> list[Judgement]:
    """The lines of a file; none where it does not exist. Raises InputError naming file and line."""
    return list(_lines(path)) if path.exists() else []


def judgements_of(lines: list[Judgement]) -> Judgements:
    """The lines in their effect."""
    pairs: dict[frozenset[Ref], tuple[Judgement, Ref, Ref]] = {}
    corrections: dict[str, tuple[tuple[Judgement, Ref], ...]] = {}
    for line in lines:
        one, other = Ref.of(line.one), Ref.of(line.other)
        if line.what in VERDICTS and one and other:
            pairs[frozenset((one, other))] = line, one, other
        elif line.what in _MENTIONS and one:
            corrections[one.document] = (*corrections.get(one.document, ()), (line, one))
    names = {plain_name(line.other): plain_name(line.one) for line in lines if line.what == "alias"}
    renamed = {line.one: line.other for line in lines if line.what == "renamed"}
    ordered = sorted(pairs.values(), key=lambda pair: (pair[1:], pair[0].place))
    return Judgements(tuple(ordered), names, renamed, corrections)


def _lines(path: Path) -> Iterator[Judgement]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "Save it as UTF-8, or give another file by --judgements") from None
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#") and not (number == 1 and line.startswith(COLUMNS[0])):
            yield _checked(f"{path}:{number}", next(csv.reader([line])))


def _checked(place: str, cells: list[str]) -> Judgement:
    cells = [cell.strip() for cell in cells]
    if len(cells) != len(COLUMNS):
        raise InputError(place, f"{len(cells)} cells", f"A line has {len(COLUMNS)}: {', '.join(COLUMNS)}; quote a cell that holds a comma")
    found = Judgement(place, *cells)
    if found.what not in WHAT:
        raise InputError(place, f"unknown judgement {found.what!r}", f"Known: {', '.join(WHAT)}")
    if not found.when or not found.who or not found.one:
        raise InputError(place, "who, when or of whom is empty", "Fill it in, so that others can trust it")
    if (found.what in _MENTIONS and not Ref.of(found.one)) or (found.what in VERDICTS and not Ref.of(found.other)):
        raise InputError(place, "names no mention", "Write NAME@DOCUMENT, the document by its id, as `kg review` does")
    return found


def append(path: Path, lines: list[Judgement]) -> None:
    """Put lines at the end of the file, with a header where it is new. Raises InputError."""
    try:
        new = not path.exists()
        with path.open("a", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerows([COLUMNS] if new else [])
            writer.writerows([line.when, line.who, line.what, line.one, line.other, line.why] for line in lines)
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror})", "Give another file by --judgements") from None
