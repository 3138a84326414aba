"""Python's search for rings of garbage takes the longer the more there is, and where values are only made and kept there are no rings."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000  # objects more than before, at which rings are looked for: some thousand documents


@contextmanager
def uncollected() -> Iterator[None]:
    """Without that search."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def settled() -> None:
    """What is there now, tables and weights, stays; of what comes little does, and no ring: the search is seldom worth its time."""
    gc.freeze()
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
