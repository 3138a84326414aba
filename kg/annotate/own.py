"""The institution that a report is about and calls 学校, 我院, 公司: its full name as the source or the text prints it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.annotate.limits import last_limit
from kg.annotate.marks import BLOT
from kg.annotate.organs import organs
from kg.annotate.shaped import opens_with_shape
from kg.annotate.units import (
    all_endings,
    begin_of,
    country_in,
    ending,
    institution,
    is_chosen,
    is_levelled,
    is_strange,
    is_whole,
    printed_names,
    university_in,
)
from kg.lexicon import terms
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.names import is_common
from kg.lexicon.rules import rule

_CLAUSE = re.compile("[，。；：、！？]")
_BESIDE = "、"
_STOP = re.compile("[。！]")
_SHORTEST, _LONGEST = 4, 20  # characters of a full name
_OPENING = 400  # characters in which a report names its own institution
_LINES = 5  # lines with which a report opens
_FRONT = 4  # characters before the ending of the name of a zone or an association that begins with no place, at most
_FRONT_OF_SCHOOL = 2  # characters before it that may be a verb, 当好|学院
_HELD = 9  # characters behind an institution that hold a post of its own
_CLEAR = 2  # how many times as often as the next the name that prevails is printed


def own_unit(word: str, text: str, source: str | None) -> str | None:
    """The full name of the institution that `word` (校, 我院, 公司) means in a report; None where that is not settled."""
    endings = terms.column("units", "term", "endings").get(word, "").split()
    if not endings:
        return None
    outlet = institution(source)
    university, college = terms.grouped("body_words")["university"][0], terms.grouped("body_words")["college"][0]
    if outlet and university in endings and university_in(outlet):
        return university_in(outlet)  # 校 in a report of 洮州大学文学院
    if outlet and outlet.endswith(tuple(endings)):
        return outlet
    if outlet and outlet.endswith(university) and college in endings:
        return _college(outlet, college, text)
    found = _prevailing(tuple(endings), text) or (
        _only(word, tuple(endings), text) if _is_alone(word) else _told(word, tuple(endings), text)
    )
    if found and (_late(found, word, text) or _is_guest(found, text) or _is_another(found, word, text)):
        return None
    part = found and university in endings and found.endswith(college)  # 校党委书记, 学院院长
    above = part and (rule("two-schools").search(text) or _one_of_colleges(found, college, text))
    return None if above else found


def _is_guest(name: str, text: str) -> bool:
    """Whether an institution is abroad, or its people come to us: 洮州大学校长一行来我校."""
    country = country_in(name)
    abroad = bool(country) and country not in terms.grouped("body_words")["national"]
    return abroad or any(rule("comes-to-us").match(text, m.end()) for m in re.finditer(re.escape(name), text))


def _late(name: str, word: str, text: str) -> bool:
    """Whether a body of a jurisdiction is named once, behind the word that means another: 集团董事长张三 … 市物资集团."""
    return len(word) > 1 and is_levelled(name) and text.count(name) == 1 and 0 <= text.find(word) < text.find(name)


def _one_of_colleges(name: str | None, college: str, text: str) -> bool:
    """Whether a report names several colleges by what they teach, so that none is the whole: 机电工程学院, 车辆学院."""
    colleges = {n for n in printed_names((college,), text) if len(n) > len(college) and not (find_places(n, 0) or is_strange(n))}
    return name in colleges and len(colleges) > 1


def _is_another(name: str, word: str, text: str) -> bool:
    """Whether an institution named once, behind the word for the report's own, is in a list with its head, or signs: 与淮川大学签约."""
    at, end = text.find(name), text.find(name) + len(name)
    groups = terms.grouped("body_words")
    shared = _is_alone(word) or name.endswith((*groups["association"], *groups["zone-end"]))
    if shared or text.count(name) != 1 or not 0 <= text.find(word) < at:
        return False
    posts, behind = terms.posts(), _CLAUSE.split(text[end : end + _HELD])[0]
    held = text[at - 1] == _BESIDE and any(behind[i : i + n] in posts for i in range(len(behind)) for n in range(2, 6))
    return held or (len(word) > 1 and bool(rule("signs").match(text, end)))


def _is_alone(word: str) -> bool:
    """Whether a report names one body alone that the word means: 作协, 经开区; not 公司."""
    return word in organs() or word in terms.grouped("body_words")["zone-end"]


def _only(word: str, endings: tuple[str, ...], text: str) -> str | None:
    """The one body of the kind that a text names, in its words for it or others, the country's apart: 洮州作家协会 for 作协."""
    fronts = _named(word, endings, text)
    return fronts.popitem()[1] if len(fronts) == 1 else None


def zone_of_home(word: str, home: str | None, text: str) -> str | None:
    """The zone of the home that a bare 经开区 means in a report that names no such zone: 淮川县经开区."""
    endings = terms.column("units", "term", "endings").get(word, "").split()
    zone = home and word in terms.grouped("body_words")["zone-end"] and not _named(word, tuple(endings), text)
    return f"{home}{word}" if zone else None


def _named(word: str, endings: tuple[str, ...], text: str) -> dict[str, str]:
    """The bodies of the kind that a text names, by what stands before their ending, in the words for it where it uses them."""
    national = terms.grouped("body_words")["national"]
    fronts: dict[str, str] = {}
    for printed in printed_names(endings, text):
        led = printed.startswith(terms.grouped("body_words")["not-in-place"]) and not find_places(printed, 0)  # 来|信河高新区
        name = printed[1:] if led else printed
        front = name.removesuffix(next(e for e in sorted(endings, key=len, reverse=True) if name.endswith(e)))
        strange = len(front) > _FRONT or is_common(front[:2]) or is_common(front[-2:])  # 项目落户|经开区
        if strange and not (find_places(name, 0) or opens_with_shape(name) or is_levelled(name)):
            continue
        if len(front) > 1 and not name.startswith(national) and (front not in fronts or name.endswith(word)):
            fronts[front] = name
    return fronts


def _told(word: str, endings: tuple[str, ...], text: str) -> str | None:
    """The one school or hospital that a report names and calls so from there on, 洮州职业学院 … 学院党委书记; not in its own report."""
    groups = terms.grouped("body_words")
    if word not in groups["told-alone"] or rule("own-report").search(text):
        return None
    first = text.find(word)
    names = {n for n in printed_names(endings, text) if len(n) > len(word) + _FRONT_OF_SCHOOL and n.endswith(word) and n.isalpha()}
    names = {n for n in names if is_whole(n, 2, endings)}
    name = names.pop() if len(names) == 1 else None
    return name if name and text.find(name) <= first and not _one_of_several(name, text) else None


@lru_cache(maxsize=64)
def _prevailing(endings: tuple[str, ...], text: str) -> str | None:
    """The one full name with such an ending with which the report opens, or that it prints clearly more often than any other."""
    found = Counter(n for n in printed_names(endings, text) if text.find(n) < _OPENING and (len(n) >= _SHORTEST or is_levelled(n)))
    whole = {name: often for name, often in found.items() if is_whole(name, often, endings) and not _one_of_several(name, text)}
    names = Counter(whole or {name: often for name, often in found.items() if is_chosen(name, endings) and not _one_of_several(name, text)})
    opening = _opening(endings, text)
    alike = {name: often for name, often in names.items() if opening and name[-2:] == opening[-2:]}
    levelled = [name for name in names if is_levelled(name)]
    if opening and not levelled and max(alike.values(), default=0) < _CLEAR * found[opening]:
        return opening
    first, second = [*names.most_common(2), ("", 0), ("", 0)][:2]
    if first[1] and first[1] >= _CLEAR * second[1]:
        return _in_full(first[0], found, endings)
    return levelled[0] if len(levelled) == 1 and levelled[0] in alike else None  # 淮川县检察院 is the 县人民检察院


def _in_full(name: str, found: Iterable[str], endings: tuple[str, ...]) -> str:
    """The name with its place before it, where the text prints it so too: 石亭县明湖中学 or 中学校 for 明湖中学."""
    ends = (name, *(name + e[-1] for e in endings if name.endswith(e[:-1])))
    fuller = (n for n in found if n.endswith(ends) and is_whole(n, 1, endings) and find_places(n, 0))
    return name if find_places(name, 0) else next(fuller, name)


def _one_of_several(name: str, text: str) -> bool:
    """Whether a name is printed once, in a list: 走访了川明公司、|宏达公司等企业."""
    return bool(rule("listed-behind").match(text, text.find(name) + len(name))) and text.count(name) == 1


@lru_cache(maxsize=64)
def house(text: str, source: str | None) -> str | None:
    """The institution that reports, or with which a report opens; None where there is none."""
    own = institution(source) or _opening(all_endings(), text)
    return own if own and not is_levelled(own) else None


@lru_cache(maxsize=64)
def _opening(endings: tuple[str, ...], text: str) -> str | None:
    """The institution whose doings one of the first lines tells, from its begin or behind the day: 淮川水泥公司|召开职工代表大会."""
    for line, at, begin, m in _openings(endings, text):
        name = line[begin : m.end()]
        opens = len(name) >= _SHORTEST and rule("opens-report").match(line, m.end()) and _is_own(name, endings)
        whole = opens and last_limit(line, m.start()) == at and begin == begin_of(line, begin, m.start(), m.end())
        if whole and not rule("term").search(name):
            return name
    return None


@lru_cache(maxsize=64)
def organ(words: tuple[str, ...], text: str) -> str | None:
    """The organ of a jurisdiction, of one of these kinds, whose doings one of the first lines tells: 淮川县政协|召开主席会议."""
    named = [line[begin : m.end()] for line, at, begin, m in _openings(words, text) if _opens_with(line, at, begin, m)]
    return max((name for name in named if name.startswith(named[0])), key=len, default=None)  # 市委组织部


def _opens_with(line: str, at: int, begin: int, m: re.Match[str]) -> bool:
    """Whether a line tells of the organ of a jurisdiction that ends so, from where it begins."""
    name = line[begin : m.end()]
    part = line.startswith(tuple(organs()), m.end())  # 市委|组织部
    if part or not rule("opens-report").match(line, m.end()) or last_limit(line, m.start()) != at or BLOT in name:
        return False
    return is_levelled(name) or opens_with_shape(name) or bool(find_places(name, 0))


def _openings(endings: tuple[str, ...], text: str) -> Iterator[tuple[str, int, int, re.Match[str]]]:
    """The first lines, with where each tells something, where a body may begin there, and an ending with which it may end."""
    find = ending(endings).finditer
    for line, at, begin in _begun(text):
        yield from ((line, at, begin, m) for m in find(line, begin, begin + _LONGEST))


@lru_cache(maxsize=16)
def _begun(text: str) -> list[tuple[str, int, int]]:
    """The first lines, with where each tells something, and where a body may begin there."""
    party = terms.grouped("body_words")["party-name"]  # 中国共产党|淮川大学第三次代表大会
    lines = text.split("\n", _LINES)[:_LINES]
    return [(line, at, at + len(next((w for w in party if line.startswith(w, at)), ""))) for line in lines for at in _begins(line)]


def _begins(line: str) -> dict[int, None]:
    """Where what a line tells may begin: with it, and behind the day with which it or a sentence opens."""
    days = (rule("day-opens").match(line, at) for at in (0, *(m.end() for m in _STOP.finditer(line))))
    return dict.fromkeys((0, *(day.end() for day in days if day)))


def _is_own(name: str, endings: tuple[str, ...]) -> bool:
    """Whether an institution and not its party committee opens a report: 淮川一中, not 淮川一中党委."""
    return is_whole(name, 2, endings) and not name.endswith(terms.grouped("body_words")["party-post"])


@lru_cache(maxsize=64)
def _college(university: str, college: str, text: str) -> str | None:
    """The college of the university that a report calls 我院: the one that its first line names, else most often."""
    whole = re.compile(rf"{university}|[{university}]{university[-2]}")  # 中国人民大学|法学院, 人大|法学院
    shown = [whole.sub("", name) for name in printed_names((college,), text)]
    for part in (text.partition("\n")[0], text):
        own = [whole.sub("", name) for name in printed_names((college,), part)]
        own = [min((o for o in shown if name.endswith(o) and len(o) > len(college)), key=len, default="") for name in own]
        named = Counter(w for w in own if w and not any(u in w for u in terms.grouped("body_words")["university"]))
        first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
        if first[1] and first[1] >= _CLEAR * second[1]:
            return university + first[0]
    return None
