"""Posts that one person holds at a time: the 公司董事长 whom the 董事长 of 宏川集团 visits is of another company."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.facts import Role
from kg.lexicon import terms

Heads = dict[tuple[str | None, str], str]


def heads_in_full(roles: Mapping[str, Iterable[Role]]) -> Heads:
    """Who is printed as the sole head of a body with its name: body and post → person."""
    sole = terms.grouped("body_words")["sole-post"]
    return {(r.body, r.post): name for name, held in roles.items() for r in held if r.body and r.post in sole and not _doubtful(r)}


def without_double(name: str, role: Role, heads: Heads) -> Role:
    """The role without a body of which somebody else is printed as the head."""
    other = heads.get((role.body, role.post), name)
    return replace(role, body=None) if other != name and _doubtful(role) and role.status == "current" else role


def _doubtful(role: Role) -> bool:
    """Whether a title prints no name of its body: 董事长, 公司董事长; or it is no longer held."""
    printed = role.title.removesuffix(role.post)
    return role.status != "current" or not printed or printed in terms.column("units", "term", "endings")
