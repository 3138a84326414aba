"""The command as a user runs it, and facts of two invented reports to run it on."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.facts import Body, Facts, Meeting, Mention, Person, Relation, Role, Source

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

FIRST = "本报讯 5月6日，市委书记温如山主持召开全市防汛工作会议并讲话，市长苗青禾出席。"
SECOND = "本报讯 6月2日，市长苗青禾出席全市安全生产会议并讲话。"


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def mention(text: str, words: str) -> Mention:
    return Mention(*span(text, words), words)


def person(text: str, id: str, name: str, title: str, body: str) -> Person:
    role = Role(title, title.removeprefix("市委"), body, "current", *span(text, title), rule="posts.csv:1")
    return Person(id, name, "official", None, (role,), (mention(text, name),))


def edge(text: str, type: str, who: str, mode: str) -> Relation:
    return Relation(type, "m1", 5, len(text), text[5:], "cues.csv:1", 0.9, person=who, mode=mode)


def facts() -> list[Facts]:
    one = Facts(
        Source("d1", "pages/one.txt", "0" * 64, source="青川日报", published="2021-05-07", place="青川市"),
        (person(FIRST, "p1", "温如山", "市委书记", "青川市委"), person(FIRST, "p2", "苗青禾", "市长", "青川市政府")),
        (Body("b1", "青川市委", "party", (mention(FIRST, "市委"),), place="青川市"),),
        (Meeting("m1", "全市防汛工作会议", "meeting", "2021-05-06", "2021-05-06", None, (mention(FIRST, "全市防汛工作会议"),)),),
        (edge(FIRST, "CHAIRED", "p1", "主持召开"), edge(FIRST, "SPOKE_AT", "p1", "讲话"), edge(FIRST, "ATTENDED", "p2", "出席")),
    )
    two = Facts(
        Source("d2", "pages/two.txt", "1" * 64, source="青川日报", published="2021-06-03", place="青川市"),
        (person(SECOND, "p1", "苗青禾", "市长", "青川市政府"),),
        (),
        (Meeting("m1", "全市安全生产会议", "meeting", "2021-06-02", "2021-06-02", None, (mention(SECOND, "全市安全生产会议"),)),),
        (edge(SECOND, "ATTENDED", "p1", "出席"), edge(SECOND, "SPOKE_AT", "p1", "讲话")),
    )
    return [one, two]


@pytest.fixture
def facts_file(tmp_path: Path) -> Path:
    path = tmp_path / "facts.jsonl"
    path.write_text("".join(one.to_json() + "\n" for one in facts()), "utf-8")
    return path


@pytest.fixture
def kg(tmp_path: Path) -> Run:
    """`kg ARGUMENTS…` in an empty folder; with `given` on standard input."""

    def run(*arguments: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, cwd=tmp_path, env=environment, input=given, capture_output=True, encoding="utf-8", timeout=300)

    return run
