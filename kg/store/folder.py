"""A graph folder: the database to ask (`graph.lbug`), the graph as JSON lines, the facts, and a manifest that says they belong together.

Beside these the state (`kg/update`), which tells what each document concerns. Where documents were added, the log of the database too;
and where the archive is large, sorted files of before as `….outdated`, until somebody reads them and they are brought up to date.
"""

DATABASE, NODES, EDGES, FACTS, MANIFEST = "graph.lbug", "nodes.jsonl", "edges.jsonl", "facts.jsonl", "manifest.json"
LOG, STATE = f"{DATABASE}.wal", "state.db"
LINES = NODES, EDGES, FACTS


def outdated(name: str) -> str:
    """What a sorted file is called that lacks what came since."""
    return f"{name}.outdated"


MAY_BE = LOG, STATE, *map(outdated, LINES)  # files that not every graph has
