"""What a decoded text has to be before it is read: a document says so, an InputError says why not."""

import hashlib
import re
from itertools import islice
from pathlib import PurePath

from kg.document import Document
from kg.errors import InputError
from kg.read.cues import cue

LONGEST_LINE = 1_000_000
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_FEWEST_HAN = 8
_HALF = re.compile("[\ud800-\udfff]")  # of a character: what no UTF-8 file can hold


def document_of(
    text: str, path: str, place: str, title: str | None = None, source: str | None = None, published: str | None = None
) -> Document | InputError:
    """The document, or what is wrong with its text. `place` is where the text stands: `path` or `path:line`."""
    problem = _problem(text, title, source)
    if problem:
        return InputError(place, *problem)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    name = hashlib.sha256(f"{PurePath(path).name}\n{digest}".encode()).hexdigest()
    return Document(name[:16], path, text, digest, title, source, published)


def _problem(text: str, *words: str | None) -> tuple[str, str] | None:
    if not text.strip("\x00\ufeff \t\r\n\u3000"):
        return "empty", "Leave it out or put the text in"
    if len(max(text.split("\n"), key=len)) > LONGEST_LINE:
        return f"a line of more than {LONGEST_LINE:,} characters", "Break it into lines or documents"
    if any(_HALF.search(part) for part in (text, *words) if part):
        return "holds half a character (a lone surrogate)", "Write the text as UTF-8"
    lines = [line for line in text.splitlines() if line.strip()]
    if sum(cue("listing").search(line) is not None for line in lines) * 2 > len(lines):
        return "a listing of files, not a report", "Name the files themselves or their directory"
    if len(list(islice(_HAN.finditer(text), _FEWEST_HAN))) < _FEWEST_HAN:
        return "holds no Chinese text", "Leave it out"
    return None
