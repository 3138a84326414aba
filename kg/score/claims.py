"""What one document is judged on: people and roles. 王 祖焕 and 王祖焕 are one name; optional gold counts neither way."""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_UNHEARD = re.compile(r"[\s“”\"'‘’《》〈〉「」()（）、，,。·•\-—|｜:：]")


@dataclass(frozen=True, slots=True)
class Claims:
    """One measure of one document: what gold wants, what was predicted, what counts neither way."""

    wanted: Collection[Any]
    predicted: Collection[Any]
    optional: Collection[Any] = ()

    @property
    def right(self) -> set[Any]:
        """Wanted and predicted."""
        return set(self.wanted) & set(self.predicted)

    @property
    def missed(self) -> list[Any]:
        """Wanted, not predicted, not optional; sorted."""
        return sorted(set(self.wanted) - set(self.predicted) - set(self.optional), key=str)

    @property
    def extra(self) -> list[Any]:
        """Predicted, not wanted, not optional; sorted."""
        return sorted(set(self.predicted) - set(self.wanted) - set(self.optional), key=str)


def norm(text: str | None) -> str:
    """A name for comparing: half-width, without spaces and punctuation."""
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", text or ""))


class Names:
    """The people of a gold document: what each is called there, and who counts neither way (`maybe`)."""

    def __init__(self, gold: Json) -> None:
        self._called = {norm(a): norm(p["name"]) for p in gold["people"] for a in (p["name"], *p.get("also", ()))}
        self.maybe = {norm(p["name"]) for p in gold["people"] if p.get("optional")} | {norm(n) for n in gold.get("bylines", ())}

    def __call__(self, name: str) -> str:
        """The name under which gold knows whoever is called `name`."""
        return self._called.get(norm(name), norm(name))


def people(gold: Json, facts: Json, names: Names) -> Claims:
    """Names of people, by-lines aside."""
    wanted = {norm(p["name"]) for p in gold["people"] if not p.get("optional")}
    return Claims(wanted, {names(p["name"]) for p in facts["people"] if p.get("kind") != "byline"}, names.maybe)


def resolved(role: Json) -> list[str]:
    """How a role reads with its full body, `大同市委|书记`; nothing where the body is not settled."""
    bodies = [b for b in (role.get("body"), *role.get("body_also", ())) if b]
    return [f"{norm(body)}|{norm(role.get('post'))}" for body in bodies] if role.get("body") else []


def roles(gold: Json, facts: Json, names: Names, forms: Callable[[Json], list[str]]) -> Claims:
    """(person, role) pairs; `forms` lists how a role may read, the first being the one that counts, none: not judged."""
    wanted: set[tuple[str, str]] = set()
    optional: set[tuple[str, str]] = set()
    reads: dict[tuple[str, str], str] = {}
    for person in gold["people"]:
        for role, (first, *others) in ((r, f) for r in person.get("roles", ()) if (f := forms(r))):
            name = norm(person["name"])
            reads |= {(name, form): first for form in (first, *others)}
            (optional if role.get("optional") or person.get("optional") else wanted).add((name, first))
    predicted = set()
    for person in facts["people"]:
        name = names(person["name"])
        if person.get("kind") != "byline" and name not in names.maybe:
            said = [f[0] for r in person.get("roles", ()) if (f := forms(r))]
            predicted |= {(name, reads.get((name, form), form)) for form in said}
    return Claims(wanted, predicted, optional)
