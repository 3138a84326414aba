"""`cypher/*.cypher` as text: comments at the top apart, names of the schema filled in where a file has room for them."""

from functools import cache

from kg.resources import CYPHER


@cache
def statement(name: str) -> str:
    """The statement of `cypher/NAME.cypher` without its comment lines."""
    lines = (CYPHER / f"{name}.cypher").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))


def fill(name: str, **names: str) -> str:
    """The statement with names of the schema put in: `{kind}`. Values never go this way, they are parameters."""
    text = statement(name)
    for key, value in names.items():
        text = text.replace("{" + key + "}", value)
    return text
