"""Divisions of the country, present and former, and places of the world as rows of tables."""

import csv
import re
from functools import cache

from lexicon import sources

Rows = list[list[str]]
DIVISIONS = "GB/T 2260"
ETHNIC = "|".join(people for _, peoples in sources.hand("peoples.txt") for people in peoples)
AUTONOMOUS = re.compile(rf"^(.+?)(?:(?:(?:{ETHNIC})族)+|蒙古|锡伯|哈萨克|塔吉克|柯尔克孜|回族)?自治(州|县|旗)$")
SUFFIX = re.compile(r"^(.{2,}?)(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|地区|新区|林区|特区|省|市|区|县|盟)$")
BANNER = re.compile(r"^(.{3,})(?<![左右前中后翼])旗$")
GENERIC = {"城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "新区"}
NOT_COUNTIES = re.compile(r"管委会|管理委员会|行政委员会|群岛|新城$")
FUNCTIONAL = re.compile(r"开发区|园区|管理区|示范区|高新区|实验区|新区$|工业区|农场|试验区|组团|农业")
CITY_CODES = {"4419", "4420", "4604", "6202"}  # prefecture cities without counties
USUAL = {"310113", "110105", "310107"}  # 宝山区, 朝阳区, 普陀区: the bearers that papers mean by the bare name
FARTHER = [
    ("710000", "台湾省", "province", "", "台湾"),
    ("810000", "香港特别行政区", "province", "", "香港"),
    ("820000", "澳门特别行政区", "province", "", "澳门"),
    ("660000", "新疆生产建设兵团", "province", "650000", "兵团"),
]
Place = tuple[str, str, str, str]  # code, name, level, parent


@cache
def divisions() -> tuple[Place, ...]:
    """Provinces, prefectures and counties as (six-figure code, name, level, parent's code)."""
    provinces = [(f"{r['code']}0000", r["name"], "province", "") for r in _rows("provinces")]
    cities = [(f"{r['code']}00", r["name"], "prefecture", f"{r['provinceCode']}0000") for r in _rows("cities") if _real(r["name"])]
    known = {code for code, *_ in cities}
    counties = [
        (r["code"], r["name"], "county", f"{r['cityCode']}00" if f"{r['cityCode']}00" in known else f"{r['provinceCode']}0000")
        for r in _rows("areas")
        if not NOT_COUNTIES.search(r["name"])
    ]
    farther = [(code, name, level, parent) for code, name, level, parent, _ in FARTHER]
    return tuple(provinces + cities + counties + farther + list(_islands()))


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((sources.DATA / f"gazetteer/{name}.csv").open(encoding="utf-8")))


def _real(name: str) -> bool:
    return name not in {"市辖区", "县"} and "直辖" not in name


def _islands() -> list[Place]:
    return [(code, name, level, parent) for level, words in sources.hand("farther_places.txt") for code, name, parent in _triples(words)]


def _triples(words: list[str]) -> list[tuple[str, str, str]]:
    return [(code, name, parent) for code, name, parent in (word.split(":") for word in words)]


def place_rows() -> Rows:
    """code,name,level,parent,short,source,note; a code comes again in rows for other names of the same place."""
    rows = [_row(*place) for place in divisions()]
    everything = rows + _aliases(rows) + _former()
    return sorted(everything + _traditional(everything))


def _row(code: str, name: str, level: str, parent: str) -> list[str]:
    fixed = {place[0]: place[4] for place in FARTHER}
    short = fixed.get(code) or short_form(name)
    note = ""
    if code in USUAL:
        note = "usual reading"
    elif name in GENERIC:
        note = "generic"
    elif level == "county" and (short in _everyday() or short in _province_shorts()) and short != name:
        short, note = "", f"{short} alone is another word"
    elif FUNCTIONAL.search(name) and len(name) > 5:
        short, note = "", "functional area"
    elif level == "prefecture" and name.endswith("州") and short in _province_shorts():
        short, note = "", f"{short} alone is the province"
    return [code, name, level, parent, short, DIVISIONS if code[0].isdigit() else "ISO 3166-2 and general knowledge", note]


def short_form(name: str) -> str:
    """The usual name without the word for the kind of division; the name itself where it does not shorten."""
    own = {"东乡族自治县": "东乡", "鄂温克族自治旗": "鄂温克", "内蒙古自治区": "内蒙古"}
    if name in own:
        return own[name]
    found = AUTONOMOUS.match(name) or BANNER.match(name) or SUFFIX.match(name)
    return found[1] if found else name


@cache
def _province_shorts() -> frozenset[str]:
    return frozenset(short_form(name) for _, name, level, _ in divisions() if level == "province")


@cache
def _everyday() -> frozenset[str]:
    """Short forms of counties that are first of all another word (和平, 新华, 解放)."""
    return frozenset(w for first, rest in sources.hand("everyday_shorts.txt") for w in (first, *rest))


def _aliases(rows: Rows) -> Rows:
    """Short names with the word for the division, as papers print them: 湘西州, 隆林县, 鄂伦春旗."""
    found = ((row, AUTONOMOUS.match(row[1])) for row in rows)
    pairs = [(row, short_form(row[1]) + match[2]) for row, match in found if match]
    return [
        [*row[:1], alias, *row[2:4], "", "general usage", f"short for {row[1]}"] for row, alias in pairs if len(alias) > 2
    ] + _own_aliases(rows)


def _own_aliases(rows: Rows) -> Rows:
    by_code = {row[0]: row for row in rows}
    pairs = [word.split(":") for _, words in sources.hand("place_aliases.txt") for word in words]
    return [[code, alias, *by_code[code][2:4], "", "general usage", f"short for {by_code[code][1]}"] for code, alias in pairs]


def _former() -> Rows:
    return [_former_row(level, *word.split(">")) for level, words in sources.hand("former_places.txt") for word in words]


def _former_row(level: str, former: str, code: str = "") -> list[str]:
    stem = short_form(former)
    by_code = {place[0]: place for place in divisions()}
    same = [p for p in by_code.values() if p[2] == level and short_form(p[1]) == stem and p[1] != former]
    now = [by_code[code]] if code else same
    if len(now) != 1:
        raise SystemExit(f"former_places.txt: {former}: {len(now)} places could have taken its place: {[(p[0], p[1]) for p in now]}")
    new_code, name, _, parent = now[0]
    if now[0][2] != level and level == "prefecture":
        parent = new_code[:2] + "0000"
    return [new_code, former, level, parent, "", "general knowledge", f"former; now {name}"]


def _traditional(rows: Rows) -> Rows:
    """Names in traditional script of provinces, prefectures and the islands' and harbours' places."""
    usual = {s: forms[0] for s, forms in sources.variants().items()}
    out = []
    for row in rows:
        name, short = ("".join(usual.get(c, c) for c in cell) for cell in (row[1], row[4]))
        wanted = row[2] != "county" or row[3] in {"710000", "810000", "820000"}
        if wanted and (name, short) != (row[1], row[4]):
            out.append([row[0], name, *row[2:4], short, "OpenCC", f"traditional form of {row[1]}"])
    return out


def world_rows() -> Rows:
    """name,kind,source,note for countries, regions and cities of the world, in both scripts."""
    rows = {word: [word, kind, "general knowledge", ""] for kind, words in sources.hand("world.txt") for word in words}
    usual = {s: forms[0] for s, forms in sources.variants().items()}
    for word in list(rows):
        form = "".join(usual.get(c, c) for c in word)
        rows.setdefault(form, [form, *rows[word][1:3], f"traditional form of {word}"])
    return sorted(rows.values())
