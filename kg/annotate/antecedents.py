"""The institution that 该院, 该校, 该公司 mean: the one of that kind whose full name stands last before."""

from kg.annotate.units import is_whole, printed_names, split_unit
from kg.lexicon import terms

_FARTHEST = 500  # characters before in which it is named


def named_before(body: str, before: str) -> str | None:
    """The full name of a body behind 该, 该院 or 该院党组; None for other bodies and where nothing of the kind is named before."""
    word = (split_unit(body) or (body,))[0]
    if not word.startswith(terms.grouped("body_words")["that"]):
        return None
    endings = tuple(terms.column("units", "term", "endings").get(word, "").split())
    near = before[-_FARTHEST:]
    names = [n for n in printed_names(endings, near) if is_whole(n, 2, endings) and f"、{n}" not in near] if endings else []
    return names[-1] + body.removeprefix(word) if names else None
