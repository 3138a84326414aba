"""Facts as people have corrected them. Each line changes one thing; one that finds nothing to change is told."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.facts import Facts, Person, Relation
from kg.resolve.judgements import Judgement, Judgements
from kg.resolve.mentions import Ref, refs_of

_HELD = "HELD"


def corrected(facts: Facts, judgements: Judgements) -> Facts:
    """The document's facts in the light of the judgements on it, in the order of their lines."""
    for line, ref in judgements.corrections.get(facts.document.id, ()):
        facts = _WAYS[line.what](facts, line, ref)
    return facts


def idle(told: Iterable[Facts], judgements: Judgements) -> list[Judgement]:
    """The judgements that change nothing: their document is not there, or says it no more."""
    documents = {facts.document.id: facts for facts in told}
    found = [line for line, *refs in judgements.pairs if not all(_there(documents, ref) for ref in refs)]
    for document, lines in judgements.corrections.items():
        facts = documents.get(document)
        for line, ref in lines:
            after = _WAYS[line.what](facts, line, ref) if facts else None
            if after == facts:
                found.append(line)
            facts = after
    return found


def _there(documents: dict[str, Facts], ref: Ref) -> bool:
    facts = documents.get(ref.document)
    return facts is not None and mentioned(facts, ref) is not None


def mentioned(facts: Facts, ref: Ref) -> Person | None:
    """The person of a document that a mention means."""
    refs = refs_of(facts)
    return next((person for person in facts.people if refs[person.id] == ref), None)


def _drop(facts: Facts, line: Judgement, ref: Ref) -> Facts:
    kind, _, what = line.other.partition(" ")
    person = mentioned(facts, ref)
    if kind == _HELD:
        return _changed(facts, person, lambda p: replace(p, roles=tuple(r for r in p.roles if r.title != what)))
    bodies = {body.id for body in facts.bodies if body.name == ref.name}
    meetings = {meeting.id for meeting in facts.meetings if not what or meeting.name == what}

    def meant(relation: Relation) -> bool:
        who = (person is not None and relation.person == person.id) or relation.body in bodies
        return relation.type == kind and relation.meeting in meetings and who

    return replace(facts, relations=tuple(r for r in facts.relations if not meant(r)))


def _name(facts: Facts, line: Judgement, ref: Ref) -> Facts:
    return _changed(facts, mentioned(facts, ref), lambda p: replace(p, name=line.other))


def _body(facts: Facts, line: Judgement, ref: Ref) -> Facts:
    title, _, body = line.other.partition("@")
    return _changed(
        facts,
        mentioned(facts, ref),
        lambda p: replace(p, roles=tuple(replace(r, body=body or None) if r.title == title else r for r in p.roles)),
    )


def _day(facts: Facts, line: Judgement, ref: Ref) -> Facts:
    day = line.other or None
    return replace(facts, meetings=tuple(replace(m, start=day, end=day) if m.name == ref.name else m for m in facts.meetings))


def _home(facts: Facts, line: Judgement, ref: Ref) -> Facts:
    return replace(facts, document=replace(facts.document, place=line.other or None))


def _changed(facts: Facts, person: Person | None, change: Callable[[Person], Person]) -> Facts:
    return replace(facts, people=tuple(change(p) if p is person else p for p in facts.people))


_WAYS: dict[str, Callable[[Facts, Judgement, Ref], Facts]] = {"drop": _drop, "name": _name, "body": _body, "day": _day, "home": _home}
