"""How an answer is printed."""

import csv
import io
import json
from typing import Any

import pytest
from rich.cells import cell_len

from kg.cli.table import Format, write_rows

COLUMNS = ("person", "roles", "first")
ROWS: list[tuple[Any, ...]] = [("温如山", ["市委书记", "代市长"], "2021-05-06"), ("阿依古丽·买买提", [], None), ("[bold]", [], 'a"b,c\nd')]


def printed(form: Format) -> str:
    stream = io.StringIO()
    write_rows(COLUMNS, ROWS, form, stream)
    return stream.getvalue()


def test_columns_of_wide_characters_stand_straight() -> None:
    lines = printed(Format.table).splitlines()
    day = next(line for line in lines if "2021-05-06" in line)
    assert cell_len(day.partition("2021")[0]) == cell_len(lines[0].partition("first")[0])
    assert any("[bold]" in line for line in lines), "cells are text, not markup"


def test_long_rows_are_not_folded_in_a_pipe() -> None:
    stream = io.StringIO()
    write_rows(("quote",), [("话" * 500,)], Format.table, stream)
    assert "话" * 500 in stream.getvalue()


def test_csv_is_read_back() -> None:
    assert list(csv.reader(io.StringIO(printed(Format.csv)))) == [
        [*COLUMNS],
        ["温如山", "市委书记; 代市长", "2021-05-06"],
        ["阿依古丽·买买提", "", ""],
        ["[bold]", "", 'a"b,c\nd'],
    ]


def test_json_is_an_array_of_objects() -> None:
    assert json.loads(printed(Format.json))[0] == {"person": "温如山", "roles": ["市委书记", "代市长"], "first": "2021-05-06"}


@pytest.mark.parametrize("form", Format)
def test_no_rows(form: Format) -> None:
    stream = io.StringIO()
    write_rows(COLUMNS, [], form, stream)
    assert stream.getvalue().strip() if form != Format.json else json.loads(stream.getvalue()) == []
