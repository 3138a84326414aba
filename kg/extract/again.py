"""A post that a report prints twice, once with its body in short, is one: 省地税局局长 is the 黑龙江省地方税务局局长 told of before."""

from collections.abc import Iterable

from kg.facts import Role
from kg.lexicon import terms
from kg.lexicon.divisions import find

_SHORTEST = 3  # characters of a body in short
_APART = 12  # characters between two titles that are not of one list of posts: 洮州大学教授、洮州师范大学教授


def told_once(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles of one person without those whose body is that of another one in short."""
    every = tuple(roles)
    return tuple(r for r in every if not any(_is_again(r, other) for other in every))


def _is_again(r: Role, other: Role) -> bool:
    """Whether a role is another one, printed elsewhere with its body in short."""
    if r.body is None or other.body is None or (r.post, r.status) != (other.post, other.status):
        return False
    shorter = len(r.title) < len(other.title)
    if r.body == other.body and shorter:  # 市民政局长 beside 市民政局局长, 石亭区法院院长 beside 淮川市石亭区法院院长
        return other.title.endswith(r.title) or r.title == other.title.replace(_doubled(r.post), r.post, 1)
    apart = max(r.start, other.start) - min(r.end, other.end) >= _APART
    return apart and _SHORTEST <= len(r.body) < len(other.body) and _is_short(r.body, other.body)


def _is_short(short: str, full: str) -> bool:
    """Whether a name is another one in short: its characters stand there in order, from the first to the last; 市委 is not 市政法委."""
    if full.endswith(short) and find(full.removesuffix(short)):  # 长寿区检察院, 重庆市长寿区检察院
        return True
    if (short[0], short[-1]) != (full[0], full[-1]) or short.endswith(terms.grouped("body_words")["bare-committee"]):
        return False
    rest = iter(full)
    return all(char in rest for char in short)


def _doubled(post: str) -> str:
    """A post that says the kind of its body again: 局局长 for 局长."""
    return post[0] + post
