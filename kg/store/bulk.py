"""A graph as files for `neo4j-admin database import full`, which fills an empty database faster than any statement.

The files bear the tags and the record of a load, so that `kg load` of the same graph afterwards finds it done.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from shlex import quote
from typing import IO

from kg.errors import StoreError
from kg.graph import Things, Value
from kg.schema import read_schema
from kg.store.items import Group, Item, content_of, items_of, tag_of
from kg.store.neo4j import check, new_id, schema_statements
from kg.store.statements import fill

CONSTRAINTS = "constraints.cypher"
_TYPES = {"string": "string", "day": "string", "int": "long", "float": "double", "bool": "boolean"}
_LISTS = {"strings": "string[]", "ints": "long[]", "floats": "double[]"}
_BETWEEN = range(0xE000, 0xF8FF)  # private characters: one that the graph does not use stands between the items of a list


def write_import(graph: Things, mark: str, folder: str | Path) -> list[str]:
    """Header and data CSV for each kind, and `constraints.cypher` to run afterwards; the arguments of the import. Raises StoreError.

    `mark` is the graph's fingerprint. The graph is walked through row by row and not held. Text is always quoted, so that an empty one
    differs from none. Lists cannot be: the importer takes an empty one for none, and `constraints.cypher` makes them empty again.
    """
    documents = check(graph)
    folder = Path(folder).resolve()
    load, between = new_id(documents, set()), _unused(graph)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        told, empty = _write_items(folder, items_of(graph), load, between)
        header = ["id:ID(KgLoad)", "documents:string[]", "fingerprint:string"]
        _text(folder / "KgLoad.csv", [_line([load, sorted(documents), mark], between)])
        told.append(_named(folder, "KgLoad", "nodes", header))
        _text(folder / CONSTRAINTS, (f"{text};\n" for text in [*schema_statements().values(), *empty]))
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}. Give a folder that can be written") from error
    options = ["--overwrite-destination=true", "--multiline-fields=true", f"--array-delimiter=U+{ord(between):04X}"]
    return ["database", "import", "full", "neo4j", *options, *told]


def command(arguments: Iterable[str]) -> str:
    """What to type."""
    return " ".join(["neo4j-admin", *map(quote, arguments)])


def _unused(graph: Things) -> str:
    used = set(chain.from_iterable(_texts(graph)))
    return next(chr(n) for n in _BETWEEN if chr(n) not in used)


def _texts(graph: Things) -> Iterator[str]:
    for item in items_of(graph):
        yield from (part for value in item.row if isinstance(value, list) for part in value if isinstance(part, str))


def _write_items(folder: Path, items: Iterable[Item], load: str, between: str) -> tuple[list[str], list[str]]:
    """A pair of files for each group; the arguments that name them, and statements for the columns in which an item has an empty list."""
    streams: dict[Group, IO[str]] = {}
    empty: dict[Group, set[int]] = {}
    with ExitStack() as stack:
        for item in items:
            stream = streams.get(item.group)
            if stream is None:
                path = folder / f"{_name(item.group)}.csv"
                stream = streams[item.group] = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            ends = item.key if item.group.source else ()
            stream.write(_line([*ends, *item.row, tag_of(load, content_of(item.row))], between))
            if [] in item.row:
                empty.setdefault(item.group, set()).update(i for i, value in enumerate(item.row) if value == [])
    told = [_named(folder, _name(g), "relationships" if g.source else "nodes", _header(g), g.kind) for g in streams]
    return told, [_made_empty(group, group.columns[i].name) for group in streams for i in sorted(empty.get(group, ()))]


def _name(group: Group) -> str:
    return f"{group.source}.{group.kind}.{group.target}" if group.source else group.kind


def _header(group: Group) -> list[str]:
    columns = [f"{c.name}:{(_TYPES | _LISTS)[c.type]}" for c in group.columns]
    if group.source:
        return [f":START_ID({group.source})", f":END_ID({group.target})", *columns, "kg_tag:string"]
    key = read_schema().nodes[group.kind].key
    own = [f"{key}:ID({group.kind})" if c.name == key else text for c, text in zip(group.columns, columns, strict=True)]
    return [*own, "kg_tag:string"]


def _made_empty(group: Group, column: str) -> str:
    """The statement that makes lists empty which the import took for none."""
    ends = {"source": group.source, "target": group.target} if group.source else {}
    return fill(f"schema/empty_{'edges' if ends else 'nodes'}", kind=group.kind, column=column, **ends)


def _named(folder: Path, name: str, what: str, header: list[str], kind: str = "") -> str:
    """The header of a file; the argument that names both."""
    _text(folder / f"{name}.header.csv", [",".join(header) + "\n"])
    return f"--{what}={kind or name}={folder / name}.header.csv,{folder / name}.csv"


def _line(row: Iterable[Value], between: str) -> str:
    return ",".join(_cell(value, between) for value in row) + "\n"


def _text(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(lines)


def _cell(value: Value, between: str) -> str:
    if value is None:
        return ""
    if value == [""]:
        raise StoreError("a list holds one empty text, which an import cannot tell from none. Use `kg load`")
    text = between.join(map(str, value)) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + text.replace('"', '""') + '"'
