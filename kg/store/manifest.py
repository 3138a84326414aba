"""The manifest of a graph folder: numbers of nodes and edges by kind, and SHA-256 of the sorted files, or that these are not up to date."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex
from typing import Any

from kg.errors import StoreError
from kg.store.folder import MANIFEST
from kg.store.place import settle

_FORMAT = 1

Manifest = Mapping[str, Any]


def write_manifest(folder: Path, nodes: Counter[str], edges: Counter[str], sums: Mapping[str, str] | None) -> None:
    """Numbers by kind, and sums of the files by name; None where these are not up to date."""
    numbers = {"nodes": dict(sorted((+nodes).items())), "edges": dict(sorted((+edges).items()))}
    files = {"late": token_hex(8)} if sums is None else {"sha256": dict(sums)}  # no two that are late are the same bytes
    (folder / MANIFEST).write_text(json.dumps({"format": _FORMAT, **numbers, **files}, indent=1) + "\n", "utf-8")


def read_manifest(folder: str | Path) -> Manifest:
    """The manifest. Raises StoreError where `folder` holds no graph."""
    settle(Path(folder))
    try:
        manifest: Manifest = json.loads((Path(folder) / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"{folder}: holds no graph. Write one with `kg build INPUT… -o {folder}`") from error
    if manifest.get("format") != _FORMAT:
        raise StoreError(f"{folder}: written by another version of kg. Build it again with `kg build INPUT… -o {folder}`")
    return manifest


def is_late(manifest: Manifest) -> bool:
    """Whether the sorted files lack what came since."""
    return "late" in manifest
