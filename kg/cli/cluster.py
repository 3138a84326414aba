"""`kg extract --engine ray`: files of records to shards of facts on a cluster."""

from collections.abc import Sequence
from enum import StrEnum
from importlib.util import find_spec

from kg.cli.stream import progress, report, tell
from kg.errors import InputError, KgError


class Form(StrEnum):
    """What shards are: lines of facts, or tables with the columns `document` (its id) and `facts` (its line)."""

    jsonl = "jsonl"
    parquet = "parquet"


def on_ray(inputs: Sequence[str], out: str, workers: int | None, resume: bool, form: Form) -> int:
    """Extract, and name what could not be read. The exit code. Raises KgError."""
    if out == "-":
        raise KgError("--engine ray writes shards: give their folder with -o")
    if not all(map(find_spec, ("ray", "pyarrow"))):
        raise KgError("Ray is not installed. `pip install 'kg[ray]'` (in a checkout `scripts/setup --ray`), or use --workers N without it")
    from kg.cluster.run import extract

    errors: list[InputError] = []
    documents = sum(progress(extract(inputs, out, form.value, workers, resume, errors), "pieces"))
    tell(f"{documents} documents written to {out}")
    return report(errors)
