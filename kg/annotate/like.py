"""Titles as people hold them, and the body that one shares with another of its kind: 省人大常委会主任张三，副主任李四."""

from collections.abc import Sequence
from functools import cache, lru_cache

from kg.annotate.patterns import meaning
from kg.annotate.titles import Title
from kg.annotate.units import all_endings, split_unit
from kg.lexicon import terms
from kg.lexicon.rules import rule
from kg.values import dataclass

NO_BODY = frozenset({"label", "honour", "rank", "press"})


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A title of the person `holder` (index into the persons).

    `printed`: the title with the body carried over; `body`: as printed or carried, '' where none.
    """

    holder: int
    printed: str
    body: str
    post: str
    kind: str
    suffix: str
    status: str
    start: int
    end: int
    rule: str


def like(post: str, near: Sequence[HeldTitle]) -> str:
    """The body of the person before whose post is of the same kind: 省人大常委会主任张三，副主任李四."""
    wanted = {root(post)} | heads_beside(root(post)) | heads_beside(post)
    others = [h for h in reversed(near) if h.body and h.kind not in NO_BODY and h.kind != "territorial"]
    groups = terms.grouped("body_words")
    if others and (body := _of_house(post, others[0])):
        return body
    if others and post.startswith(groups["party-post"]) and (town := rule("office-of-town").sub("", others[0].body)) != others[0].body:
        return town  # 街道人大工委主任张三，党工委委员李四
    deputy = post != root(post)  # 协会副会长兼分会会长张三，|副会长
    others.sort(key=lambda h: (h.post != post, root(h.post) != root(post), (h.post != root(h.post)) != deputy))
    if post.startswith(groups["group"]):
        return others[0].body if others else ""
    seats = {root(h.post) for h in others if h.post.startswith(groups["group"]) and h.body.endswith(groups["many-deputies"])}
    return next((h.body for h in others if root(h.post) in wanted | seats), "")


def _of_house(post: str, before: HeldTitle) -> str:
    """The body of the person before for a party post, for one of a grade and for the head of it: 海关副关长张三、党委委员李四; else ''."""
    groups = terms.grouped("body_words")
    head_of = before.body.endswith(tuple(meaning("heads", root(post)).split() or "-"))
    if head_of and before.post.startswith(groups["party-post"]):  # 疾控中心党委书记张三，副主任李四
        return before.body
    organ = next((w for w in groups["beside-company"] if before.body.endswith(w)), "")
    house = before.body.removesuffix(organ) if before.body.removesuffix(organ).endswith(_houses()) else before.body  # 集团纪委
    same = post.startswith(groups["party-post"]) or post.endswith(groups["grade-post"])
    jurisdiction = rule("jurisdiction-committee").search(house)
    return house if same and house.endswith(_houses()) and not jurisdiction else ""


@cache
def _houses() -> tuple[str, ...]:
    """How bodies end that have a party committee and people of grades."""
    words = terms.grouped("body_words")
    offices = {*words["department"], *words["zone-end"], *words["division-end"], *words["many-deputies"]} - set(all_endings())
    return tuple(w for w in (*words["has-departments"], *words["institution"], *all_endings()) if w not in offices)


def headed(t: Title, near: Sequence[HeldTitle]) -> str:
    """The body of the person before that is of the kind that the post heads: 市分行党委书记张三、副行长李四, 公司董事长张三，总经理李四."""
    company = terms.grouped("body_words")["company-post"]
    if near and t.post in company and near[-1].post in company:
        return near[-1].body
    body = near[-1].body if near and t.kind == "unit" else ""
    kinds = (t.suffix, *terms.column("units", "term", "endings").get(t.suffix, "").split())
    return body if body.endswith(kinds) and body not in terms.body_heads() and not split_unit(body) else ""


@cache
def heads_beside(post: str) -> frozenset[str]:
    """The heads of a body beside which a post stands: 主任, 主席 beside 秘书长."""
    return frozenset(terms.column("organs_beside", "term", "heads").get(post, "").split())


@lru_cache(maxsize=1 << 12)
def root(post: str) -> str:
    """The post without what stands before its head: 常务副主任 → 主任."""
    return next((post[i:] for i in range(len(post) - 2, -1, -1) if post[i:] in terms.posts()), post)
