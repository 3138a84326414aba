"""`kg check`: each fault of the knowledge is named with file and line; the knowledge that ships has none."""

from pathlib import Path

import pytest

from kg.lexicon.check import check
from kg.resources import MODELS
from tests.cli.conftest import Run

TABLES = "terms:\n  key: [term]\n  values: {class: [a, b]}\n  numbers: [odds]\n"
HEADER = "term,class,odds,source,note\n"
RULE = "lead:\n  why: so\n  patterns: ['^ab']\n  examples: [abc]\n  not: [cab]\n"

FAULTS = [
    # table rows, rules, what is told
    ("", RULE, "terms.csv: no rows"),
    ("甲,a,1,seen,\n甲,b,2,seen,\n", RULE, "terms.csv:3: 甲 stands at terms.csv:2 already"),
    ("甲,c,1,seen,\n", RULE, "terms.csv:2: unknown class 'c'. Known: a, b"),
    ("甲,a,1,,\n", RULE, "terms.csv:2: source is empty"),
    (",a,1,seen,\n", RULE, "terms.csv:2: term is empty"),
    ("甲,a,much,seen,\n", RULE, "terms.csv:2: odds is no number: 'much'"),
    ("甲,a,1,seen,\n乙,a,1,seen,\n", RULE, "terms.csv:3: 乙 stands behind 甲"),
    ("甲,a,1,seen,one, too many\n", RULE, "terms.csv:2: 6 cells where the header has 5"),
    ("甲,a,1,seen,\n", "\n" + RULE.replace("^ab", "^(b"), "cues.yml:2: lead: no regular expression"),
    ("甲,a,1,seen,\n", RULE.replace("[abc]", "[xyz]"), "cues.yml:1: lead does not find its example 'xyz'"),
    ("甲,a,1,seen,\n", RULE.replace("[cab]", "[abd]"), "cues.yml:1: lead finds 'abd', which it must not"),
    ("甲,a,1,seen,\n", RULE.replace("patterns: ['^ab']", "pattern: '^b'"), "cues.yml:1: lead does not find its example 'abc'"),
    ("甲,a,1,seen,\n", RULE + RULE, "cues.yml:6: lead stands at line 1 already"),
    ("甲,a,1,seen,\n", "lead: [\n", "cues.yml:2: no YAML"),
]


def told(folder: Path, rows: str, rules: str, header: str = HEADER) -> list[str]:
    for name, text in {"tables.yml": TABLES, "lexicon/terms.csv": header + rows, "rules/cues.yml": rules}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "schema.yml").write_text((MODELS / "schema.yml").read_text("utf-8"), "utf-8")
    return [str(fault) for fault in check(folder)]


@pytest.mark.parametrize(("rows", "rules", "words"), FAULTS, ids=[f[2] for f in FAULTS])
def test_fault_is_named(tmp_path: Path, rows: str, rules: str, words: str) -> None:
    (fault,) = told(tmp_path, rows, rules)
    assert fault.startswith(words)


def test_sound_knowledge_has_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, "甲,b,-0.25,seen,\n", RULE) == ["terms.csv: no rows"][1:]


def test_missing_column_and_undeclared_table(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "others.csv").write_text("term,source,note\n甲,seen,\n", "utf-8")
    faults = told(tmp_path, "甲,b,seen,\n", RULE, header="term,class,source,note\n")
    assert [f.partition(".csv:")[2].strip().partition(".")[0] for f in faults] == ["not in models/tables", "no column odds"]


def test_knowledge_that_ships_is_well(kg: Run) -> None:
    done = kg("check")
    assert done.returncode == 0, done.stdout
