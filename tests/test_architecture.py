"""The shape of the code: who may import whom, who owns which library, how long things may get, what stays out of Python."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "kg").rglob("*.py"))

# A module imports only from rows above its own, and from its own package. Siblings in one row do not know each other,
# except in the rows of single modules that build on one another.
LAYERS = (
    {"errors", "resources", "garbage", "seen", "spool", "values"},
    {"text", "ids", "document", "facts", "facts_file", "facts_rows", "graph", "schema"},
    {"lexicon"},
    {"read", "annotate"},
    {"extract"},
    {"resolve"},
    {"questions"},
    {"store", "export"},
    {"update"},
    {"cluster"},
    {"flow"},
    {"show", "score"},
    {"cli"},
    {"__main__"},
)
BUILD_ON_ONE_ANOTHER = 1
BLIND = {"resolve": {"read", "annotate", "extract"}, "score": {"read", "annotate", "extract", "resolve", "flow"}}  # they run on facts alone

OWNERS = {
    "spacy": {"annotate", "extract", "show"},
    "spacy_pkuseg": {"annotate"},
    "ahocorasick_rs": {"annotate"},
    "numpy": {"annotate"},
    "pypinyin": {"lexicon"},
    "ladybug": {"store"},
    "neo4j": {"store"},
    "networkx": {"export"},
    "ray": {"cluster"},
    "pyarrow": {"cluster"},
    "typer": {"cli"},
    "rich": {"cli"},
    "yaml": {"resources", "schema", "lexicon", "resolve"},
}
FOUNDATION = {"__future__", *sys.stdlib_module_names}

LONGEST_FILE, LONGEST_FUNCTION = 250, 40

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2}")
NO_WORD = re.compile(r".-.|[〇零一二三四五六七八九十百千万亿两年月日号第]")  # ranges of characters, numerals, dates
CYPHER = re.compile(r"\b(?:MATCH|MERGE|UNWIND|RETURN|CREATE(?! TABLE| INDEX)|DELETE(?! FROM)|COPY|CALL)\b[ (]")  # no SQL


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def unit(path: Path) -> str:
    """The module or package directly under kg: `kg/read/cut.py` is of `read`."""
    return path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, at the top or inside a function; `kg` names with their first part below kg."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: imports are absolute"
            yield from ([f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module or ""])


def layer(part: str) -> int:
    return next((i for i, parts in enumerate(LAYERS) if part in parts), -1)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string literal that is not a docstring."""
    nodes = list(ast.walk(tree(path)))
    bare = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # docstrings, also those below an assignment
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_only_from_layers_below(path: Path) -> None:
    own = unit(path)
    if own == "__init__":
        assert not list(imported(path)), "kg/__init__.py imports nothing, so that `kg --help` is instant"
        return
    assert layer(own) >= 0, f"{name(path)} has no place in LAYERS"
    for other in {module.split(".")[1] for module in imported(path) if module.startswith("kg.")} - {own}:
        below = layer(other) < layer(own) or layer(other) == layer(own) == BUILD_ON_ONE_ANOTHER
        assert layer(other) >= 0 and below, f"{name(path)} imports kg.{other}, which does not stand below it"
        assert other not in BLIND.get(own, ()), f"{name(path)} imports kg.{other}; kg.{own} runs on facts alone"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_each_library_has_its_home(path: Path) -> None:
    for library in {module.split(".")[0] for module in imported(path)} - {"kg"} - FOUNDATION:
        assert library in OWNERS, f"{name(path)} imports {library}, which nobody owns"
        assert unit(path) in OWNERS[library], f"{name(path)} imports {library}; its home is {sorted(OWNERS[library])}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_chinese_words_in_code(path: Path) -> None:
    found = [f"{name(path)}:{line}: {text!r}" for line, text in strings(path) if HAN.search(NO_WORD.sub(" ", text))]
    assert not found, "words are data: move them to models/"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_cypher_in_code(path: Path) -> None:
    found = [f"{name(path)}:{line}: {text!r}" for line, text in strings(path) if CYPHER.search(text)]
    assert not found, "queries are files: move them to cypher/"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_grows_too_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{name(path)}:{node.lineno}: {node.name}"


def test_library_never_prints() -> None:
    found = [
        f"{name(p)}:{n.lineno}" for p in FILES if unit(p) != "cli" for n in ast.walk(tree(p)) if isinstance(n, ast.Name) and n.id == "print"
    ]
    assert not found, "only kg/cli speaks to the user"


def test_each_part_has_one_place() -> None:
    assert sum(map(len, LAYERS)) == len(set().union(*LAYERS))
