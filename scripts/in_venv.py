"""A script that imports this runs in .venv, where the packages are, whichever Python it was begun with."""

import os
import sys
from pathlib import Path

_VENV = Path(__file__).resolve().parents[1] / ".venv"
_PYTHON, _BEGUN = _VENV / "bin" / "python", "KG_IN_VENV"

if _PYTHON.exists() and Path(sys.prefix).resolve() != _VENV.resolve() and _BEGUN not in os.environ:
    os.execve(_PYTHON, [str(_PYTHON), *sys.argv], {**os.environ, _BEGUN: "1"})
