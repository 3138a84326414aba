"""Files of records in pieces hold what the reader of one machine finds in them; shards say what it says of each document."""

import json
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from threading import Thread

import pytest

from kg.document import Document
from kg.errors import InputError
from kg.extract import extract
from kg.read import read_documents

pyarrow = pytest.importorskip("pyarrow", reason="Ray is not installed; `scripts/setup --ray` brings it")
from pyarrow import parquet  # noqa: E402

from kg.cluster.pieces import Piece, documents_of, pieces_of  # noqa: E402
from kg.cluster.places import Place, files_in  # noqa: E402
from kg.cluster.plan import Plan, Shard, errors_in, read_plan, write_plan  # noqa: E402
from kg.cluster.reader import Reader  # noqa: E402

TEXT = "本报讯 5月{}日，市委书记温如山主持召开全市防汛工作会议并讲话，市长苗青禾出席。"
LINES = [json.dumps({"source": "青川日报", "published": "2021-05-07", "text": TEXT.format(day)}, ensure_ascii=False) for day in range(1, 8)]

FILES = {
    "each piece full": LINES[:6],
    "a rest": LINES,
    "broken and blank lines": [LINES[0], "{", "", LINES[1], '{"text": 3}', "", LINES[2]],
    "less than a piece": LINES[:1],
    "empty": [],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(values: Iterator[Document | InputError] | list[Document | InputError]) -> list[object]:
    return [(v.place, v.what) if isinstance(v, InputError) else v for v in values]


def pieced(name: str, size: int) -> Iterator[Document | InputError]:
    for piece in pieces_of(Place.of(name), size, size):
        yield from [piece] if isinstance(piece, InputError) else documents_of(piece)


@pytest.mark.parametrize("end", ["\n", ""], ids=["closed", "open"])
@pytest.mark.parametrize("lines", FILES.values(), ids=FILES)
def test_pieces_hold_what_the_file_holds(folder: Path, lines: list[str], end: str) -> None:
    Path("records.jsonl").write_text("\n".join(lines) + end if lines else "", "utf-8")
    assert found(list(pieced("records.jsonl", 2))) == found(list(read_documents(["records.jsonl"])))


@pytest.mark.parametrize("group", [2, 3, 100])
def test_rows_are_records(folder: Path, group: int) -> None:
    Path("same.jsonl").write_text("\n".join(LINES), "utf-8")
    rows = [{**json.loads(line), "path": f"same.jsonl:{n}"} for n, line in enumerate(LINES, 1)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), "records.parquet", row_group_size=group)
    assert list(pieced("records.parquet", 2)) == list(read_documents(["same.jsonl"]))


@pytest.mark.parametrize(
    ("name", "below", "url"),
    [
        ("out", "out/part", f"{os.getcwd()}/out/part"),
        ("/data/out/", "/data/out/part", "/data/out/part"),
        ("s3://bucket/out", "s3://bucket/out/part", "s3://bucket/out/part"),
        ("s3://bucket/out/?region=eu", "s3://bucket/out/part", "s3://bucket/out/part?region=eu"),
    ],
)
def test_files_of_a_place(name: str, below: str, url: str) -> None:
    assert Place.of(name).below("part") == Place(below, url)


def test_a_folder_and_its_url_have_the_same_files(folder: Path) -> None:
    for name in ("b.jsonl", "a/c.parquet", ".hidden.jsonl", "page.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    for given in (str(folder), folder.as_uri()):
        files = files_in(Place.of(given), (".jsonl", ".parquet"))
        assert not isinstance(files, InputError) and [f.name for f in files] == [f"{given}/a/c.parquet", f"{given}/b.jsonl"]
    missing = files_in(Place.of("nowhere"), (".jsonl",))
    assert isinstance(missing, InputError) and "no such file" in missing.what


def test_a_plan_is_read_as_it_was_written(folder: Path) -> None:
    piece = Piece(Place.of("records.jsonl"), 10, 20, 3)
    write_plan(Place.of("out"), Plan(("records.jsonl",), "jsonl", (piece,), (InputError("a", "empty", "Leave it out"),)))
    plan = read_plan(Place.of("out"))
    assert plan and plan.pieces == (piece,) and str(plan.unread[0]) == "a: empty. Leave it out"
    assert read_plan(Place.of("elsewhere")) is None


def made(lines: list[str], form: str = "jsonl", tries: int = 0) -> Shard:
    """The shard of one file, which so many readers had begun with."""
    Path("records.jsonl").write_text("\n".join(lines), "utf-8")
    Path("out").mkdir()
    (piece,) = pieces_of(Place.of("records.jsonl"))
    assert isinstance(piece, Piece)
    shard = Shard(Place.of("out"), 0, form)
    if tries:
        Path(shard.begun.name).write_text(json.dumps({"tries": tries}))
    answer = Reader()({"item": [(piece, shard)]})
    assert not Path(shard.begun.name).exists()
    assert answer["lost"] == [len(errors_in([shard])) if Path(shard.lost.name).exists() else 0]
    return shard


def told() -> list[str]:
    return [extract(d).to_json() for d in read_documents(["records.jsonl"]) if isinstance(d, Document)]


@pytest.mark.parametrize("tries", [0, 1], ids=["by the reader", "beside it, where one died"])
def test_a_shard_has_the_facts_and_names_what_is_broken(folder: Path, tries: int) -> None:
    shard = made([LINES[0], "{", LINES[1]], tries=tries)
    assert Path(shard.facts.name).read_text("utf-8").splitlines() == told()
    assert [e.place for e in errors_in([shard])] == ["records.jsonl:2"]


def test_a_shard_as_a_table(folder: Path) -> None:
    table = parquet.read_table(made(LINES, "parquet").facts.name)
    assert table["facts"].to_pylist() == told()
    assert table["document"].to_pylist() == [json.loads(line)["document"]["id"] for line in told()]


def test_a_document_that_kills_whoever_reads_it_costs_itself_alone(folder: Path) -> None:
    def kill() -> None:
        while not (there := active_children()):
            pass
        first = there[0].pid or 0
        os.kill(first, signal.SIGSTOP)  # it cannot finish, and
        time.sleep(2)  # by now has the document: killed before it had, it would cost nothing
        os.kill(first, signal.SIGKILL)

    killer = Thread(target=kill)
    killer.start()
    shard = made(LINES, tries=1)
    killer.join()
    assert [(e.place, "signal 9" in e.what) for e in errors_in([shard])] == [("records.jsonl:1", True)]
    assert Path(shard.facts.name).read_text("utf-8").splitlines() == told()[1:]


def test_a_piece_that_cost_three_readers_is_named_and_left_for_another_run(folder: Path) -> None:
    shard = made(LINES, tries=3)
    assert [e.place for e in errors_in([shard])] == ["records.jsonl:1"] and not Path(shard.facts.name).exists()
