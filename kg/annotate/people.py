"""Words for people that are no posts and lead to names: 店主|张三, 死者|李四."""

from collections.abc import Iterator
from functools import cache

from kg.annotate.match import Matcher
from kg.lexicon import terms
from kg.lexicon.names import everyday_words
from kg.lexicon.rules import rule


def behind_people(text: str) -> Iterator[int]:
    """Where such a word ends and a name may stand."""
    return (m.end for m in _people().every(text) if not _goes_on(text, m.end))


def _goes_on(text: str, end: int) -> bool:
    """Whether what stands behind is no name: 硕士|毕业生, 工作者|应当, 死者|于凌晨."""
    if text[end : end + 1] in terms.grouped("boundaries")["joint"] or rule("behind-people").match(text, end):
        return True
    return text[end : end + 2] in everyday_words() or text[end : end + 3] in everyday_words()


@cache
def _people() -> Matcher[None]:
    return Matcher(dict.fromkeys(terms.grouped("body_words")["leads-to-name"]))
