"""Pages → reports: tables of example pages, and what holds for every page whatever stands in it."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document import Document, Report
from kg.read import cut_reports

_PAGES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "pages.yml").read_text("utf-8"))
_ALIKE = {
    "，": ",", "：": ":﹕", "；": ";﹔", "！": "!", "？": "?", "（": "(", "）": ")", "“": '"〝', "”": '"〞', "‘": "｀", "’": "＇",
    "·": ".．•‧・․", " ": "\t\u3000\u00a0", ".": "．",
}  # fmt: skip
_PIECES = (
    r"""
本报讯（记者 王小明）|新华社北京8月9日电 |5月6日|市委书记李大海主 持会议|，|,|。|\n|\n\n| |　|# |- |（下转第二版）|（上接第一版）|图为会场。
记者 王 明 摄|&ldquo;|&|<b>|\x00|\r\n|淮川日报|2016年3月|18|星期五|▲|简讯|全市会议召开|张 强|"|(|)|A|１|责任编辑：王小明|<p>|<html>|**
会议指出要认真贯彻落实市委的各项决策部署抓好各项工作确保落到实处
""".strip()
    .replace("\n", "|")
    .replace("\\n", "\n")
    .replace("\\r", "\r")
    .replace("\\x00", "\x00")
    .split("|")
)


def _document(text: str, **more: str) -> Document:
    return Document("d", "d.txt", text, "", **more)


def _as_written(report: Report) -> list[str]:
    headline = report.text[: report.headline].splitlines()
    return [f"# {line}" for line in headline] + report.text[report.headline :].splitlines()


@pytest.mark.parametrize("case", _PAGES, ids=[case["name"] for case in _PAGES])
def test_page_is_cut_and_repaired(case: dict[str, Any]) -> None:
    assert [_as_written(report) for report in cut_reports(_document(case["page"]))] == case["reports"]


def _assert_traceable(report: Report) -> None:
    given = report.document.text
    assert len(report.offsets) == len(report.text)
    assert all(a < b for a, b in zip(report.offsets, report.offsets[1:], strict=False))
    for char, place in zip(report.text, report.offsets, strict=True):
        raw = given[place]
        same = raw == char or unicodedata.normalize("NFKC", raw) == char or raw in _ALIKE.get(char, "")
        layout = char == "\n" or (char == " " and raw.isspace())  # a line break stands for whatever was set aside there
        assert same or layout or raw == "&", (char, raw)


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_every_character_keeps_its_place(text: str) -> None:
    for report in cut_reports(_document(text)):
        _assert_traceable(report)
        assert report.text and 0 <= report.headline <= len(report.text)
        assert report.text == report.text.strip() and "\n\n" not in report.text


def _numbered(lines: list[str]) -> str:
    """Lines of which none repeats another: what is printed twice may well go."""
    return "\n".join(f"{chr(0x5000 + n)}{line}" for n, line in enumerate(lines))


@given(st.lists(st.text(alphabet="王李赵孙周吴，。 ", min_size=1, max_size=16), max_size=30).map(_numbered))
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_and_none_told_twice(text: str) -> None:
    words = [char for char in text if char not in "，。 \n"]
    reports = cut_reports(_document(text))
    assert [char for report in reports for char in report.text if char not in "，。 \n"] == words


def test_a_page_is_read_in_linear_time() -> None:
    page = "全市会议召开\n本报讯 5月6日，会议召开" * 20_000
    assert cut_reports(_document(page))


@pytest.mark.parametrize(
    ("source", "text", "place"),
    [
        ("解放日报", "市委召开会议。", "上海市"),
        ("新华社", "市委召开会议。", None),
        ("淮川日报", "市委书记在淮川宾馆会见客人。", "淮川市"),
        ("淮川日报", "市委书记回顾了淮川地区的历史。", "淮川市"),
        ("淮川日报", "地委、行署召开会议，市委书记参加。地委书记讲话。", "淮川地区"),
        ("淮川日报", "省委召开会议。", None),
        ("淮川日报", "自治州党委召开会议，淮川苗族自治州州长参加。", "淮川苗族自治州"),
        ("淮川县融媒体中心", "县委召开会议。", "淮川县"),
        ("今日淮东", "县委召开会议。", "淮东县"),
        ("今日淮东", "区委召开会议。", "淮东区"),
        ("淮川日报", "市委书记到县里调研，县委书记、县长陪同，县委副书记参加。", "淮川市"),
        (None, "县委召开会议。来源：淮东发布", "淮东县"),
        ("淮川新闻网", "区委召开会议，淮川市的领导参加。", "淮川市"),
        ("淮川日报", "州委书记来到我州。", "淮川州"),
        ("淮川宣传", "旗委召开会议。", "淮川旗"),
        ("新闻晨报", "市委召开会议。", None),
        ("杨浦时报", "市委召开会议。", "杨浦区"),
        ("武穴网", "市委召开会议。", "武穴市"),
        ("淮川县报", "县委召开会议。", "淮川县"),
        ("民盟淮川市委", "市委召开会议。", "淮川市"),
        ("九三学社淮川市委员会", "市委召开会议。", "淮川市"),
        ("深圳市罗湖区人民检察院", "区委召开会议。", "罗湖区"),
        ("广州市人民政府", "市委召开会议。", "广州市"),
        ("延边州汪清县人民政府", "县委召开会议。", "汪清县"),
        ("广东惠州", "市委召开会议。", "惠州市"),
        ("清风平利", "县委召开会议。", "平利县"),
        ("沈阳今报", "市委召开会议。", "沈阳市"),
        ("咸宁日报", "县委召开会议。", "咸宁市"),
        ("淮川大学新闻网", "市委书记来校。", None),
        ("南方都市报", "市委书记来访。", "广东省"),
        ("苏州新闻网", "市委召开会议。", "苏州市"),
        (None, "中国宁波网讯（记者 李明）市委召开会议，李红到余姚市调研。", "宁波市"),
        (None, "新华网讯 市委召开会议。", None),
        (None, "淮川市委召开会议。", None),
        (None, "黄石日报讯 市委召开会议。", "黄石市"),
        (None, "淮川融媒讯（记者 李明）淮川宾馆内，县委召开会议。", "淮川县"),
        (None, "市委召开会议。来源：黄石日报", "黄石市"),
        (None, "时政网讯 市委召开会议。", None),
    ],
)
def test_home_of_a_paper(source: str | None, text: str, place: str | None) -> None:
    report = cut_reports(Document("d", "d.txt", text, "", source=source))[0]
    assert (report.place or report.guess) == place


@pytest.mark.parametrize(
    ("source", "text", "guess"),
    [
        ("今日淮东", "县委召开会议。", "淮东县"),
        ("今日淮东", "区委召开会议。", "淮东区"),
        ("淮川日报", "州委书记来到我州。", "淮川州"),
        ("淮川宣传", "旗委召开会议。", "淮川旗"),
        ("新闻晨报", "市委召开会议。", None),
        ("淮川网", "市委召开会议。", "淮川市"),
        ("燕赵网", "市委召开会议。", None),
        ("金山网", "镇江市委召开会议。", "金山区"),
    ],
)
def test_what_only_the_name_of_a_paper_speaks_for(source: str, text: str, guess: str | None) -> None:
    report = cut_reports(Document("d", "d.txt", text, "", source=source))[0]
    assert (report.place, report.guess) == (None, guess)


@pytest.mark.parametrize(
    ("head", "source", "published", "place"),
    [
        (
            "# 淮川日报\n\n中共淮川市委机关报\n\n2022年5月  \n24 星期二\n\n农历壬寅年\n四月廿四\n\n今日8版\n",
            "淮川日报",
            "2022-05-24",
            "淮川市",
        ),
        ("淮 川 日 报\n2021年7月30日  星期五\n", "淮川日报", "2021-07-30", "淮川市"),
        ("淮川日报 综合新闻 2023年5月21日 星期日 责任编辑 向东\n", "淮川日报", "2023-05-21", "淮川市"),
        ("", None, None, None),
    ],
)
def test_masthead(head: str, source: str | None, published: str | None, place: str | None) -> None:
    report = cut_reports(_document(f"{head}\n市委召开会议\n本报讯 昨天，市委召开会议。"))[0]
    assert (report.source, report.published, report.place or report.guess) == (source, published, place)
    assert report.text == "市委召开会议\n本报讯 昨天，市委召开会议。"


def test_a_full_dateline_gives_the_day() -> None:
    report = cut_reports(_document("新华社淮川1993年7月25日电（记者 王小明）大会今天召开。"))[0]
    assert report.published == "1993-07-25"


@pytest.mark.parametrize(
    "line", ["发布时间：2021-05-28 15:29 来源：县委办", "2021-05-28", "2021年5月28日 10:20", "发布日期：2021/5/28 浏览次数：51"]
)
def test_a_line_under_the_headline_gives_the_day(line: str) -> None:
    assert cut_reports(_document(f"全县会议召开\n{line}\n昨天，全县会议召开。"))[0].published == "2021-05-28"


def test_a_date_in_the_text_is_no_dateline() -> None:
    report = cut_reports(_document("本报讯 王小明同志于2022年5月3日逝世。"))[0]
    assert report.published is None


def test_a_web_page_names_its_source_and_day() -> None:
    head = "<html><body><p>发布时间：2023-05-08 来源：淮川县融媒体中心 字体：大</p>"
    report = cut_reports(_document(f"{head}<p>5月6日，县委书记李大海主持召开会议。</p></body></html>"))[0]
    assert (report.source, report.published, report.place) == ("淮川县融媒体中心", "2023-05-08", "淮川县")
