"""What the segmentation weights learn from: newspaper sentences cut by pkuseg's default model, corrected by the lexicons, names invented.

Text in, lists of words out: 副局长王|某某主持 → 副局长 | 李晓东 | 主持.
"""

import csv
import hashlib
import json
import math
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from zipfile import ZipFile

from kg.annotate.match import Matcher
from kg.lexicon import terms
from kg.lexicon.names import name_score, word_logprob
from kg.lexicon.table import read_table

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
WHEEL = ("pkuseg==0.0.25", "8a2d9b398ef15459d1e0a48115da0fe436c43881da628083b289cd27536d91e6")
HELD_BACK = 20  # characters in a row that mark a sentence of an annotated report

Words = list[str]


def teacher_folder() -> Path:
    """pkuseg's default model, fetched once into .cache/."""
    cache = ROOT / ".cache" / "pkuseg"
    if not (cache / "pkuseg/models/default/weights.npz").exists():
        cache.mkdir(parents=True, exist_ok=True)
        where = ["--platform", "manylinux1_x86_64", "--python-version", "38", "--abi", "cp38m", "--only-binary", ":all:"]
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", *where, "-d", str(cache), WHEEL[0]], check=True)
        wheel = next(cache.glob("*.whl"))
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL[1]:
            sys.exit(f"{wheel}: not the wheel that these weights were made with. Delete it and try again.")
        ZipFile(wheel).extractall(cache)
    return cache / "pkuseg/models/default"


def records(*names: str) -> list[str]:
    """The texts of JSON lines under ../shared."""
    return [json.loads(line)["text"] for name in names for line in (SHARED / name).read_text("utf-8").splitlines()]


def sentences() -> list[str]:
    """Sentences of the training text, without spaces, each once."""
    kept = {}
    held = {w for text in records("gold/dev.docs.jsonl", "gold/invented.docs.jsonl") for w in windows("".join(text.split()))}
    texts = records("data/text/renmin_university_meetings.jsonl", "data/text/xinwenlianbo_meetings.jsonl")
    with (SHARED / "data/text/local_headlines.csv").open(encoding="utf-8-sig") as file:
        texts += [row["title"] for row in csv.DictReader(file)]
    for text in texts:
        for sentence in re.findall(r"[^。！？；\n]+[。！？；]?", text):
            sentence = "".join(sentence.split())
            if 6 <= len(sentence) <= 150 and held.isdisjoint(windows(sentence)):
                kept[sentence] = None
    return list(kept)


def windows(text: str) -> list[str]:
    """All stretches of HELD_BACK characters."""
    return [text[i : i + HELD_BACK] for i in range(len(text) - HELD_BACK + 1)]


def correct(words: Words, posts: Matcher[str], invent: "Names") -> Words:
    """The same sentence with posts ended where they end and every name one word, and an invented one."""
    text = "".join(words)
    edges = edges_of(words)
    after_post = set()
    for post in posts.longest(text):
        if post.start in edges:
            edges.add(post.end)
        if post.end in edges:
            after_post.add(post.end)
    return list(renamed(text, sorted(edges), after_post, invent))


def edges_of(words: Words) -> set[int]:
    """Offsets at which words begin or end."""
    return {0, *accumulate(map(len, words))}


def renamed(text: str, edges: list[int], after_post: set[int], invent: "Names") -> Iterator[str]:
    """Words between the edges; up to two words together that make a name are one, and changed."""
    at = 0
    while at < len(edges) - 1:
        start = edges[at]
        need = 0.0 if start in after_post else 3.0
        scores = [(name_score(text[start:end]), n) for n, end in enumerate(edges[at + 1 : at + 3], 1) if is_name(text[start:end])]
        score, taken = max(scores, default=(-math.inf, 1))
        if score < need:
            yield text[start : edges[at + 1]]
            at += 1
            continue
        end = edges[at + taken]
        yield invent(end - start)
        if text[end : end + 1] in {"、", "和"}:
            after_post.add(end + 1)
        at += taken


def is_name(text: str) -> bool:
    """Whether the string could be a name at all: no everyday word."""
    return 2 <= len(text) <= 4 and text.isalpha() and word_logprob(text) is None


class Names:
    """Invented names: surnames by the square root of their share, so that rare ones are learnt too; given names at random."""

    def __init__(self, draw: random.Random) -> None:
        rows = read_table("surnames")
        self.draw = draw
        self.surnames = {n: [r["surname"] for r in rows if len(r["surname"]) == n] for n in (1, 2)}
        self.weights = {n: [math.exp(float(r["weight"]) / 2) for r in rows if len(r["surname"]) == n] for n in (1, 2)}
        self.given = [r["char"] for r in read_table("given_names") if r["char"] != "*" and float(r["first"]) > 1]

    def __call__(self, length: int) -> str:
        """A name of two to four characters."""
        size = 2 if length == 4 or (length == 3 and self.draw.random() < 0.05) else 1
        surname = self.draw.choices(self.surnames[size], self.weights[size])[0]
        return surname + "".join(self.draw.choices(self.given, k=length - size))


def rosters(invent: Names, how_many: int) -> list[Words]:
    """Lines such as 副局长 王某某 、 李某 ，"""
    posts = [p for p in terms.posts() if len(p) > 1]
    lines = []
    for _ in range(how_many):
        people = [invent(invent.draw.choice((2, 3, 3, 3, 4))) for _ in range(invent.draw.randint(1, 4))]
        lines.append([invent.draw.choice(posts), *[w for p in people for w in (p, "、")][:-1], "，"])
    return lines
