"""Delegations from elsewhere: the place that the bare titles of their people are of.

'淮川市考察团在副市长张三率领下来访' → 张三 is of 淮川市, whatever the home of the report.
"""

from kg.annotate.titles import Title
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.rules import finds, rule

_FARTHEST = 40  # characters before a title in which the delegation may be named that its bearer leads


def led_from(text: str, t: Title) -> str:
    """The place whose delegation the bearer leads: 淮川市考察团在|副市长|张三率领下, |副市长|张三率领的淮川市考察团; '' for others."""
    m = rule("guests-led").match(text, t.end)
    if m is None and rule("leads-guests").match(text, t.end):
        m = rule("guests-led-by").search(text, max(0, t.start - _FARTHEST), t.start)
    if m and t.suffix and m.groupdict().get("from"):  # 县长张三率淮川党政代表团
        return m["from"] if find_places(m["from"], 0) else ""
    return m["place"] if m and t.suffix and m["place"].endswith(t.suffix) else ""


def members_from(text: str, at: int) -> str | None:
    """The place of the delegation whose members the sentence lists up to text[at], 淮川市代表团成员有|市长张三; None elsewhere."""
    members = next(finds("guest-members", text, max(text.rfind(mark, 0, at) for mark in "。\n") + 1, at), None)
    return members["place"] if members else None
