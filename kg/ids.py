"""Ids that depend on content alone: the same thing has the same id on every machine, in any order of the input."""

from hashlib import sha256

_SEPARATOR = "\x1f"  # stands in no name, so that ("ab", "c") and ("a", "bc") differ


def make_id(prefix: str, *parts: str) -> str:
    """`prefix-` and 16 hex digits of the parts, in their order: `person-5f0c…`."""
    return f"{prefix}-{sha256(_SEPARATOR.join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
