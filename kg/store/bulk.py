"""A graph as files for `neo4j-admin database import full`, which fills an empty database faster than any statement.

The files bear the tags and the record of a load, so that `kg load` of the same graph afterwards finds it done.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from shlex import quote

from kg.errors import StoreError
from kg.graph import Graph, Value
from kg.schema import read_schema
from kg.store.items import Group, Item, content_of, items_of, tag_of
from kg.store.neo4j import check, new_id, schema_statements
from kg.store.part import documents_of
from kg.store.statements import fill

CONSTRAINTS = "constraints.cypher"
_TYPES = {"string": "string", "day": "string", "int": "long", "float": "double", "bool": "boolean"}
_LISTS = {"strings": "string[]", "ints": "long[]", "floats": "double[]"}
_BETWEEN = range(0xE000, 0xF8FF)  # private characters: one that the graph does not use stands between the items of a list


def write_import(graph: Graph, mark: str, folder: str | Path) -> list[str]:
    """Header and data CSV for each kind, and `constraints.cypher` to run afterwards; the arguments of the import. Raises StoreError.

    `mark` is the graph's fingerprint. Text is always quoted, so that an empty one differs from none. Lists cannot be: the importer
    takes an empty one for none, and `constraints.cypher` makes them empty again.
    """
    check(graph)
    folder = Path(folder).resolve()
    load, between = new_id(documents_of(graph), set()), _unused(graph)
    files: dict[Group, list[Item]] = {}
    for item in items_of(graph):
        files.setdefault(item.group, []).append(item)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        told = [_write(folder, group, items, load, between) for group, items in files.items()]
        record: list[Value] = [load, sorted(documents_of(graph)), mark]
        told.append(_put(folder, "KgLoad", "nodes", ["id:ID(KgLoad)", "documents:string[]", "fingerprint:string"], [record], between))
        after = [*schema_statements().values(), *(text for group, items in files.items() for text in _empty(group, items))]
        _text(folder / CONSTRAINTS, (f"{text};\n" for text in after))
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}. Give a folder that can be written") from error
    options = ["--overwrite-destination=true", "--multiline-fields=true", f"--array-delimiter=U+{ord(between):04X}"]
    return ["database", "import", "full", "neo4j", *options, *told]


def command(arguments: Iterable[str]) -> str:
    """What to type."""
    return " ".join(["neo4j-admin", *map(quote, arguments)])


def _unused(graph: Graph) -> str:
    used = set(chain.from_iterable(_texts(graph)))
    return next(chr(n) for n in _BETWEEN if chr(n) not in used)


def _texts(graph: Graph) -> Iterator[str]:
    for item in items_of(graph):
        yield from (part for value in item.row if isinstance(value, list) for part in value if isinstance(part, str))


def _write(folder: Path, group: Group, items: list[Item], load: str, between: str) -> str:
    columns = [f"{c.name}:{(_TYPES | _LISTS)[c.type]}" for c in group.columns]
    if group.source:
        header = [f":START_ID({group.source})", f":END_ID({group.target})", *columns]
        rows = [[*item.key, *item.row] for item in items]
        name, what = f"{group.source}.{group.kind}.{group.target}", "relationships"
    else:
        key = read_schema().nodes[group.kind].key
        header = [f"{key}:ID({group.kind})" if c.name == key else text for c, text in zip(group.columns, columns, strict=True)]
        rows = [list(item.row) for item in items]
        name, what = group.kind, "nodes"
    tags = [tag_of(load, content_of(item.row)) for item in items]
    return _put(folder, name, what, [*header, "kg_tag:string"], ([*r, tag] for r, tag in zip(rows, tags, strict=True)), between, group.kind)


def _empty(group: Group, items: list[Item]) -> Iterator[str]:
    """Statements for the columns in which an item has an empty list."""
    ends = {"source": group.source, "target": group.target} if group.source else {}
    for i, column in enumerate(group.columns):
        if any(item.row[i] == [] for item in items):
            yield fill(f"schema/empty_{'edges' if ends else 'nodes'}", kind=group.kind, column=column.name, **ends)


def _put(folder: Path, name: str, what: str, header: list[str], rows: Iterable[list[Value]], between: str, kind: str = "") -> str:
    """One pair of files; the argument that names them."""
    _text(folder / f"{name}.header.csv", [",".join(header) + "\n"])
    _text(folder / f"{name}.csv", (",".join(_cell(value, between) for value in row) + "\n" for row in rows))
    return f"--{what}={kind or name}={folder / name}.header.csv,{folder / name}.csv"


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
