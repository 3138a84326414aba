"""Everyday words that begin with a surname's character, with their share of the positions of running text."""

from collections import Counter
from functools import cache
from math import log

from lexicon import sources
from lexicon.statistics import NAME_TAGS, masked_text, not_words, ordinary, surname_floor

LONGEST = 4
MOST_ROWS = 18_400
LEAST_SHARE = -14.0  # log share of the dictionary's words below which a word is left out
DICTIONARY_POSITIONS = 1.6  # characters a word of the dictionary's own corpus


@cache
def dictionary() -> dict[str, int]:
    """Words of the dictionary outside names → count there."""
    return {w: n for w, n, tag in sources.dictionary() if (tag not in NAME_TAGS or w in ordinary()) and sources.HAN.fullmatch(w)} | {
        w: 3 for w in ordinary() if w not in {d for d, _, _ in sources.dictionary()}
    }


@cache
def segmented() -> Counter[str]:
    """Words of the running text by the best path through the dictionary (unigrams)."""
    total = log(sum(dictionary().values()))
    cost = {w: total - log(max(n, 1)) for w, n in dictionary().items()}
    counts: Counter[str] = Counter()
    for run in sources.HAN.findall(masked_text()):
        counts.update(_best(run, cost, total))
    return counts


def _best(run: str, cost: dict[str, float], unknown: float) -> list[str]:
    best = [(0.0, 0)] + [(0.0, 0)] * len(run)
    for end in range(1, len(run) + 1):
        options = ((best[i][0] + cost[run[i:end]], i) for i in range(max(0, end - 6), end) if run[i:end] in cost)
        best[end] = min(options, default=(best[end - 1][0] + unknown, end - 1))
        best[end] = min(best[end], (best[end - 1][0] + cost.get(run[end - 1], unknown), end - 1))
    words, end = [], len(run)
    while end:
        words.append(run[best[end][1] : end])
        end = best[end][1]
    return words


def word_share(word: str) -> float:
    """Share of running-text positions at which the word begins: two thirds the texts, one third the dictionary."""
    positions = len(masked_text())
    from_text = segmented()[word] / positions
    return 0.67 * from_text + 0.33 * dictionary().get(word, 0) / (_dictionary_total() * DICTIONARY_POSITIONS)


@cache
def _dictionary_total() -> int:
    return sum(dictionary().values())


def word_rows() -> list[list[str]]:
    """word,logprob,source,note for words of two to four characters that begin with a surname."""
    words = [w for w in dictionary() if 2 <= len(w) <= LONGEST and w[0] in surname_floor() and not _likely_name(w)]
    shares = sorted(((word_share(w), w) for w in words), key=lambda pair: (-pair[0], pair[1]))[:MOST_ROWS]
    rows = [[w, f"{log(p):.2f}", "text" if segmented()[w] else "dictionary", ""] for p, w in shares]
    return sorted(rows + _traditional_rows(rows))


def share_rows() -> list[list[str]]:
    """share,words,source,note: the dictionary's words of one to four characters by the log of their share, to a quarter."""
    total = log(_dictionary_total())
    shares: dict[float, list[str]] = {}
    for word, n in dictionary().items():
        if len(word) <= LONGEST and log(n) - total > LEAST_SHARE:
            shares.setdefault(round((log(n) - total) * 4) / 4, []).append(word)
    return sorted([f"{share:.2f}", " ".join(sorted(words)), "dictionary", ""] for share, words in shares.items())


def script_rows() -> list[list[str]]:
    """traditional,simplified,source,note: characters that stand in traditional print alone, with the simplified one."""
    return [[t, s, "OpenCC", ""] for t, s in sorted(sources.scripts().items()) if len(t) == len(s) == 1 and sources.simplified(t) != t]


def _likely_name(word: str) -> bool:
    return word in not_words() or (word not in ordinary() and len(word) == 3 and word in _names())


@cache
def _names() -> frozenset[str]:
    return frozenset(sources.person_names())


def _traditional_rows(rows: list[list[str]]) -> list[list[str]]:
    """Traditional forms of the rows, the usual form of each character only."""
    known = {row[0] for row in rows}
    usual = {s: forms[0] for s, forms in sources.variants().items() if forms}
    pairs = (("".join(_usual(c, usual) for c in row[0]), row) for row in rows if float(row[1]) > -13)
    return [[form, *row[1:-1], f"traditional form of {row[0]}"] for form, row in pairs if form not in known]


def _usual(char: str, usual: dict[str, str]) -> str:
    return usual.get(char, char)
