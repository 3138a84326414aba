"""All that a change concerns, settled anew in the order of `kg.resolve`: people, meetings, bodies, posts, claims."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph import Edge, Node, merge_edges
from kg.resolve import document_node
from kg.resolve.known import Known
from kg.resolve.names import Name
from kg.resolve.said import bodies_of, said_by
from kg.store.ledger import Key
from kg.store.lines import EDGE, Lines
from kg.update.archive import Archive
from kg.update.claims import reclaim
from kg.update.concerns import concerns_of
from kg.update.meetings import retell
from kg.update.people import regroup
from kg.update.roles import rehold

_OPEN = "MAYBE_SAME"


@dataclass(frozen=True, slots=True)
class Settled:
    """What is there in place of what was there, by keys: all other nodes and edges stay."""

    nodes: list[Node]
    edges: list[Edge]
    nodes_before: set[Key]
    edges_before: set[Key]


def settle(archive: Archive, edges: Lines, names: Iterable[Name]) -> Settled:
    """Settle what the documents that come and go concern, and `names`; the state is then that of afterwards. `edges` as they are."""
    people = regroup(archive, names)
    meetings = retell(archive, people.moved)
    bodies = _resay(archive)
    roles = rehold(archive, people.moved)
    changed = {id_ for id_, known in archive.known.items() if _told(known) != _told(archive.known_before(id_))}
    claims = reclaim(archive, changed | roles.documents)
    _keep(archive)
    documents = [document_node(one) for one in archive.come.values()]
    kinds = {"Person": people.before, "Meeting": meetings.before, "Role": roles.before, "Document": archive.gone}
    nodes_before: set[Key] = {(kind, id_) for kind, ids in kinds.items() for id_ in ids}
    pairs = {EDGE.key(line.encode()) for id_ in people.before for line in edges.starting((_OPEN, id_))}
    return Settled(
        [*people.nodes, *meetings.nodes, *bodies.nodes, *roles.nodes, *documents],
        [*merge_edges([*people.edges, *bodies.edges, *roles.edges]), *claims.edges],
        nodes_before | bodies.nodes_before,
        pairs | bodies.edges_before | roles.edges_before | claims.before,
    )


def _told(known: Known) -> tuple[object, ...]:
    return known.people, known.why, known.meetings


def _resay(archive: Archive) -> Settled:
    """The bodies that documents which come and go speak of."""
    gone = (facts for id_ in sorted(archive.gone) if (facts := archive.facts_before(id_)))
    change = said_by(archive.come.values(), archive.bodies)
    change.subtract(said_by(gone, archive.bodies))
    changed = [statement for statement, times in change.items() if times]
    before = archive.state.said({statement.subject for statement in changed})
    after = before.copy()
    after.update(change)
    archive.state.say({statement: after[statement] for statement in changed})
    (old_nodes, old_edges), (nodes, edges) = (bodies_of(+said, archive.places.by_code) for said in (before, after))
    return Settled(nodes, edges, {(node.kind, node.id) for node in old_nodes}, {edge.key for edge in old_edges})


def _keep(archive: Archive) -> None:
    """Note in the state what was found."""
    for id_ in archive.gone - archive.come.keys():
        archive.state.forget(id_)
    for id_, known in archive.known.items():
        if facts := archive.facts_after(id_):
            concerns = concerns_of(facts, known, archive.tellings(id_), archive.bodies, archive.rules)
            archive.state.put(id_, facts.document.path, facts.document.place, known, concerns)
