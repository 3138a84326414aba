"""Characters as one would type them today: entities decoded, widths settled, control characters gone.

`１月２８日,市委(扩大)会议` → `1月28日，市委（扩大）会议`. Every character keeps its place in the document.
"""

import html
import re
import unicodedata

from kg.lexicon.names import foreign_odds
from kg.lexicon.table import read_table
from kg.read.marked import Marked
from kg.read.page import is_page, visible

_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"
_TAG = r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?(?:>|\Z)"
_WRITTEN = r"(?:\\[rn])+"  # line breaks as programs write them
_ODD = re.compile(f"{_ENTITY}|{_TAG}|{_WRITTEN}|{_CONTROL}")
_ODD_BEGIN = re.compile(rf"[&<\\]|{_CONTROL}")
_BREAKING = re.compile(r"</?(?:br|p|div|tr|li|h[1-6])\b", re.IGNORECASE)
_WIDTHS = {ord("０") + i: ord("0") + i for i in range(10)} | {
    ord(a) + i: ord("A" if a == "Ａ" else "a") + i for a in "Ａａ" for i in range(26)
}
_SAME = str.maketrans("\t\u00a0\u3000％﹕﹔﹐﹑､｡﹗﹖﹙﹚｢｣︰〝〞｀＇•‧・･․／＋", "   %：；，、、。！？（）「」：“”‘’·····/+")
_RADICALS = [chr(code) for block in (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00)) for code in block]  # as PDF files have them: ⼈, ⺠
_TABLE = {chr(odd): chr(usual) for odd, usual in {**_WIDTHS, **_SAME, ord("("): ord("（"), ord(")"): ord("）")}.items()}
_TABLE |= {odd: usual for odd in _RADICALS if (usual := unicodedata.normalize("NFKC", odd)) != odd and len(usual) == 1}
_TABLE |= {row["radical"]: row["character"] for row in read_table("radicals")}
_UNUSUAL = re.compile(f"[{re.escape(''.join(_TABLE))}]")
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_CLOSED = rf"[{_HAN}”’》）」』]"
_BEFORE, _BEHIND = rf"[{_HAN}”’》）」』%0-9A-Za-z]", rf"[{_HAN}“‘《（「『\"]"
# Each begins with the character it is about, so that a text is searched for that alone.
_NARROW = re.compile(rf"[,:;!?](?:(?<={_BEFORE}.)(?=[ \n]*{_BEHIND})|(?<={_CLOSED}.)|(?<={_CLOSED} .))")
_POINT = re.compile(r"．(?<=\d.)(?=\d)")
_NAME_DOT = re.compile(rf"[.．](?<=[{_HAN}].)(?=[{_HAN}])")
_STOP = re.compile(rf"[.．](?<=[{_HAN}”）》].)(?=[{_HAN}“《（0-9 \n]|\Z)")
_FEWEST_STOPS = 3


def normalise(text: str) -> Marked:
    """The whole text with usual characters; line breaks stay."""
    given = Marked(text, range(len(text)))
    marked = _decoded(visible(given) if is_page(text) else given)
    plain = _UNUSUAL.sub(lambda m: _TABLE[m[0]], marked.text)
    plain = _NAME_DOT.sub("·", _with_stops(_POINT.sub(".", plain)))
    return marked.with_text(_NARROW.sub(lambda m: _WIDE[m[0]], plain))


def _with_stops(text: str) -> str:
    """The text with its full stops where they are printed as points, 会议要求．要抓好落实．; 汉斯.贝克尔 keeps its dot."""
    points = text.count(".") + text.count("．")
    if points < _FEWEST_STOPS or text.count("。") * 2 > points:
        return text
    return _STOP.sub(lambda m: m[0] if foreign_odds(text[m.start() - 1]) > 0 < foreign_odds(text[m.end() : m.end() + 1]) else "。", text)


def _decoded(marked: Marked) -> Marked:
    """Entities → their character, at the place of their `&`; tags that begin a line → its break; others and control characters dropped."""
    text, given = marked.text, marked.places
    if not _ODD_BEGIN.search(text):
        return marked
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for match in _ODD.finditer(text):
        parts.append(text[done : match.start()])
        places.extend(given[done : match.start()])
        char = _character(match[0])
        parts.append(char)
        places.extend(given[match.start() : match.start() + len(char)])
        done = match.end()
    return Marked("".join(parts) + text[done:], [*places, *given[done:]]) if done else marked


def _character(odd: str) -> str:
    """What stays of an odd stretch: a character for an entity, an unknown one as it is, a line break for <br>, else nothing."""
    if odd[0] == "\\" or _BREAKING.match(odd):
        return "\n"
    if odd[0] != "&":
        return ""
    decoded = html.unescape(odd)
    if decoded == odd:
        return odd
    return "" if re.match(_CONTROL, decoded) else decoded[:1]
