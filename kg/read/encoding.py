"""Bytes → text. The encoding is found out: what decodes without error and reads as Chinese, and nothing else does."""

import codecs
from functools import cache

from kg.errors import InputError
from kg.lexicon.table import read_table

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD = ("gb18030", "big5hkscs")
_PLAUSIBLE = 0.5
_APART = 0.2
_SAMPLE = 20_000
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b")
_MOST_CONTROL = 0.01
_SAVE = "Save it as UTF-8"


def decode(data: bytes, place: str) -> str:
    """The text of the bytes, without a byte order mark. Raises InputError, naming `place`, where no encoding is certain."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if encoding is None:
        _refuse_binary(data, place)
        encoding = "utf-8" if _decoded(data, "utf-8") is not None else _found_out(data, place)
    text = _decoded(data, encoding)
    if text is None:
        raise InputError(place, f"broken {encoding.upper()}", _SAVE)
    return text


def _refuse_binary(data: bytes, place: str) -> None:
    if data and not data.strip(b"\0"):
        raise InputError(place, "holds nothing but NUL bytes", "Copy the file anew from where it came from")
    control = len(data) - len(data.translate(None, _CONTROL))
    if b"\0" in data or control > _MOST_CONTROL * len(data):
        raise InputError(place, "is binary, not text", "Convert it to text first")


def _found_out(data: bytes, place: str) -> str:
    """The one old encoding in which the bytes read as Chinese. A tie, or none, is an InputError."""
    shares = sorted(((_plausibility(data, name), name) for name in _OLD), reverse=True)
    (best, name), (second, other) = shares
    if best < _PLAUSIBLE:
        raise InputError(place, "in an unknown encoding (neither UTF-8, GB18030 nor Big5 reads as Chinese)", _SAVE)
    if best - second < _APART:
        raise InputError(place, f"could be {name.upper()} as well as {other.upper()}", _SAVE)
    return name


def _plausibility(data: bytes, encoding: str) -> float:
    """The share of frequent characters among those beyond ASCII; 0 where the bytes do not decode."""
    text = _decoded(data, encoding)
    wide = [char for char in (text or "")[:_SAMPLE] if char > "\x7f" and not _is_mark(char)]
    return sum(char in _frequent() for char in wide) / len(wide) if wide else 0.0


def _is_mark(char: str) -> bool:
    return "\u2000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


@cache
def _frequent() -> frozenset[str]:
    return frozenset(char for row in read_table("common_characters") for char in row["characters"])
