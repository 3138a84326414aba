"""What the engine answers with, as values that JSON can hold and that are the same on every run."""

from decimal import Decimal
from typing import Any

_INTERNAL = {"_ID", "_SRC", "_DST", "_id", "_src", "_dst"}  # places inside the file: they differ from build to build


def plain(value: Any) -> Any:
    """Numbers, strings, lists and objects; a node, edge or path as an object of its properties, its label as `_LABEL`."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key not in _INTERNAL}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
