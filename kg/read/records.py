"""JSON lines of `path, title, source, published, text` → documents."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from kg.document import Document
from kg.errors import InputError
from kg.read.checks import LONGEST_LINE, document_of
from kg.read.encoding import decode

_LONGEST = LONGEST_LINE * 4
_DAY = re.compile(r"\s*(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})(?!\d)")
_REPAIR = "Repair or remove that line"


def read_records(stream: IO[bytes], name: str) -> Iterator[Document | InputError]:
    """One value for each line that holds anything. `name` is the file's; a record without `path` is called `name:line`."""
    values = records_in(stream, name)
    first = next(values, None)
    if first is None:
        yield InputError(name, "empty", "Leave it out or put records in")
        return
    yield first
    yield from values


def records_in(stream: IO[bytes], name: str, before: int = 0) -> Iterator[Document | InputError]:
    """The same of a part of a file, before which so many lines stand; of an empty one nothing."""
    number = before
    while line := stream.readline(_LONGEST + 1):
        number, place = number + 1, f"{name}:{number + 1}"
        if len(line) > _LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LONGEST)
            yield InputError(place, f"a line of more than {_LONGEST:,} bytes", "Break it into records, one a line")
        elif line.strip():
            yield _record(line, place)


def _record(line: bytes, place: str) -> Document | InputError:
    try:
        raw = json.loads(decode(line, place))
    except InputError as error:
        return error
    except (json.JSONDecodeError, RecursionError) as error:
        return InputError(place, f"no JSON ({error})", _REPAIR)
    return document_from(raw, place) if isinstance(raw, dict) else InputError(place, "no JSON object", _REPAIR)


def document_from(raw: dict[str, Any], place: str) -> Document | InputError:
    """The document of a record that stands at `place`, which is also its path where it has none."""
    if not isinstance(raw.get("text"), str):
        return InputError(place, "a record without text", "Give it a `text` that is a string")
    published = _words(raw, "published")
    day = _day(published)
    if published and not day:
        return InputError(place, f"published is no day: {published[:30]!r}", "Write it as YYYY-MM-DD or null")
    return document_of(raw["text"], _words(raw, "path") or place, place, _words(raw, "title"), _words(raw, "source"), day)


def _words(raw: dict[str, Any], key: str) -> str | None:
    value = raw.get(key)
    return str(value).strip() or None if isinstance(value, str | int) else None


def _day(words: str | None) -> str | None:
    match = _DAY.match(words or "")
    try:
        return date(*(int(part) for part in match.groups())).isoformat() if match else None
    except ValueError:
        return None
