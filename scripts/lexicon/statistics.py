"""Counts behind the name tables: characters of names against characters of running text."""

import re
from collections import Counter
from functools import cache

from lexicon import sources

MAX_MENTIONS = 3  # a name repeated over and over tells of one person only
NAME_TAGS = {"nr", "nrt", "nrfg"}
NOT_PEOPLE = ("党", "国")  # 党支部书记, 国务院总理


@cache
def ordinary() -> frozenset[str]:
    """Words that the dictionary marks as names although they are everyday words."""
    return frozenset(w for first, rest in sources.hand("ordinary_words.txt") for w in (first, *rest))


@cache
def not_words() -> frozenset[str]:
    """Names of people that the dictionary marks as something else."""
    return frozenset(w for first, rest in sources.hand("names_not_words.txt") for w in (first, *rest))


@cache
def surname_floor() -> dict[str, float]:
    """Every surname of the hand-kept lists with the least share that its list grants."""
    least = {"百家姓": 2e-6, "今用": 5e-7, "冷僻": 3e-7, "少数民族": 3e-7, "复姓": 3e-7, "日本姓": 3e-7}
    floor: dict[str, float] = {}
    for kind, words in sources.hand("surnames_rare.txt"):
        for surname in words if kind in ("复姓", "日本姓") else "".join(words):
            if kind in least:
                floor[surname] = max(floor.get(surname, 0.0), least[kind])
    return floor


@cache
def given_like() -> frozenset[str]:
    """Surnames that the counted sources overrate, since names printed given name first fell into them."""
    return frozenset(c for kind, words in sources.hand("surnames_rare.txt") if kind == "多为名字" for c in "".join(words))


def split(name: str) -> tuple[str, str] | None:
    """A Han name → (surname, given name of one or two characters), or None."""
    for size in (2, 1):
        if name[:size] in surname_floor() and len(name) - size in (1, 2) and not (size == 2 and len(name) == 3 and name[0] in _strong()):
            return name[:size], name[size:]
    return None


@cache
def _strong() -> frozenset[str]:
    """Single surnames so common that a three-character name is theirs before a compound surname's."""
    return frozenset(s for s, ppm in sources.surname_ppm().items() if ppm > 3000)


@cache
def people() -> Counter[tuple[str, str]]:
    """(surname, given) → mentions, at most MAX_MENTIONS each; the labelled names only."""
    counted = Counter(sources.person_names())
    pairs = ((split(name), min(n, MAX_MENTIONS)) for name, n in counted.items() if name not in ordinary() and len(name) <= 4)
    total: Counter[tuple[str, str]] = Counter()
    for pair, n in pairs:
        if pair and not pair[1].startswith(("先", "某", "总", "书", "主", "县", "局", "市")):
            total[pair] += n
    return total


@cache
def dictionary_people() -> Counter[tuple[str, str]]:
    """(surname, given) of the dictionary's three-character names, one each."""
    words = (w for w, _, tag in sources.dictionary() if tag == "nr" and len(w) == 3 and w not in ordinary())
    return Counter(pair for pair in map(split, words) if pair and len(pair[1]) == 2)


@cache
def masked_text() -> str:
    """Running text with the labelled names of three characters and more blanked out."""
    names = {n for n in sources.person_names() if 3 <= len(n) <= 4} | _frequent_names()
    text, out, i = sources.running_text(), [], 0
    while i < len(text):
        size = next((k for k in (4, 3, 2) if text[i : i + k] in names), 0)
        out.append("〇" * size or text[i])
        i += size or 1
    return "".join(out)


def _frequent_names() -> set[str]:
    """Names in the running text that the dictionary knows as names, three characters each."""
    known = {w for w, _, tag in sources.dictionary() if tag in NAME_TAGS and len(w) == 3} - ordinary()
    return {w for w in known if split(w)} | _repeated_before_verbs()


def _repeated_before_verbs() -> set[str]:
    """Three characters that begin with a surname and stand ten times and more between punctuation and a verb or an address."""
    surnames = "".join(sorted(s for s, ppm in sources.surname_ppm().items() if ppm > 15 and len(s) == 1))
    found = re.findall(
        rf"(?<=[。，、以\n])([{surnames}][\u4e00-\u9fff]{{2}})(?=指出|强调|表示|主持|出席|同志|总书记|主席|总理|书记|教授)",
        sources.running_text(),
    )
    return {name for name, n in Counter(found).items() if n >= 10 and not name.startswith(NOT_PEOPLE)}


@cache
def background() -> dict[str, float]:
    """Share of each character in running text outside names: two thirds the texts, one third the dictionary's words."""
    text = Counter(c for c in masked_text() if sources.HAN.match(c) and c != "〇")
    words: Counter[str] = Counter()
    for word, n, tag in sources.dictionary():
        if tag not in NAME_TAGS or word in ordinary():
            words.update({c: n * word.count(c) for c in set(word) if sources.HAN.match(c)})
    n_text, n_words = text.total(), words.total()
    least = 0.2 / n_text
    return {c: max(least, 0.67 * text[c] / n_text + 0.33 * words[c] / n_words) for c in text.keys() | words.keys()}
