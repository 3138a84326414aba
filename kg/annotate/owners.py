"""The body that a title belongs to where the title does not print it: carried along a run of posts, or from the person before.

'省乡村振兴局党组成员、副局长' → 省乡村振兴局 for both; '县委常委、组织部部长' → 县委组织部; '淮川县委副书记、县长' → the
government of 淮川县; '市人大常委会副主任张三，秘书长李四' → 市人大常委会 for 李四 too.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.below import attached, below, without_organ
from kg.annotate.guests import led_from
from kg.annotate.like import NO_BODY, HeldTitle, headed, heads_beside, like, root
from kg.annotate.organs import organs
from kg.annotate.titles import Title
from kg.annotate.units import is_department, is_levelled, lead, split_unit
from kg.lexicon import terms
from kg.lexicon.divisions import starts as find_places
from kg.lexicon.rules import rule


def expand(text: str, run: Sequence[Title], holder: int, near: Sequence[HeldTitle] = ()) -> list[HeldTitle]:
    """Each title of a run with its body, carried over where several posts share it; `near`: what the person before in the list holds."""
    held: list[HeldTitle] = []
    owner = ""
    for t in run:
        printed, body = _own(text, t, owner, near)
        former = bool(held) and held[-1].status == "former" and t.status == "current" and not t.body  # 原党组书记、厅长
        status = "former" if former else t.status
        held.append(HeldTitle(holder, printed, body, t.post, t.kind, t.suffix, status, t.start, t.end, t.rule))
        if t.kind == "territorial":
            owner = _governed(lead(owner) or t.suffix if body in ("", _government()) else body)
        elif body and (t.kind not in NO_BODY or t.kind == "rank"):
            owner = _company(body) or owner
    return held


def _company(body: str) -> str:
    """The company behind its board, which leads it: 宏达集团 for 宏达集团董事会; other bodies as they are."""
    board = next((w for w in terms.grouped("body_words")["board"] if body.endswith(w)), "")
    return body.removesuffix(board)


def _party(t: Title, near: Sequence[HeldTitle]) -> str:
    """党委 before the bare 副书记 of the person behind the 党委书记 in a list: 校党委书记张三、副书记李四."""
    words = terms.grouped("body_words")["party-post"]
    if not near or t.body or t.kind != "party" or t.post.startswith(words) or root(near[-1].post) != root(t.post):
        return ""
    return next((w for w in words if near[-1].post.startswith(w)), "")


def _doubled(body: str, t: Title) -> bool:
    """Whether the post says what its body is: 院党委书记、院长, 校党委委员、副校长; 我校 is said again."""
    groups = terms.grouped("body_words")
    bare = body in terms.column("units", "term", "endings") and not body.startswith(groups["ours"])
    return bare and t.kind == "unit" and t.suffix in groups["said-once"] and body.endswith(t.suffix)


def carried(h: HeldTitle, before: Sequence[HeldTitle]) -> HeldTitle:
    """A deputy's title without a body, with the one of the head told of before in the sentence: 市政协主席张三主持会议，副主席李四."""
    deputy = not h.body and h.kind == "generic" and (h.post != root(h.post) or bool(heads_beside(root(h.post))))
    heads = [o for o in before if o.body.endswith(terms.grouped("body_words")["many-deputies"])] if deputy else []
    body = like(h.post, heads)
    return replace(h, body=body, printed=body + h.printed) if body else h


def spoken_on(h: HeldTitle, before: Sequence[HeldTitle], in_list: bool = False) -> HeldTitle:
    """A title behind a name, with the body of the person before in the sentence: 市残联李四理事长讲话，张三副理事长主持.

    `in_list`: whether the two stand in one list, 教务处李四副处长、张三副处长.
    """
    honorary = any(word in h.post for word in terms.grouped("body_words")["honorary"])
    body = like(h.post, before) if not h.body and (h.kind == "generic" or (in_list and h.kind == "unit")) and not honorary else ""
    body = body if h.kind == "generic" or body.endswith(h.suffix) else ""
    if in_list and not h.body and before and h.post.endswith(terms.grouped("body_words")["grade-post"]):  # 民政局张三局长、李四副调研员
        body = before[-1].body
    return replace(h, body=body, printed=body + h.printed) if body else h


def _governed(place: str) -> str:
    """The government of a place; a 行署 is one itself, and so is what ends with the word."""
    return place if place.endswith((*terms.grouped("body_words")["own-government"], _government())) else place + _government()


def _own(text: str, t: Title, owner: str, near: Sequence[HeldTitle]) -> tuple[str, str]:
    """The title as it is to be printed, and its body."""
    if t.kind == "rank":
        return t.post, t.body
    if t.kind in NO_BODY or t.kind == "sitting":
        return t.body + t.post, t.body
    if t.kind == "territorial":
        office = next((w for w in terms.grouped("body_words")["own-government"] if w in (t.body, t.suffix)), "")
        if office and (place := _prefecture(owner or _fullest(near))):
            return _as_printed(text, t), place + office
        return (_as_printed(text, t), t.body) if t.body else (t.post, _jurisdiction(t, owner, near) or led_from(text, t))
    if t.kind == "state":
        return _as_printed(text, t), t.body
    if not t.body:
        body = "" if _graded(t.post) else _beside(owner or like(t.post, near) or headed(t, near) or _secretariat(t, near), t)
        return ("" if _doubled(body, t) else body) + _party(t, near) + t.post, body
    own = _whole(owner)
    above = own or (_two_seats(near) if t.body in organs() else "") or (_whole(near[-1].body, _department(near[-1])) if near else "")
    if owner and (body := attached(t.body, above)) != t.body:
        return body + t.post, body
    return _as_printed(text, t), below(t.body, above, other=not own) or _meant(t.body, near) or _settled(
        t.body, owner or ("" if _bare(t.body, near) else _fullest(near))
    )


def _two_seats(near: Sequence[HeldTitle]) -> str:
    """The body of the first post of a person who holds one at another level too: 市政府 for 副市长、隆阳区委书记张三，|政协副主席."""
    if len(near) < 2 or len(lead(near[-1].body)) < 2:
        return ""
    first = near[0]
    return _governed(first.suffix) if first.kind == "territorial" and not first.body else first.body if is_levelled(first.body) else ""


def _prefecture(committee: str) -> str:
    """The prefecture of the 地委 that is told before its 行署: 洮州地委 → 洮州地区; '' for other bodies."""
    groups = terms.grouped("body_words")
    word = next((w for w in groups["of-prefecture"] if committee.endswith(w) and len(committee) > len(w)), "")
    return committee.removesuffix(word) + groups["prefecture"][0] if word else ""


def _as_printed(text: str, t: Title) -> str:
    """Body and post without the words for the status and what stands between them: 原市教育局局长 → 市教育局局长."""
    if text.startswith(("）", "」", "”"), t.post_start - 1) or rule("in-charge-of").search(text, t.start, t.post_start):
        return t.body + t.post
    if t.status == "current":
        return text[t.start : t.end]
    shared = bool(t.suffix) and t.body.endswith(t.suffix) and not text[t.start : t.post_start].endswith(t.suffix)
    return text[t.start : t.post_start] + t.post if shared else t.body + t.post


def _jurisdiction(t: Title, owner: str, near: Sequence[HeldTitle]) -> str:
    """The place of a 县长 whose title prints none: that of the post before, 淮川县委副书记、县长; '' where it is of another level."""
    for body in (owner, *(h.body for h in near)):
        for place in (lead(body), body):
            if t.suffix and place.endswith(t.suffix) and len(place) > 1:
                return place
    return ""


def _secretariat(t: Title, near: Sequence[HeldTitle]) -> str:
    """The government of the person before, for its secretary: 副市长张三、副秘书长李四, 市政府顾问张三、秘书长李四."""
    if not near or root(t.post) not in terms.grouped("body_words")["secretary"]:
        return ""
    last = near[-1]
    place = (lead(last.body) or last.suffix) if last.kind == "territorial" else ""
    return _governed(place) if place else last.body if last.body.endswith(_government()) else ""


def _beside(body: str, t: Title) -> str:
    """The body of a post that stands beside the one before: 区管委会主任、党工委副书记 → 区; 集团工会主席、副总经理 → 集团."""
    groups = terms.grouped("body_words")
    if body.endswith(groups["task-body"]) and not t.post.endswith(groups["task-post"]):  # 领导小组组长、检察长
        return ""
    party = t.post.startswith(groups["party-post"])
    company = {t.post, root(t.post)} & {*groups["company-post"]}
    head = company or t.kind == "unit" or t.post.endswith(groups["aide"])  # 医院纪委书记、副院长
    own = groups["beside-party"] if party else (*groups["beside-company"], *groups["inner-committee"]) if head else ()
    body = rule("office-of-town").sub("", body) if party else body  # 镇长、党委书记
    return without_organ(body, own)


def _graded(post: str) -> bool:
    """Whether a post is one of a grade and of no body that is told before: 正厅级巡视专员."""
    return post.startswith(terms.grouped("body_words")["grade"])


def _meant(body: str, near: Sequence[HeldTitle]) -> str:
    """联合集团 for the bare 集团 of the person behind its head in a list; '' for other bodies."""
    endings = terms.column("units", "term", "endings").get(body, "").split()
    own = body.startswith(terms.grouped("body_words")["ours"])
    return near[-1].body if len(body) > 1 and not own and endings and near and near[-1].body.endswith(tuple(endings)) else ""


def _department(h: HeldTitle) -> str:
    """The department alone of the title before, 农村处 of 省科技厅农村处; '' where it printed a whole body."""
    printed = h.printed.removesuffix(h.post)
    return printed if is_department(printed) else ""


def _whole(body: str, department: str = "") -> str:
    """The body without its department: 院组织处 → 院, 省法院审判委员会 → 省法院; '' where only a department is printed."""
    inner = next((w for w in terms.grouped("body_words")["inner-committee"] if body.endswith(w)), department)
    if inner:
        return body.removesuffix(inner)
    unit = split_unit(body)
    return unit[0] if unit else "" if is_department(body) else body


def _bare(body: str, near: Sequence[HeldTitle]) -> bool:
    """Whether the person before holds a post of such a bare body too: 市委常委、寿光市委书记张三，市委秘书长李四."""
    return is_levelled(body) and any(h.body[:1] == body[:1] and is_levelled(h.body) for h in near)


def _settled(body: str, owner: str) -> str:
    """A bare 市教委 behind 北京市委 or 民盟北京市委 is 北京市教委; other bodies as they are."""
    front = lead(owner)
    if not find_places(front, 0):  # 团风县
        front = front.removeprefix(next((w for w in terms.grouped("body_words")["front"] if front.startswith(w)), ""))
    return front + body[1:] if len(front) > 1 and is_levelled(body) and front.endswith(body[0]) else body


def _fullest(near: Sequence[HeldTitle]) -> str:
    """The body of the person before in a list, where it names its place: 蓬溪县委书记张三，县政协主席李四."""
    parties = terms.grouped("body_words")["democratic-party"]
    return next((h.body for h in reversed(near) if len(lead(h.body)) > 1 and not h.body.startswith(parties)), "")


def _government() -> str:
    return terms.grouped("organs")["government"][0]
