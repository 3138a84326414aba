import math
import subprocess
import sys
from pathlib import Path

import pytest

from kg.lexicon.names import foreign_score, is_surname, name_score, surname_of, word_logprob

ROOT = Path(__file__).parents[2]
NAMES = [
    "王建国",
    "李晓燕",
    "张伟",
    "陈志强",
    "欧阳明远",
    "诸葛文涛",
    "刘洋",
    "赵雪梅",
    "黄丽华",
    "易思远",
    "陳國棟",
    "劉志遠",
    "歐陽文傑",
    "鍾偉明",
    "尉迟建军",
    "周涛",
]
NOT_NAMES = [
    "于是",
    "强调",
    "时任",
    "方面",
    "任务",
    "和国家",
    "全市",
    "县委书",
    "高质量",
    "成立了",
    "马上",
    "党建",
    "安全生",
    "陈列馆的",
    "于加快",
    "同有关",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_score_high(name: str) -> None:
    assert name_score(name) > 2


@pytest.mark.parametrize("text", NOT_NAMES)
def test_other_strings_score_low(text: str) -> None:
    assert name_score(text) < 0


@pytest.mark.parametrize("text", ["", "王", "的建国", "ABC", "王建国建国"])
def test_no_name_at_all(text: str) -> None:
    assert name_score(text) == -math.inf


SURNAMES = [
    ("王建国", "王"),
    ("欧阳明远", "欧阳"),
    ("歐陽明遠", "歐陽"),
    ("司马光", "司马"),
    ("上官云飞", "上官"),
    ("陈方安生", "陈"),
    ("東方明", "東方"),
    ("的建国", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "surname"), SURNAMES)
def test_surname_of(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize("surname", ["王", "陈", "陳", "张", "張", "鍾", "欧阳", "歐陽", "尉迟", "尉遲", "亓", "仉", "覃", "於"])
def test_is_surname(surname: str) -> None:
    assert is_surname(surname)


@pytest.mark.parametrize("text", ["的", "了", "们", "政", "後", "王李", "", "*"])
def test_is_no_surname(text: str) -> None:
    assert not is_surname(text)


@pytest.mark.parametrize(
    "name", ["买买提·吐尔逊", "阿依古丽", "巴特尔", "扎西次仁", "詹姆斯·哈里森", "迪丽拜尔", "斯蒂芬森", "買買提·吐爾遜"]
)
def test_transliterations_score_high(name: str) -> None:
    assert foreign_score(name) > 2


@pytest.mark.parametrize("text", ["", "政府工作", "全市会议", "高质量发展", "王建国"])
def test_other_strings_are_no_transliterations(text: str) -> None:
    assert foreign_score(text) < 0


def test_a_dot_counts_and_names_with_it_are_judged_as_transliterations() -> None:
    assert foreign_score("买买提·吐尔逊") > foreign_score("买买提吐尔逊")
    assert name_score("买买提·吐尔逊") == foreign_score("买买提·吐尔逊")


@pytest.mark.parametrize("word", ["高兴", "马上", "于是", "成功", "方面", "安全", "任务", "和平", "高度", "党建", "時間", "黨員"])
def test_everyday_words(word: str) -> None:
    found = word_logprob(word)
    assert found is not None and -14 < found < -6


@pytest.mark.parametrize("text", ["王建国", "李晓燕", "周恩来", "", "高"])
def test_no_everyday_words(text: str) -> None:
    assert word_logprob(text) is None


def test_common_words_weigh_more_than_rare_ones() -> None:
    common, rare = word_logprob("任务"), word_logprob("严冬")
    assert common is not None and rare is not None and common > rare + 3


@pytest.mark.skipif(not (ROOT.parent / "shared" / "data").is_dir(), reason="../shared/data is missing: the tables cannot be rebuilt")
@pytest.mark.parametrize("table", ["places.csv", "place_words.csv"])
def test_committed_tables_are_what_their_sources_give(table: str) -> None:
    pytest.importorskip("opencc", reason="opencc-python-reimplemented is not installed: the tables cannot be rebuilt")
    command = [sys.executable, str(ROOT / "scripts" / "build_lexicon.py"), "--check", table]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
