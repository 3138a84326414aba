"""The README says what is so: commands, options, files and questions that it names are there, and every command is named."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from kg.cli.app import app
from kg.questions import load_questions

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CODE = re.findall(r"`([^`\n]+)`", README) + re.findall(r"^(?:\$ )?(kg .+|scripts/.+)$", README, re.MULTILINE)
COMMANDS = {" ".join(words[1:]): words for words in ([*c.split()] for c in CODE) if words[0] == "kg" and len(words) > 1}
WITHIN = re.compile(r"(?:models|cypher|scripts|tests|kg|\.ci)/[\w./-]*|\w+\.md")


def tree(group: object, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], set[str]]:
    """Every command that does something, with its options."""
    inner = getattr(group, "commands", None)
    if inner is None:
        return {path: {option for parameter in group.params for option in (*parameter.opts, *parameter.secondary_opts)}}  # type: ignore[attr-defined]
    return {key: options for name, one in inner.items() for key, options in tree(one, (*path, name)).items()}


EVERY = tree(typer.main.get_command(app))


def named(words: list[str]) -> tuple[str, ...] | None:
    return next((path for path in EVERY if tuple(words[1 : 1 + len(path)]) == path), None)


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_command_exists_with_its_options(words: list[str]) -> None:
    path = named(words)
    assert path is not None, f"there is no command {' '.join(words)}"
    used = {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)}
    assert used <= EVERY[path], f"{' '.join(path)} has no option {used - EVERY[path]}"


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_command_is_named(path: tuple[str, ...]) -> None:
    assert path in {named(words) for words in COMMANDS.values()}


@pytest.mark.parametrize("path", sorted({match.rstrip("./") for code in CODE for match in WITHIN.findall(code)}))
def test_file_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_questions_asked_are_shipped() -> None:
    asked = {shlex.split(" ".join(words))[2] for words in COMMANDS.values() if words[1] == "query" and len(words) > 2}
    assert {name for name in asked if name.islower() and " " not in name} <= set(load_questions())


@pytest.mark.parametrize("script", ["run", "test", "test_newest", "setup", "lock", "neo4j", "chromium"])
def test_scripts_are_sound_and_can_be_run(script: str) -> None:
    path = ROOT / "scripts" / script
    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", path], check=True)


def test_outputs_are_as_the_commands_print_them() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / "readme", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
