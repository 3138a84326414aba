"""The tokenizer: what it cuts, that nothing is lost, and that the pipeline on disk is the one the knowledge gives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from kg.annotate.segment import PIPELINE, WEIGHTS, blank_pipeline, user_words

ROOT = Path(__file__).resolve().parents[2]

# a sentence, | between the tokens that must end or begin there (others may be cut further)
CUT = [
    "市委|书记|王小明|主持|会议",
    "市委|常委|、|组织部|部长|李红英|出席|会议|并|讲话",
    "县长|陈志远|，|副|县长|周丽|、|马建国|参加",
    "欧阳建平|出席|会议",
    "会议|由|市政府|秘书长|赵国斌|主持",
    "法院|书记员|孙小雨|到会",
]


@pytest.fixture(scope="module")
def nlp():
    return blank_pipeline()


@pytest.mark.parametrize("marked", CUT)
def test_names_and_posts_are_tokens_of_their_own(nlp, marked):
    wanted = marked.split("|")
    doc = nlp("".join(wanted))
    starts = {0} | {t.idx + len(t) for t in doc}
    edges, at = set(), 0
    for word in wanted:
        edges |= {at, at + len(word)}
        at += len(word)
    assert edges <= starts, "|".join(t.text for t in doc)


@pytest.mark.parametrize("name", ["王小明", "陈志远", "赵国斌", "李红英"])
def test_a_name_is_not_cut(nlp, name):
    assert name in [t.text for t in nlp(f"副市长{name}主持会议。")]


TEXTS = ["", " ", "\n\n", "　王小明　", "市长 李 红英\n\n出席", "ABC１２３，。", "\u200b市长\ufeff", "𠮷田", "市长" * 3000]


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_of_the_text_is_lost(nlp, text):
    assert nlp(text).text == text


def test_user_words_are_posts_and_their_false_friends():
    words = user_words()
    assert words == sorted(set(words))
    assert {"书记", "书记员"} <= set(words)
    assert all(len(w) > 1 for w in words)


def test_weights_are_small_enough_for_the_repository():
    assert sum(p.stat().st_size for p in WEIGHTS.iterdir()) < 6_000_000


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"features\.msgpack"):
        blank_pipeline(tmp_path)


def test_the_pipeline_on_disk_cuts_as_the_one_built_from_the_lexicon(nlp):
    text = "市委书记王小明主持会议，副市长李红英、市政府秘书长赵国斌出席。"
    assert [t.text for t in spacy.load(PIPELINE).tokenizer(text)] == [t.text for t in nlp(text)]


def test_the_pipeline_on_disk_is_up_to_date_whatever_the_hash_seed():
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, ROOT / "scripts" / "build_pipeline", "--check"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr


def test_loading_takes_no_two_seconds_and_warns_of_nothing():
    code = f"import time, spacy, spacy_pkuseg; t = time.process_time(); spacy.load(r'{PIPELINE}'); print(time.process_time() - t)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 2.0
    assert run.stderr == ""
