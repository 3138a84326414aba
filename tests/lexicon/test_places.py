import re

import pytest

from kg.lexicon.divisions import _table, is_usual
from kg.lexicon.places import Place, find, home_body_place, parents, province_of, resolve, starts, world_kind

# name → the codes that bear it, full names first
FOUND = [
    ("大同市", ["140200"]),
    ("大同", ["140200"]),
    ("吉林", ["220000", "220200"]),
    ("延边", ["222400"]),
    ("延边州", ["222400"]),
    ("锡林郭勒", ["152500"]),
    ("隆林县", ["451031"]),
    ("察右前旗", ["150926"]),
    ("内蒙古", ["150000"]),
    ("廣東", ["440000"]),
    ("廣東省", ["440000"]),
    ("香港", ["810000"]),
    ("兵团", ["660000"]),
    ("襄樊市", ["420600"]),
    ("通县", ["110112"]),
    ("雁北地区", ["140200"]),
    ("宝山区", ["230506", "310113"]),
    ("东乡", ["361003", "622926"]),
    ("积石山", ["622927"]),
    ("和平", []),  # an everyday word before it is a district
    ("朔陵市", []),
    ("市辖区", []),
]


@pytest.mark.parametrize(("name", "codes"), FOUND)
def test_find(name: str, codes: list[str]) -> None:
    assert [place.code for place in find(name)] == codes


def test_find_gives_whole_places() -> None:
    assert find("云州区") == (Place("140215", "云州区", "county", "140200", "云州"),)


ABOVE = [
    ("云州区", ["大同市", "山西省"]),
    ("大同县", ["大同市", "山西省"]),
    ("昆山市", ["苏州市", "江苏省"]),
    ("延吉市", ["延边朝鲜族自治州", "吉林省"]),
    ("嘉定区", ["上海市"]),
    ("石河子市", ["新疆维吾尔自治区"]),
    ("襄樊市", ["湖北省"]),
    ("山西省", []),
]


@pytest.mark.parametrize(("name", "names"), ABOVE)
def test_parents(name: str, names: list[str]) -> None:
    place = find(name)[0]
    assert [above.name for above in parents(place)] == names
    assert province_of(place).name == (names[-1] if names else name)


# name, home → code, or None where it stays open
RESOLVED = [
    ("大同", None, "140200"),
    ("和平区", None, None),
    ("和平区", "沈阳市", "210102"),
    ("和平区", "铁西区", None),  # several 铁西区
    ("和平区", "鞍山市", "210102"),  # the one in the same province
    ("和平区", "大同市", None),
    ("和平区", "朔陵市", None),
    ("朝阳", "长春市", "220104"),
    ("宝山区", "嘉定区", "310113"),
    ("朔陵市", "大同市", None),
]


@pytest.mark.parametrize(("name", "home", "code"), RESOLVED)
def test_resolve(name: str, home: str | None, code: str | None) -> None:
    place = resolve(name, home)
    assert (place and place.code) == code


# text, position → the names found there, longest first
STARTS = [
    ("山西省大同市委书记", 0, ["山西省", "山西"]),
    ("山西省大同市委书记", 3, ["大同市", "大同"]),
    ("山西省大同市委书记", 4, []),
    ("巴音郭楞蒙古自治州党委", 0, ["巴音郭楞蒙古自治州", "巴音郭楞"]),
    ("访吉林", 1, ["吉林", "吉林"]),
    ("城区道路畅通", 0, []),
    ("大", 0, []),
    ("", 0, []),
]


@pytest.mark.parametrize(("text", "i", "names"), STARTS)
def test_starts(text: str, i: int, names: list[str]) -> None:
    found = starts(text, i)
    assert [text[i:end] for end, _ in found] == names
    assert all(text[i:end] in (place.name, place.short) for end, place in found)


# bare word, home → the division it means there
HOME = [
    ("市", "大同市", "大同市"),
    ("市", "大同", "大同市"),
    ("省", "大同市", "山西省"),
    ("区", "大同市", None),
    ("县", "大同市", None),
    ("区", "宝山区", "宝山区"),
    ("市", "宝山区", "上海市"),
    ("市", "和平区", None),  # of several cities
    ("市", "沈阳市和平区", "沈阳市"),
    ("省", "沈阳市和平区", "辽宁省"),
    ("市", "朔陵市", "朔陵市"),
    ("省", "朔陵市", None),
    ("省", "山西省朔陵市", "山西省"),
    ("区", "朔陵市和平区", "和平区"),
    ("省", "朔陵市和平区", None),
    ("镇", "宝山区大堰镇", "大堰镇"),
    ("区", "宝山区大堰镇", "宝山区"),
    ("市", "宝山区大堰镇", "上海市"),
    ("市", "上海市", "上海市"),
    ("省", "上海市", None),
    ("区", "上海市", None),
    ("市", "岭海市", "岭海市"),
    ("市", "昆山市", "昆山市"),
    ("省", "昆山市", "江苏省"),
    ("市", "安吉县", "湖州市"),
    ("市", "沙市区", "荆州市"),
    ("县", "隆林县", "隆林县"),
    ("自治区", "隆林各族自治县", "广西壮族自治区"),
    ("区", "隆林县", None),  # 区委 of a county is no region's
    ("区", "广西壮族自治区", "广西壮族自治区"),
    ("自治区", "广西壮族自治区", "广西壮族自治区"),
    ("州", "延边州", "延边州"),
    ("州", "延吉市", "延边朝鲜族自治州"),
    ("市", "延吉市", "延吉市"),
    ("盟", "锡林郭勒盟", "锡林郭勒盟"),
    ("旗", "阿左旗", "阿左旗"),
    ("旗", "鄂温克族自治旗", "鄂温克族自治旗"),
    ("市", "阿克苏地区", None),
    ("省", "襄樊市", "湖北省"),
    ("区", "浦东新区", "浦东新区"),
    ("省", "吉林", None),  # the province or the city
    ("市", "某大学", None),
    ("市", "", None),
    ("市", None, None),
]


@pytest.mark.parametrize(("word", "home", "place"), HOME)
def test_home_body_place(word: str, home: str | None, place: str | None) -> None:
    assert home_body_place(word, home) == place


@pytest.mark.parametrize(
    ("name", "kind"), [("法国", "country"), ("紐西蘭", "country"), ("东南亚", "region"), ("亚洲", "continent"), ("大同", None)]
)
def test_world_kind(name: str, kind: str | None) -> None:
    assert world_kind(name) == kind


def test_table_is_sound() -> None:
    levels = {"province", "prefecture", "county"}
    codes = {place.code for place, _ in _table()}
    for place, row in _table():
        assert place.level in levels, row.place
        assert not place.parent or place.parent in codes, row.place
        assert re.fullmatch(r"\d{6}|(TW|HK)-\w+", place.code), row.place
    assert {place.name for place, _ in _table() if is_usual(place)} >= {"宝山区"}
