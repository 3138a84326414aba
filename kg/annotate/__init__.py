"""Annotation: a spaCy pipeline over the text of a report. Open `analysis.py` first."""

import os
from typing import TYPE_CHECKING, Any

# Nothing here multiplies matrices, and in a process with idle threads for that every allocation takes a lock: 5 % of the time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from kg.annotate.analysis import STEPS

if TYPE_CHECKING:
    from kg.annotate.pipeline import annotate, load_pipeline

__all__ = ["COMPONENTS", "annotate", "load_pipeline"]

COMPONENTS: tuple[str, ...] = tuple(STEPS)


def __getattr__(name: str) -> Any:
    """`annotate` and `load_pipeline`, imported when asked for: spaCy takes a second, the steps alone do not need it."""
    if name in ("annotate", "load_pipeline"):
        from kg.annotate import pipeline

        return getattr(pipeline, name)
    raise AttributeError(name)
