"""What the Browser is given: each question as a favourite, a style for every kind of node, a guide with all of it."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from kg.errors import KgError, StoreError
from kg.export.browser import FAVOURITES, GUIDE, STYLE, favourite, parameters, style, write_browser
from kg.questions import load_paths, load_questions
from kg.schema import read_schema


def test_every_question_is_a_favourite(tmp_path: Path) -> None:
    write_browser(tmp_path, {"name": "韩冰", "limit": "3"})
    with ZipFile(tmp_path / FAVOURITES) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert set(texts) == {f"kg/{name}.cypher" for name in load_questions()}
    for name, question in load_paths().items():
        assert texts[f"kg/{name}.cypher"].startswith(f"// {question.title}\n")
    assert '// :param name => "韩冰"\n// :param limit => 3\nMATCH' in texts["kg/meets_whom.cypher"]


SET = [
    ("meets_whom", {"name": "韩冰"}, [':param name => "韩冰"', ":param limit => 20"]),
    ("meets_whom", {}, [""":param name => "the person's name\"""", ":param limit => 20"]),
    ("present_together", {"one": '"; }) DETACH DELETE', "other": "\\"}, [r':param one => "\"; }) DETACH DELETE"', r':param other => "\\"']),
    ("missing", {"series": "常委会", "share": "0.75"}, [':param series => "常委会"', ":param share => 0.75"]),
]


@pytest.mark.parametrize(("name", "given", "lines"), SET, ids=[" ".join(lines) for _, _, lines in SET])
def test_parameters_are_set_line_by_line(name: str, given: dict[str, str], lines: list[str]) -> None:
    assert parameters(load_paths()[name], given) == lines
    assert favourite(load_paths()[name], given).splitlines()[2 : 2 + len(lines)] == [f"// {line}" for line in lines]


def test_a_value_of_another_type_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="parameter limit: 'many' is not a whole number"):
        write_browser(tmp_path, {"limit": "many"})


def test_every_kind_of_node_has_a_colour_of_its_own_and_a_caption(tmp_path: Path) -> None:
    write_browser(tmp_path)
    rules = re.findall(r'node\.(\w+) \{\s+color: (#\w{6});.*?caption: "\{(\w+)\}"', (tmp_path / STYLE).read_text("utf-8"), re.DOTALL)
    assert rules == [(kind.name, kind.colour, kind.caption) for kind in read_schema().nodes.values()]
    assert len({colour for _, colour, _ in rules}) == len(rules)
    assert style().count("{\n") == style().count("}\n")


def test_the_guide_has_a_page_for_each_question(tmp_path: Path) -> None:
    write_browser(tmp_path)
    page = (tmp_path / GUIDE).read_text("utf-8")
    assert re.findall("<h3>(.*?)</h3>", page)[1:] == [question.title for question in load_paths().values()]
    assert page.count("<slide>") == page.count("</slide>") == len(load_paths()) + 1


def test_the_files_are_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_browser(tmp_path / name)
    for name in (FAVOURITES, STYLE, GUIDE):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="Give a folder that can be written"):
        write_browser(tmp_path / "file")
