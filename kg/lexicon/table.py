"""CSV under `models/lexicon/` → frozen rows that remember their file and line.

Every table has a header, a `source` and a `note` column; lines that start with `#` are comments.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import KnowledgeError
from kg.resources import MODELS

LEXICON = MODELS / "lexicon"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `place` is `file:line`; cells are stripped strings, empty where the cell is empty."""

    place: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@cache
def read_table(name: str, folder: Path = LEXICON) -> tuple[Row, ...]:
    """All rows of `models/lexicon/NAME.csv`, in file order. Raises KnowledgeError naming file and line."""
    path = folder / f"{name}.csv"
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        raise KnowledgeError(str(path), "no such table", "Restore it from the repository") from None
    except UnicodeDecodeError:
        raise KnowledgeError(str(path), "not UTF-8", "Save it as 'CSV UTF-8' (Excel and WPS offer it), not as GBK") from None
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    header = next(csv.reader([numbered[0][1]]))
    rows = list(csv.reader([line for _, line in numbered[1:]]))
    if len(rows) != len(numbered) - 1:  # a quote that is not closed took in the lines below it
        rows = [next(csv.reader([line])) for _, line in numbered[1:]]
    file = path.name
    return tuple([_row(f"{file}:{n}", header, cells) for (n, _), cells in zip(numbered[1:], rows, strict=True)])


def _row(place: str, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        raise KnowledgeError(place, f"{len(cells)} cells where the header has {len(header)}", "Quote cells that hold a comma")
    return Row(place, dict(zip(header, map(str.strip, cells), strict=True)))
