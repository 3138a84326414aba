"""The only file that knows where `models/` and `cypher/` lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PACKED = _PACKAGE / "_data"
_ROOT = _PACKED if _PACKED.is_dir() else _PACKAGE.parent

MODELS = _ROOT / "models"
CYPHER = _ROOT / "cypher"
