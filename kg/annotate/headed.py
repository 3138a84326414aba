"""The institution whose head a report calls by the post alone: 院长李明, 我校校长李明 where one hospital or school is told of."""

import re
from functools import cache, lru_cache

from kg.annotate.own import house, own_unit
from kg.annotate.patterns import any_of
from kg.annotate.units import all_endings, institution, is_levelled, printed_names, split_unit
from kg.lexicon import terms
from kg.lexicon.rules import rule

_SHORTEST = 3  # characters of a name in full


def alone(text: str, source: str | None, before: str = "") -> str | None:
    """The institution that a report is about where its posts are printed alone: not beside those of a 市委, who may be meant."""
    own = house(text, source) or headed_unit(text, source, before)
    return own if own == institution(source) or not rule("committee").search(text) else None


def association(text: str, source: str | None) -> str | None:
    """The association that a report is about; None in other reports."""
    own = house(text, source)
    return own if own and own.endswith(terms.grouped("body_words")["association"]) else None


def headed_unit(text: str, source: str | None, before: str = "") -> str | None:
    """The one institution that the heads of a report mean; None where they mean none, or several.

    `before`: the report up to a post; another institution that its sentence names may be meant there.
    """
    name = _headed(text, source)
    sentence = before[max(before.rfind(mark) for mark in "。；\n") + 1 :]
    return name if name and not any(_is_other(n, name) for n in printed_names(all_endings(), sentence)) else None


def _is_other(printed: str, own: str) -> bool:
    """Whether an institution that is printed in full is not the report's own."""
    return len(printed) > _SHORTEST and printed not in own and own not in printed and not (is_levelled(printed) or split_unit(printed))


@lru_cache(maxsize=64)
def _headed(text: str, source: str | None) -> str | None:
    words = {_unit_of(m["head"]) for m in _heads().finditer(text)}
    found = {name for word in words if (name := own_unit(word, text, source))}
    return found.pop() if len(found) == 1 else None


def _unit_of(head: str) -> str:
    """What the head of an institution calls it: 院 for 院长, 公司 for 董事长."""
    post = terms.posts()[head]
    return post.suffix if post.kind == "unit" else terms.grouped("body_words")["company"][0]


@cache
def _heads() -> re.Pattern[str]:
    """A head of an institution behind a mark or behind the bare word for it."""
    units = terms.column("units", "term", "endings")
    posts = [p.term for p in terms.posts().values() if p.kind == "unit" and p.suffix in units]
    company = [w for w in terms.grouped("body_words")["company-post"] if w in terms.posts()]
    heads = "|".join(map(re.escape, sorted({*posts, *company}, key=lambda w: (-len(w), w))))
    bare = "|".join(map(re.escape, sorted(units, key=lambda w: (-len(w), w))))
    return re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<![\u4e00-\u9fff])(?:{bare})){any_of('deputy')}?(?P<head>{heads})(?=[\u4e00-\u9fff])")
