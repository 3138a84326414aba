"""A graph of any size, the same each time: people at meetings, with a sentence behind every edge."""

from collections.abc import Iterator

from kg.graph import Edge, Evidence, Graph, Node

_CHARACTERS = "安陵青岭东川山河江海云林松柏春秋和平光明志远国栋文华立新建民"
_STEP = 7919  # a prime, so that every person meets many others


def synthetic(people: int, meetings: int, edges: int, name: str = "d") -> Graph:
    """A graph of so many people and meetings, and about so many edges; ten meetings make one document, whose id begins with `name`."""
    nodes = [*_people(people), *_meetings(meetings)]
    nodes += [Node("Document", f"{name}{n}", {"title": _word(n, 12), "path": f"{name}{n}.txt"}) for n in range(-(-meetings // 10))]
    return Graph.of(nodes, _edges(people, meetings, edges, name))


def _people(many: int) -> Iterator[Node]:
    for n in range(many):
        yield Node("Person", f"person-{n}", {"name": _word(n, 3), "aliases": [], "kind": "official", "first_seen": "2022-01-01"})


def _meetings(many: int) -> Iterator[Node]:
    for n in range(many):
        yield Node("Meeting", f"meeting-{n}", {"name": _word(n, 10), "kind": "meeting", "start": f"2022-{n % 12 + 1:02}-{n % 28 + 1:02}"})


def _edges(people: int, meetings: int, edges: int, name: str) -> Iterator[Edge]:
    for n in range(meetings):
        document = f"{name}{n // 10}"
        yield Edge(
            "REPORTED_IN", f"meeting-{n}", document, {}, (Evidence(document, n % 10 * 500, n % 10 * 500 + 40, _word(n, 40), "rule:1", 1.0),)
        )
    for n in range(edges - meetings):
        meeting, order = n % meetings, n // meetings
        evidence = Evidence(f"{name}{meeting // 10}", 50 * order, 50 * order + 40, _word(n, 40), "cues:1", 0.9)
        person = f"person-{(meeting * 31 + order * _STEP) % people}"
        yield Edge("ATTENDED", person, f"meeting-{meeting}", {"mode": "出席", "order": order + 1, "roles": ["市长"]}, (evidence,))


def _word(seed: int, length: int) -> str:
    return "".join(_CHARACTERS[(seed * (i + 3) + seed // (i + 1)) % len(_CHARACTERS)] for i in range(length))
