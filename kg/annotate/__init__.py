"""Annotation: a spaCy pipeline over the text of a report. Open `analysis.py` first."""

from typing import TYPE_CHECKING, Any

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
