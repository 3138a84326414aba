"""Names in pinyin, as a scholar looks them up."""

import pytest

from kg.lexicon.pinyin import body_pinyin, person_pinyin
from kg.lexicon.rarity import name_share
from kg.lexicon.scripts import simplified

PEOPLE = [
    ("卢志远", "Lu Zhiyuan"),
    ("张强", "Zhang Qiang"),
    ("張國強", "Zhang Guoqiang"),
    ("欧阳文韬", "Ouyang Wentao"),
    ("单文涛", "Shan Wentao"),
    ("仇志勇", "Qiu Zhiyong"),
    ("曾小红", "Zeng Xiaohong"),
    ("解晓东", "Xie Xiaodong"),
    ("翟永澈", "Zhai Yongche"),
    ("尉迟明", "Yuchi Ming"),
    ("买买提艾力", "mai mai ti ai li"),
    ("买买提·艾力", "mai mai ti ai li"),
    ("韩　冰", "Han Bing"),
    ("阚文涛", "Kan Wentao"),
    ("覃文涛", "Qin Wentao"),
    ("薄文涛", "Bo Wentao"),
    ("任长宁", "Ren Changning"),
    ("吕文涛", "Lü Wentao"),
]


@pytest.mark.parametrize(("name", "expected"), PEOPLE)
def test_people(name: str, expected: str) -> None:
    assert person_pinyin(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("大同市委", "da tong shi wei"),
        ("重庆市政府", "chong qing shi zheng fu"),
        ("長安區委", "chang an qu wei"),
        ("长治市委", "chang zhi shi wei"),
        ("单县县委", "shan xian xian wei"),
        ("漯河市", "luo he shi"),
    ],
)
def test_bodies(name: str, expected: str) -> None:
    assert body_pinyin(name) == expected


@pytest.mark.parametrize(("printed", "expected"), [("張強", "张强"), ("國務院", "国务院"), ("于", "于"), ("KG", "KG")])
def test_simplified(printed: str, expected: str) -> None:
    assert simplified(printed) == expected


COMMONER = [("张伟", "翟永澈"), ("刘志强", "刘志澈"), ("王建国", "王建澈"), ("李明", "上官明"), ("张强", "张国强")]


@pytest.mark.parametrize(("common", "rare"), COMMONER)
def test_how_common_a_name_is(common: str, rare: str) -> None:
    assert name_share(common) > 2 * name_share(rare) > 0


@pytest.mark.parametrize("text", ["", "张", "东帝汶", "张强张强强"])
def test_no_name_has_no_share(text: str) -> None:
    assert name_share(text) < 1e-7
