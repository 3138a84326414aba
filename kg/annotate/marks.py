"""What punctuation tells: where a clause begins, and the remarks in brackets that stand between words."""

import re

BLOT = "囗"  # a character as those of names are, which stands for each of a name that was blotted out

_CLAUSE_ENDS = "，。；：！？\n"
REMARKS = r"(?:（[^（）\n]{1,16}）)*"  # what may stand between a title and a name, or between two names
LEADING_REMARK = re.compile(r"^（[^（）]*）")


def clause_start(text: str, at: int, first: int = 0) -> int:
    """Where the clause that holds text[at] begins; not before `first`."""
    for mark in _CLAUSE_ENDS:  # each is looked for behind those that are found
        first = text.rfind(mark, first, at) + 1 or first
    return first
