"""Whether the text says that a gathering took place, and how it leads to it: 召开座谈会, 座谈会上, 将于5月召开的大会."""

import re
from functools import cache

from kg.annotate.marks import LEADING_REMARK, clause_start
from kg.lexicon import terms
from kg.lexicon.rules import rule

_STOP = "。"
_VERB = 4  # characters that say that a gathering was decided on
_LONGEST_GUESTS = 64  # characters that tell who is to be at a gathering
_BESIDE = ("its-speech", "before-it", "by-way")  # what follows a gathering that is only referred to


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of that kind in meeting_words.csv."""
    return terms.grouped("meeting_words")[kind]


@cache
def any_word(kind: str) -> re.Pattern[str]:
    """One of these words."""
    return re.compile("|".join(map(re.escape, words(kind))))


@cache
def giving() -> tuple[str, ...]:
    """The verbs with which somebody gives a report: 作, 发表."""
    return tuple(term for term, kind in terms.column("cues", "term", "class").items() if kind == "give")


def is_there(text: str, start: int, end: int) -> bool:
    """会上，… at the head of a sentence: the gathering is being told, whether it was named or not."""
    begins = start == 0 or text[start - 1] in "。\n 　】▲●■◆★" or rule("then-there").search(text[clause_start(text, start) : start])
    return bool(begins) and text.startswith(words("there"), end)


def is_opened(text: str, start: int, end: int) -> bool:
    """Whether a bare 座谈会 is said to be held: 召开座谈会, 随后召开的座谈会, 一场特殊的座谈会在校园举行."""
    before = text[clause_start(text, start) : start]
    if before.endswith(words("open")):
        return not _may_be(before)
    of_a_kind = rule("of-a-kind").search(before) and rule("took-place").match(text, end)
    return bool(rule("then-held").search(before) or of_a_kind) or is_opened_with(text, start)


def is_opened_with(text: str, start: int) -> bool:
    """召开由各村书记参加的推进会, 举行盛大的庆典大会: who is to be there, or what it is like, stands between the verb and the gathering."""
    begin = max(0, start - _LONGEST_GUESTS)
    m = rule("opened-with").search(text, begin, start) or rule("opened-as").search(text, begin, start)
    return m is not None and not rule("planned").search(text, clause_start(text, m.start()), m.start())


def state_of(text: str, start: int, end: int) -> str:
    """held where the text says it took place, background where it is only referred to, else named."""
    before = text[clause_start(text, start) : start].rstrip("“《‘「")
    after = LEADING_REMARK.sub("", text[end : end + 30].lstrip("”》’」").split("。")[0])
    next_told = rule("then-held").search(before)
    if rule("there-to-come").match(after):
        return "background"
    if rule("caption-scene").match(text, end):
        return "named"
    if rule("series").match(text, start) or (rule("several").match(text, start) and rule("series-before").search(before)):
        return "background"
    if any(rule(name).match(text, end) for name in _BESIDE):
        return "background"
    if (rule("purpose").search(before) and text.startswith("，", end)) or rule("decided").search(text, max(0, start - _VERB), start):
        return "background"
    if rule("reports-to-it").search(before + text[end : end + 3]):
        return "held"
    if not next_told and rule("over").match(after):
        return "named"
    referred = before.endswith(words("before"))
    if (not referred and rule("took-place").match(text, end)) or _told_first(text, start, end, before):
        return "held"
    if not next_told and (
        referred or before.endswith(words("not-held")) or after.startswith(words("after")) or before.strip().startswith(_opening_words())
    ):
        return "background"
    if next_told or rule("joined").search(before) or is_opened_with(text, start):
        return "held"
    if before.endswith(words("open")) and (rule("planned").search(before) or _may_be(before)):
        return "background"
    if before.endswith(words("join")) and rule("attributive").match(after):
        return "background"
    near = re.split("[，；：！？\n]", after.removeprefix("，"))[0]
    led = before.endswith((*words("open"), *words("join")))
    if led or after.startswith(words("there")) or any_word("held").search(near):
        return "held"
    said = rule("said-there").match(text, end) and rule("in-it").search(before)
    if said or rule("ends-later").match(text, end):
        return "held"
    return "held" if rule("dated").search(text[max(0, start - 16) : start]) else "named"


def _told_first(text: str, start: int, end: int, before: str) -> bool:
    """张三在昨日召开的大会上强调, and 张三在5月6日召开的大会上强调 where the report begins with it: no other gathering is told before."""
    if not text.startswith(words("there"), end):
        return False
    begins = rule("held-there").search(before) and text.find(_STOP, 0, start) < 0
    return bool(begins or rule("held-lately").search(before))


@cache
def _opening_words() -> tuple[str, ...]:
    """Those of the words before a gathering that count at the head of a clause: one character begins other words, 自 自治区."""
    return tuple(w for w in words("before") if len(w) > 1)


def _may_be(before: str) -> bool:
    """Whether the verb at the end is no fact: 双方可以定期举行."""
    verb = next(v for v in words("open") if before.endswith(v))
    return bool(rule("may-be").search(before.removesuffix(verb)))


def is_speech(name: str) -> bool:
    """发表主旨演讲, 作宣讲报告, 校长们作“…”讲座: what somebody gives, no gathering."""
    if not name.endswith(_given()):
        return False
    verb = max((w for w in giving() if name.startswith(w)), key=len, default="") if name.startswith(giving()) else ""
    gives = verb or any(f"{w}{mark}" in name for w in giving() for mark in "“《")
    return bool(gives) and name.removeprefix(verb).endswith(_given())


@cache
def _given() -> tuple[str, ...]:
    return tuple(terms.words("given_things"))
