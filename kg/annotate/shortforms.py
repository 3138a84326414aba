"""Short forms: 王副市长, 殷主任 are the person of that surname who is named elsewhere in the text, 宏秋同志 the one of that given name."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.annotate.patterns import any_of
from kg.annotate.persons import PersonSpan
from kg.annotate.roles import HeldTitle
from kg.annotate.titles import Title
from kg.lexicon.names import is_surname, surname_of

_GIVEN = 2  # characters of a given name that stands for its bearer


@dataclass(frozen=True, slots=True)
class ShortForm:
    """text[start:end] means the person `name`."""

    start: int
    end: int
    name: str


def find_shortforms(
    text: str, titles: Sequence[Title], persons: Sequence[PersonSpan], roles: Sequence[HeldTitle], bylines: Collection[int] = ()
) -> list[ShortForm]:
    """Surname and post, where exactly one person of that surname fits; nobody who only signs the report."""
    families: dict[str | None, list[str]] = {}
    for name in dict.fromkeys(p.text for i, p in enumerate(persons) if i not in bylines):
        families.setdefault(surname_of(name), []).append(name)
    posts = {(persons[h.holder].text, h.post) for h in roles}
    found = []
    for t in titles:
        for size in (2, 1):
            surname = text[t.post_start - size : t.post_start]
            if not is_surname(surname) or any(p.start < t.end and t.post_start - size < p.end for p in persons):
                continue
            family = families.get(surname, [])
            exact = [
                n
                for n in family
                if any(name == n and (post == t.post or post.endswith(t.post) or t.post.endswith(post)) for name, post in posts)
            ]
            fitting = exact or family
            if len(fitting) == 1 and t.kind not in ("label", "press", "rank"):
                found.append(ShortForm(t.post_start - size, t.end, fitting[0]))
                break
    return sorted([*found, *_by_given_name(text, titles, persons, families)], key=lambda f: f.start)


def _by_given_name(
    text: str, titles: Sequence[Title], persons: Sequence[PersonSpan], families: Mapping[str | None, Sequence[str]]
) -> Iterator[ShortForm]:
    """A given name of two characters with 同志 or a post, where one person bears it: 宏秋同志, 宏秋书记."""
    bearers: dict[str, list[str]] = {}
    for surname, names in families.items():
        for name in names if surname else ():
            bearers.setdefault(name[len(surname or "") :], []).append(name)
    ends = [m.span() for m in _courtesy().finditer(text)] + [(t.post_start, t.end) for t in titles]
    for start, end in ends if bearers else ():
        own = bearers.get(text[start - _GIVEN : start], ()) if start >= _GIVEN else ()
        if len(own) == 1 and not any(p.start < end and start - _GIVEN < p.end for p in persons):
            yield ShortForm(start - _GIVEN, end, own[0])


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(any_of("courtesy"))
