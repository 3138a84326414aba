"""Every shipped question, asked of an invented archive. Rows leave out the ids, which a reader cannot check."""

from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError, KnowledgeError
from kg.questions import EMBEDDED, NEO4J, QUESTIONS, bind, load_questions, parse_text
from kg.resolve import resolve
from kg.store.embedded import ask, write_graph
from tests.invented import archive

COMMITTEE, CITY, SUPPORT, TOUR, CADRES = (
    "市委常委会会议",
    "全市教育工作会议",
    "安陵市双拥工作推进会",
    "卢志远调研城市建设",
    "全市领导干部会议",
)

Given = dict[str, Any]
ANSWERS: list[tuple[str, Given, list[list[Any]]]] = [
    (
        "open_pairs",
        {"name": "沈国栋"},
        [
            [
                *("沈国栋", "2022-05-07", "2023-03-02", "2022-06-15", "2022-06-15"),
                *(["the name alone"], ["no common post or body"], None, "沈国栋@a1", "沈国栋@c1"),
            ]
        ],
    ),
    ("open_pairs", {"name": "卢志远"}, []),
    (
        "succession",
        {"body": "安陵市委", "post": "书记"},
        [
            ["卢志远", "2022-05-07", "2022-08-11", None, None, "沈国栋"],
            ["沈国栋", "2023-03-02", "2023-03-02", "卢志远", 203, None],
        ],
    ),
    ("vacancies", {}, [["安陵市委", "书记", 203, "2022-08-11", "卢志远", "2023-03-02", "沈国栋"]]),
    ("vacancies", {"days": 204}, []),
    (
        "in_office",
        {"body": "安陵市委", "day": "2022-07-01"},
        [
            ["安陵市委", "书记", "卢志远", "2022-05-07", "2022-08-11"],
            ["安陵市委政法委", "书记", "韩冰", "2022-06-02", "2022-07-02"],
        ],
    ),
    (
        "offices_then",
        {"meeting": COMMITTEE, "day": "2022-08"},
        [
            ["2022-08-10", COMMITTEE, "卢志远", ["市委书记"], ["安陵市委 书记"]],
            ["2022-08-10", COMMITTEE, "秦月华", [], ["安陵市委宣传部 部长", "市领导"]],
            ["2022-08-10", COMMITTEE, "韩冰", [], ["安陵市委政法委 书记"]],
        ],
    ),
    (
        "gaps",
        {"days": 200},
        [[name, "2022-08-11", "2023-03-02"] for name in ("卢志远", "沈国栋", "秦月华", "韩冰")],
    ),
    ("gaps", {}, []),
    (
        "chaired_most",
        {},
        [["卢志远", 3, "2022-06-01", "2022-08-10"], ["沈国栋", 2, "2022-05-06", "2023-03-01"], ["沈国栋", 1, "2022-06-14", "2022-06-14"]],
    ),
    (
        "chaired_most",
        {"since": "2022-06-01", "until": "2022-07-31", "limit": 1},
        [["卢志远", 2, "2022-06-01", "2022-07-01"]],
    ),
    (
        "meets_whom",
        {"name": "韩冰"},
        [
            ["韩冰", "卢志远", 5, "2022-06-01", "2023-03-01"],
            ["韩冰", "沈国栋", 4, "2022-06-01", "2023-03-01"],
            ["韩冰", "秦月华", 3, "2022-06-01", "2023-03-01"],
        ],
    ),
    (
        "next_in_order",
        {"name": "秦月华"},
        [
            ["秦月华", "沈国栋", "before", 3, "沈国栋出席全市领导干部会议。"],
            ["秦月华", "韩冰", "after", 3, "韩冰出席全市领导干部会议。"],
            ["秦月华", "卢志远", "before", 1, "卢志远出席市委常委会会议。"],
            ["秦月华", "冯立", "after", 1, "冯立出席双拥工作推进会。"],
        ],
    ),
    (
        "offices",
        {"name": "卢志远"},
        [
            ["卢志远", "市委书记", "安陵市委", "former", "2022-05-07", "2022-08-11", "原市委书记"],
            ["卢志远", "省政府副省长", "东陵省政府", "current", "2023-03-02", "2023-03-02", "省政府副省长"],
        ],
    ),
    (
        "holders",
        {"body": "安陵市委", "post": "书记"},
        [
            ["卢志远", "市委书记", "former", "2022-05-07", "2022-08-11", "原市委书记"],
            ["沈国栋", "市委书记", "current", "2023-03-02", "2023-03-02", "市委书记"],
        ],
    ),
    (
        "spoke_at_body",
        {"body": "中共安陵市委员会"},
        [
            ["卢志远", 4, "2022-05-06", "2023-03-01", "卢志远讲话全市领导干部会议。"],
            ["沈国栋", 1, "2023-03-01", "2023-03-01", "沈国栋讲话全市领导干部会议。"],
            ["韩冰", 1, "2022-06-01", "2022-06-01", "韩冰讲话市委常委会会议。"],
        ],
    ),
    (
        "first_and_last_seen",
        {"limit": 2},
        [["冯立", "2022-05-07", "2022-05-07", 1, 1], ["沈国栋", "2022-06-15", "2022-06-15", 1, 1]],
    ),
    ("first_and_last_seen", {"kind": "byline"}, [["何青", "2022-05-08", "2022-05-08", 1, 0]]),
    (
        "present_together",
        {"one": "冯立", "other": "沈国栋"},
        [
            [
                SUPPORT,
                "2022-05-06",
                "meeting",
                ["安陵军分区司令员"],
                ["市委副书记", "市长", "安陵市市长"],
                ["冯立出席双拥工作推进会。"],
            ]
        ],
    ),
    ("present_together", {"one": "冯立", "other": "马远山"}, []),
    ("path_between", {"one": "马远山", "other": "冯立"}, []),
    (
        "body_in_month",
        {"body": "安陵市委", "month": "2022-06"},
        [["2022-06-01", COMMITTEE, "meeting", "卢志远", 4]],
    ),
    (
        "body_in_month",
        {"body": "安陵市委", "month": "2023"},
        [["2023-03-01", CADRES, "meeting", "沈国栋", 4]],
    ),
    (
        "missing",
        {"series": "市委常委会"},
        [["秦月华", COMMITTEE, "2022-07-01", 2, 3], ["沈国栋", COMMITTEE, "2022-08-10", 2, 3]],
    ),
    ("missing", {"series": "市委常委会", "share": 0.9}, []),
    (
        "who_was_there",
        {"meeting": COMMITTEE, "day": "2022-07"},
        [
            ["2022-07-01", COMMITTEE, 1, "卢志远", ["市委书记"], True, True, ["卢志远出席市委常委会会议。"]],
            ["2022-07-01", COMMITTEE, 2, "沈国栋", ["市长"], False, False, ["沈国栋出席市委常委会会议。"]],
            ["2022-07-01", COMMITTEE, 3, "韩冰", ["市委政法委书记"], False, False, ["韩冰出席市委常委会会议。"]],
        ],
    ),
    (
        "namesakes",
        {},
        [
            ["沈国栋", "市教育局局长", "青岭市教育局", "2022-06-15", "2022-06-15"],
            ["沈国栋", "市委书记", "安陵市委", "2022-05-07", "2023-03-02"],
            ["沈国栋", "市委副书记", "安陵市委", "2022-05-07", "2023-03-02"],
            ["沈国栋", "市长", "安陵市政府", "2022-05-07", "2023-03-02"],
        ],
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph")
    write_graph(resolve(archive()), path)
    return path


def answer(folder: Path, name: str, given: Given) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows without the ids."""
    question = load_questions()[name]
    columns, rows = ask(folder, question.cypher, bind(question, given))
    kept = [i for i, column in enumerate(columns) if column not in ("id", "ids") and not column.endswith("_id")]
    return [columns[i] for i in kept], [[row[i] for i in kept] for row in rows]


@pytest.mark.parametrize(("name", "given", "expected"), ANSWERS, ids=[f"{name}-{given}" for name, given, _ in ANSWERS])
def test_answers(name: str, given: Given, expected: list[list[Any]], folder: Path) -> None:
    assert sorted_namesakes(name, answer(folder, name, given)[1]) == sorted_namesakes(name, expected)


def sorted_namesakes(name: str, rows: list[list[Any]]) -> list[list[Any]]:
    """People of one name stand in the order of their ids, which is any."""
    return sorted(rows) if name == "namesakes" else rows


def test_a_path_leads_from_one_to_the_other(folder: Path, tmp_path: Path) -> None:
    """One of several as short, but the same one in whatever graph of the same facts."""
    given = {"one": "韩冰", "other": "冯立"}
    write_graph(resolve(reversed(archive())), tmp_path)
    assert answer(tmp_path, "path_between", given) == answer(folder, "path_between", given)
    ((steps, chain),) = answer(folder, "path_between", given)[1]
    assert (steps, chain[0], chain[3:]) == (2, "韩冰", [SUPPORT, "冯立"])
    assert chain[2] in ("卢志远", "沈国栋", "秦月华")


def test_every_question_has_a_test() -> None:
    assert {name for name, _, _ in ANSWERS} == set(load_questions())
    assert len(load_questions()) >= 10


@pytest.mark.parametrize("dialect", [EMBEDDED, NEO4J])
def test_headers(dialect: str, folder: Path) -> None:
    for question in load_questions(dialect).values():
        assert question.title and question.purpose and question.example, question.name
        assert "ORDER BY" in question.cypher, f"{question.name}: an answer has an order"
        assert all(parameter.about for parameter in question.parameters), question.name


def test_examples_name_the_columns(folder: Path) -> None:
    given = {
        "name": "卢志远",
        "one": "a",
        "other": "b",
        "body": "x",
        "month": "2022",
        "series": "x",
        "post": "x",
        "meeting": "x",
        "day": "2022-07-01",
    }
    for question in load_questions().values():
        columns, _ = answer(folder, question.name, {p.name: given[p.name] for p in question.parameters if p.default is None})
        named = [part.split("=")[0] for part in question.example.replace("[", "").split(", ") if "=" in part]
        assert set(named) <= set(columns), question.name


def test_each_dialect_has_every_question() -> None:
    assert set(load_questions(NEO4J)) == set(load_questions(EMBEDDED))
    for path in QUESTIONS.glob("*.neo4j.cypher"):
        other = path.with_name(path.name.replace(".neo4j", ""))
        for one in (path, other):
            assert "// dialect: " in one.read_text("utf-8"), f"{one.name}: two files need a reason"


def test_answers_are_the_same_every_time(folder: Path) -> None:
    for name, given, _ in ANSWERS:
        assert answer(folder, name, given) == answer(folder, name, given)


REFUSED = [
    ("meets_whom", {}, "meets_whom needs the parameter 'name'. It takes: name (string, must be given), limit (int, default 20)"),
    (
        "meets_whom",
        {"nmae": "卢志远"},
        "meets_whom has no parameter 'nmae'. It takes: name (string, must be given), limit (int, default 20)",
    ),
    ("meets_whom", {"name": "x", "limit": "many"}, "parameter limit: 'many' is not a whole number"),
    ("chaired_most", {"since": "last year"}, "parameter since: 'last year' is not a day as 2022-05-06"),
    ("missing", {"series": "x", "share": "half"}, "parameter share: 'half' is not a number"),
]


@pytest.mark.parametrize(("name", "given", "words"), REFUSED, ids=[words for _, _, words in REFUSED])
def test_wrong_parameters(name: str, given: Given, words: str) -> None:
    with pytest.raises(KgError) as error:
        bind(load_questions()[name], given)
    assert str(error.value) == words


def test_values_come_from_the_command_line_as_text() -> None:
    assert bind(load_questions()["meets_whom"], {"name": " 卢志远 ", "limit": "3"}) == {"name": "卢志远", "limit": 3}


def test_a_statement_of_ones_own_takes_what_it_names() -> None:
    question = parse_text("own", "MATCH (p:Person {name: $name}) RETURN p.id ORDER BY p.id", "own")
    assert bind(question, {"name": "x"}) == {"name": "x"}
    with pytest.raises(KgError, match="own needs the parameter 'name'"):
        bind(question, {})


BAD = [
    ("// parameter name string -- a name\nRETURN $name", "not a parameter: 'name string -- a name'"),
    ("// parameter name: text -- a name\nRETURN $name", "not a parameter"),
    ("// parameter name: string -- a name\nRETURN 1", "parameter name stands in the header alone"),
]


@pytest.mark.parametrize(("text", "words"), BAD)
def test_bad_headers(text: str, words: str) -> None:
    with pytest.raises(KnowledgeError, match=words):
        parse_text("bad", text, "bad.cypher")
