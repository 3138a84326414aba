"""Files → documents: encodings found out, and every input that cannot be read named with its place and a way out."""

import json
import os
import random
import time
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.document import Document
from kg.errors import InputError
from kg.read import read_documents

_SIMPLIFIED = "本报讯（记者 王小明）5月6日，淮川市委召开会议，市委书记李大海主持。"
_TRADITIONAL = "【本報訊】行政長官昨日出席開幕典禮，並致辭表示支持青年創業。"


def _read(*paths: Path | str) -> list[Document | InputError]:
    return list(read_documents(paths))


def _write(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_SIMPLIFIED, "utf-8"),
        (_SIMPLIFIED, "utf-8-sig"),
        (_SIMPLIFIED, "utf-16"),
        (_SIMPLIFIED, "gb18030"),
        ("市委召开会议研究工作", "gbk"),
        (_TRADITIONAL, "big5"),
        ("市長主持會議並致辭", "big5"),
        (_TRADITIONAL, "gb18030"),
    ],
)
def test_encoding_is_found_out(tmp_path: Path, text: str, encoding: str) -> None:
    (document,) = _read(_write(tmp_path, "page.txt", text.encode(encoding)))
    assert isinstance(document, Document) and document.text == text


_BINARY = random.Random(1).randbytes(3000)
_UNREADABLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": ("\ufeff \n\u3000\n".encode(), "empty"),
    "nul.txt": (b"\0" * 1000, "NUL"),
    "binary.txt": (_BINARY, "binary"),
    "line.txt": ("市委召开会议".encode() * 1_200_000, "a line of more than 1,000,000"),
    "korean.txt": ("안녕하세요 오늘 서울에서 회의가 열렸습니다".encode("euc-kr"), "unknown encoding"),
    "japanese.txt": ("本日、東京で会議が開かれました。".encode("shift-jis"), "unknown encoding"),
    "german.txt": ("Übergröße für Ähnliches".encode("latin-1"), "unknown encoding"),
    "broken.txt": (_SIMPLIFIED.encode()[:-1], "unknown encoding"),
    "utf16.txt": (b"\xff\xfe\x00\xd8\x00\xd8", "broken UTF-16"),
    "listing.txt": (b"total 8\n-rw-r--r-- 1 a a 10 Mar 3 10:00 a.txt\n-rw-r--r-- 1 a a 10 Mar 3 10:00 b.txt\n", "listing"),
    "names.txt": ("第一版要闻.txt\n第二版综合新闻.txt\n".encode(), "listing"),
    "english.txt": (b"hello world\n", "no Chinese"),
    "page.pdf": (b"%PDF-1.4", "cannot read files that end in .pdf"),
    "records.jsonl": (b"\n\n", "empty"),
}


@pytest.mark.parametrize("name", _UNREADABLE)
def test_unreadable_file_is_named_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    data, what = _UNREADABLE[name]
    bad, good = _write(tmp_path, name, data), _write(tmp_path, "zz.txt", _SIMPLIFIED.encode())
    problem, document = _read(bad, good)
    assert isinstance(problem, InputError) and isinstance(document, Document)
    assert problem.place == str(bad) and what in problem.what and problem.way_out


def test_long_line_is_refused_quickly(tmp_path: Path) -> None:
    started = time.perf_counter()
    _read(_write(tmp_path, "line.jsonl", b"x" * 20_000_000))
    assert time.perf_counter() - started < 2


def test_missing_file_and_folder(tmp_path: Path) -> None:
    problems = _read(tmp_path / "nothing.txt", tmp_path / "nowhere")
    assert [isinstance(problem, InputError) for problem in problems] == [True, True]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_file_without_permission(tmp_path: Path) -> None:
    file = _write(tmp_path, "page.txt", _SIMPLIFIED.encode())
    file.chmod(0)
    (problem,) = _read(file)
    assert isinstance(problem, InputError) and "permission" in problem.what


def test_directory_stands_for_its_readable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.png", ".hidden.txt"):
        _write(tmp_path, name, _SIMPLIFIED.encode())
    (tmp_path / "deep").mkdir()
    _write(tmp_path / "deep", "d.txt", _SIMPLIFIED.encode())
    assert [Path(d.path).name for d in _read(tmp_path) if isinstance(d, Document)] == ["a.md", "b.txt", "d.txt"]


def test_directory_without_readable_files(tmp_path: Path) -> None:
    (problem,) = _read(tmp_path)
    assert isinstance(problem, InputError) and problem.place == str(tmp_path)


def test_records(tmp_path: Path) -> None:
    good = {"path": "a.txt", "title": "会议", "source": "淮川日报", "published": "2022-5-6", "text": _SIMPLIFIED}
    lines = [json.dumps(good, ensure_ascii=False), "", json.dumps({"text": _SIMPLIFIED})]
    file = _write(tmp_path, "r.jsonl", "\n".join(lines).encode("utf-8-sig"))
    first, second = _read(file)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.path, first.title, first.source, first.published) == ("a.txt", "会议", "淮川日报", "2022-05-06")
    assert second.path == f"{file}:3"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{broken", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"path": "b"}', "without text"),
        ('{"path": "b", "text": null}', "without text"),
        ('{"path": "b", "text": ""}', "empty"),
        ('{"path": "b", "text": "\\ud800市委召开会议研究工作"}', "surrogate"),
        (json.dumps({"text": _SIMPLIFIED, "title": "\ud800市委会议"}), "surrogate"),
        (json.dumps({"text": _SIMPLIFIED, "published": "soon"}), "published is no day"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_broken_record_is_named_by_line(tmp_path: Path, line: str, what: str) -> None:
    file = _write(
        tmp_path, "r.jsonl", f'{{"path": "a", "text": "{_SIMPLIFIED}"}}\n{line}\n{{"path": "c", "text": "{_SIMPLIFIED}"}}\n'.encode()
    )
    first, problem, third = _read(file)
    assert isinstance(first, Document) and isinstance(third, Document)
    assert isinstance(problem, InputError) and problem.place == f"{file}:2" and what in problem.what


@pytest.mark.parametrize(("data", "path"), [(_SIMPLIFIED, "-"), (json.dumps({"path": "a.txt", "text": _SIMPLIFIED}), "a.txt")])
def test_standard_input_holds_a_page_or_records(monkeypatch: pytest.MonkeyPatch, data: str, path: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(data.encode())))
    (document,) = _read("-")
    assert isinstance(document, Document) and (document.path, document.text) == (path, _SIMPLIFIED)


def test_same_content_same_id_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = _read(*(_write(folder, "page.txt", _SIMPLIFIED.encode()) for folder in (tmp_path, tmp_path / "other")))
    third = _read(_write(tmp_path, "another.txt", _SIMPLIFIED.encode()))[0]
    assert isinstance(first, Document) and isinstance(second, Document) and isinstance(third, Document)
    assert first.id == second.id != third.id


def test_title_of_a_web_page(tmp_path: Path) -> None:
    page = f"<html><head><title> 淮川&amp;新闻\n网 </title></head><body><p>{_SIMPLIFIED}</p></body></html>"
    (document,) = _read(_write(tmp_path, "page.html", page.encode()))
    assert isinstance(document, Document) and document.title == "淮川&新闻 网" and document.text == page
