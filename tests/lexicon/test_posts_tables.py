"""The tables of posts, their prefixes, and bodies: well formed, in order, broad enough, and silent where no post is meant."""

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from kg.annotate.titles import find_titles
from kg.lexicon.table import Row, read_table

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
POST_CLASSES = {"territorial", "unit", "party", "generic", "state", "honour", "label", "rank", "press", "sitting"}
EFFECTS = {"deputy", "kind", "former", "acting", "designate", "grade", "note", "zone"}
BODY_KINDS = {"party", "government", "congress", "cppcc", "discipline", "court", "procuratorate", "military", "mass"}
BODY_KINDS |= {"enterprise", "school", "hospital", "media", "group", "association", "village", "other"}
TABLES = [
    ("posts", "term", "class", POST_CLASSES),
    ("post_prefixes", "term", "effect", EFFECTS),
    ("body_heads", "suffix", "kind", BODY_KINDS),
    ("bodies", "name", "kind", BODY_KINDS),
]

# Plain words in which no post may be read, one a line.
NO_POST = [
    "提高工作效率",
    "密切联系人民群众",
    "国内外相关领域",
    "最大公约数",
    "万里长江",
    "传承人大制度",
    "担负重大工程",
    "关系长远",
    "副总之下",
    "总工会",
    "会计事务",
    "科技工业园",
    "畜牧兽医局",
    "乡村医疗点",
    "选矿工艺",
    "审核把关",
    "整理材料",
    "统筹推进",
    "人员到位",
    "广大党员",
    "广大居民",
    "企业家精神",
    "各界人士",
]

# Endings of what organs are named after. As suffixes of bodies they would hide the organ that 农业农村局长, 人社局长, 组织部长 share.
NO_SUFFIX = (*tuple("村社会军师旅网"), "组织", "科技", "能源", "教育", "财政", "商务", "文旅", "应急", "水利", "统战", "宣传", "公安")

# What the tables are for: a few of each class, in both scripts.
POSTS = {
    "市长": ("territorial", "市"),
    "縣長": ("territorial", "縣"),
    "专员": ("territorial", ""),
    "局长": ("unit", "局"),
    "支队长": ("unit", "支队"),
    "廳長": ("unit", "廳"),
    "书记": ("party", ""),
    "常委": ("party", ""),
    "主任": ("generic", ""),
    "董事長": ("generic", ""),
    "首席执行官": ("generic", ""),
    "国务委员": ("state", ""),
    "行政長官": ("state", ""),
    "教授": ("honour", ""),
    "负责同志": ("label", ""),
    "大校": ("rank", ""),
    "记者": ("press", ""),
    "主席团常务主席": ("sitting", ""),
}


def rows(table: str) -> tuple[Row, ...]:
    return read_table(table)


def coverage() -> ModuleType:
    loader = SourceFileLoader("coverage_script", str(ROOT / "scripts" / "coverage"))
    spec = spec_from_loader("coverage_script", loader)
    assert spec is not None
    module = module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@pytest.mark.parametrize(("table", "key", "by", "allowed"), TABLES)
def test_rows_are_known_complete_and_in_order(table: str, key: str, by: str, allowed: set[str]) -> None:
    assert [r.place for r in rows(table) if r[by] not in allowed] == []
    assert [r.place for r in rows(table) if not (r[key] and r["source"] and r["note"])] == []
    terms = [r[key] for r in rows(table)]
    assert sorted({t for t in terms if terms.count(t) > 1}) == []
    order = [(r[by], r[key]) for r in rows(table)]
    assert order == sorted(order)


def test_a_post_shares_its_suffix_with_its_body() -> None:
    """局长 begins with 局, 市长 contains 市; of other classes only those have a suffix that are of an institution by themselves, 检察长."""
    assert [r.place for r in rows("posts") if r["class"] == "unit" and not (r["suffix"] and r["term"].startswith(r["suffix"]))] == []
    assert [r.place for r in rows("posts") if r["class"] == "territorial" and r["suffix"] not in r["term"]] == []
    units = {r["term"] for r in rows("units")}
    assert [r.place for r in rows("posts") if r["class"] not in ("unit", "territorial") and r["suffix"] not in ("", *units)] == []


def test_no_post_is_a_single_character_or_a_prefix() -> None:
    prefixes = {r["term"] for r in rows("post_prefixes")}
    assert [r["term"] for r in rows("posts") if len(r["term"]) < 2 or r["term"] in prefixes] == []


def test_every_body_has_its_full_name_in_the_table() -> None:
    names = {r["name"] for r in rows("bodies")}
    assert [r["full"] for r in rows("bodies") if r["full"] not in names] == []


@pytest.mark.parametrize(("term", "expected"), POSTS.items())
def test_posts_of_each_class(term: str, expected: tuple[str, str]) -> None:
    assert [(r["class"], r["suffix"]) for r in rows("posts") if r["term"] == term] == [expected]


@pytest.mark.parametrize("phrase", NO_POST)
def test_no_post_in_plain_words(phrase: str) -> None:
    assert find_titles(phrase) == []


def test_names_of_organs_are_no_suffixes() -> None:
    assert sorted(set(NO_SUFFIX) & {r["suffix"] for r in rows("body_heads")}) == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is missing: the lists to compare with lie there")
@pytest.mark.parametrize(("name", "kind", "floor"), coverage().LISTS)
def test_lists_of_posts_and_bodies_are_covered(name: str, kind: str, floor: float) -> None:
    covered, endings = coverage().share(name, kind)
    assert covered >= floor, endings.most_common(20)
