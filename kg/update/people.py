"""Who is who again, in the blocks of names that a change concerns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph import Edge, Node
from kg.resolve.judgements import Judgements
from kg.resolve.known import Known
from kg.resolve.names import Name, forms_of, linked_by
from kg.resolve.people import People, people_of
from kg.update.archive import Archive
from kg.update.concerns import name_concern


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The people of some blocks afterwards, and the ids of those who were there before.

    `changed` are the documents in which something is new of who is who, `moved` those of them in which somebody is another.
    """

    people: People
    before: frozenset[str]
    changed: frozenset[str]
    moved: frozenset[str]

    @property
    def nodes(self) -> list[Node]:
        """Everybody."""
        return [someone.node for someone in self.people.everybody]

    @property
    def edges(self) -> tuple[Edge, ...]:
        """MAYBE_SAME."""
        return self.people.open


def regroup(archive: Archive, judged: Iterable[Name]) -> Regrouped:
    """Group the people of all names that come, go, or stand in `judged`, and of names linked to these; note who is who."""
    start = {*judged, *_names_of(archive)}
    names, documents = _blocks(archive, start)
    told = [facts for id_ in sorted(documents | archive.come.keys()) if (facts := archive.facts_after(id_))]
    blocks = list(people_of(told, archive.bodies, archive.rules, archive.judged, names))
    people = People(tuple(one for block in blocks for one in block.everybody), tuple(pair for block in blocks for pair in block.open))
    before = frozenset(_before(archive, documents | archive.gone, names))
    changed = dict(_note(archive, people))
    return Regrouped(people, before, frozenset(changed), frozenset(id_ for id_, moved in changed.items() if moved))


def _names_of(archive: Archive) -> Iterator[Name]:
    gone = ((archive.facts_before(id_), archive.judged_before) for id_ in archive.gone)
    for facts, judged in (*gone, *((one, archive.judged) for one in archive.come.values())):
        for person in facts.people if facts else ():
            name, aliases = forms_of(person, judged)
            yield from (name, *aliases)


def _blocks(archive: Archive, start: set[Name]) -> tuple[set[Name], set[str]]:
    """All names that are linked to these, before or after, and the documents that have one of them and stay as they are."""
    judgements = (archive.judged_before, archive.judged)
    links, front, names, documents = _links(judgements), list(start), set[Name](), set[str]()
    while front:
        name = front.pop()
        if name in names:
            continue
        names.add(name)
        front += links.get(name, ())
        for id_ in (id_ for printed in _printed(name, judgements) for id_ in archive.concerned(name_concern(printed))):
            facts = archive.facts_before(id_)
            forms = [forms_of(person, judged) for person in (facts.people if facts else ()) for judged in judgements]
            linked = [(one, *aliases) for one, aliases in forms if name == one or name in aliases]
            front += (other for some in linked for other in some)
            documents |= {id_} if linked else set()
    return names, documents


def _links(judgements: Iterable[Judgements]) -> dict[Name, list[Name]]:
    links: dict[Name, list[Name]] = {}
    for judged in judgements:
        for one, other in linked_by(judged):
            links.setdefault(one, []).append(other)
            links.setdefault(other, []).append(one)
    return links


def _printed(name: Name, judgements: Iterable[Judgements]) -> set[Name]:
    """The names that are compared as this one."""
    aliases = {alias for judged in judgements for alias, plain in judged.names.items() if plain == name[0]}
    return {name, *((alias, name[1]) for alias in aliases)}


def _before(archive: Archive, documents: Iterable[str], names: set[Name]) -> Iterator[str]:
    for id_ in documents:
        known, facts = archive.known_before(id_), archive.facts_before(id_)
        for person in facts.people if facts else ():
            if forms_of(person, archive.judged_before)[0] in names:
                yield known.people[person.id]


def _note(archive: Archive, people: People) -> Iterator[tuple[str, bool]]:
    """Note who is who; the documents in which that is new, and whether somebody in them is another."""
    found: dict[str, Known] = {}
    for someone in people.everybody:
        for document, person in someone.mentions:
            known = found.setdefault(document, Known())
            known.people[person] = someone.node.id
            if why := someone.why.get((document, person)):
                known.why[person] = why
    for id_, known in found.items():
        before = Known() if id_ in archive.come else archive.known_before(id_)
        others = {person: why for person, why in before.why.items() if person not in known.people}
        after = Known(before.people | known.people, others | known.why, before.meetings, before.there)
        if id_ in archive.come or after != before:
            archive.known[id_] = after
            yield id_, after.people != before.people
