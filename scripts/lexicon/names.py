"""Surnames, given-name characters and characters of transliterations as rows of tables."""

from collections import Counter
from functools import cache
from math import exp, log

from lexicon import sources
from lexicon.statistics import MAX_MENTIONS, background, dictionary_people, given_like, people, surname_floor
from lexicon.words import word_share

Rows = list[list[str]]
LEAST = 4e-8  # share of a character of running text that was never seen there
SEVERAL_FORMS = "钟"  # surnames that traditional print writes in two ways
LEAST_BEARERS = 4  # people with a given name, from which on their number tells
LEAST_SHARE = 1e-5  # of given names; what is rarer counts as this
LEAST_WORD = 5e-9  # share of a compound surname in running text where it is no word of its own
MOST_ODDS = 8.0
PPM_WEIGHT = 15_000  # mentions that the census-like list counts for
PRIOR = {"first": 20_000, "second": 20_000, "single": 4_000}  # mentions that the place-blind counts of given names count for
NOT_VARIANTS = frozenset("於餘範鬱瀋麯穀後薑嶽蔔囉硃鬥榖遊衹乾乹豊係鬨種佈臺颱檯徵喫甦囌徃彆閤閣")


def ratio(part: float, whole: float) -> str:
    """Natural log of part / whole, three decimals."""
    return f"{log(part / whole):.3f}"


def share(char: str) -> float:
    """Share of a character in running text outside names."""
    return max(background().get(sources.simplified(char), 0.0), LEAST)


@cache
def surname_shares() -> dict[str, float]:
    """Surname → share of people."""
    seen: Counter[str] = Counter()
    for (surname, _), n in people().items():
        seen[surname] += n
    listed = {s: ppm for s, ppm in sources.surname_ppm().items() if s in surname_floor()}
    total, n_listed = seen.total() + PPM_WEIGHT, sum(listed.values())
    raw = {s: (seen[s] + PPM_WEIGHT * listed.get(s, 0.0) / n_listed) / total for s in surname_floor()}
    raw |= {s: min(p, 1e-5) for s, p in raw.items() if s in given_like()}
    raw |= {s: min(p, 3e-6) for s, p in raw.items() if not listed.get(s) and len(s) == 1}
    return {s: max(p, surname_floor()[s]) for s, p in raw.items()}


def surname_rows() -> Rows:
    """surname,weight,odds,source,note: ln share of people; ln share of people / share of the characters in running text."""
    rows = [
        [s, f"{log(p):.3f}", ratio(min(p / _surname_background(s), exp(MOST_ODDS)), 1), _surname_source(s), ""]
        for s, p in surname_shares().items()
    ]
    return sorted(rows + _traditional(rows, usual_only=True))


def _surname_background(surname: str) -> float:
    if len(surname) == 1:
        return share(surname)
    return max(word_share(surname), LEAST_WORD)


def _surname_source(surname: str) -> str:
    return "counted" if surname in sources.surname_ppm() else "listed"


def _traditional(rows: Rows, usual_only: bool = False) -> Rows:
    """The same rows in traditional characters where they differ and are not rows already."""
    known = {row[0] for row in rows}
    out: Rows = []
    for row in rows:
        forms = {"".join(form) for form in _forms(row[0], usual_only)} - known
        out += [[form, *row[1:-1], f"traditional form of {row[0]}"] for form in sorted(forms)]
        known |= forms
    return out


def _forms(word: str, usual_only: bool) -> list[list[str]]:
    forms: list[list[str]] = [[]]
    for char in word:
        options = [t for t in sources.variants().get(char, ()) if t not in NOT_VARIANTS] or [char]
        if usual_only and char not in SEVERAL_FORMS:
            options = options[:1]
        forms = [[*form, option] for form in forms for option in options]
    return forms


@cache
def given_shares() -> dict[str, dict[str, float]]:
    """Place in the given name (first, second, single) → character → share."""
    seen = {place: Counter[str]() for place in PRIOR}
    for (_, given), n in [*people().items(), *dictionary_people().items()]:
        for place, char in zip(("first", "second") if len(given) == 2 else ("single",), given, strict=True):
            seen[place][char] += min(n, MAX_MENTIONS)
    totals, n_totals = sources.given_totals(), sources.given_totals().total()
    chars = sorted({c for counts in seen.values() for c in counts} | set(totals))
    return {
        place: {c: (counts[c] + PRIOR[place] * totals[c] / n_totals) / (counts.total() + PRIOR[place]) for c in chars}
        for place, counts in seen.items()
    }


def given_rows() -> Rows:
    """char,first,second,single,source,note: ln share at that place of given names / share in running text."""
    shares = given_shares()
    chars = [c for c in shares["first"] if max(s[c] for s in shares.values()) > 1e-6 and _own(c)]
    rows = [[c, *(ratio(max(shares[p][c], 2e-7), share(c)) for p in PRIOR), "counted", ""] for c in chars]
    rows += _traditional(rows)
    known = {row[0] for row in rows}
    unseen = [c for c in background() if c not in known and share(c) > 2e-5]
    rare = [ratio(2e-7, 2e-5)] * 3
    rows += [[c, *[ratio(2e-7, share(c))] * 3, "counted", "not seen in given names"] for c in unseen]
    return sorted([*rows, ["*", *rare, "assumed", "every character without a row"]])


def _own(char: str) -> bool:
    """Whether a character has a row of its own, not that of its simplified form."""
    return bool(sources.HAN.fullmatch(char)) and sources.simplified(char) == char


def share_rows() -> Rows:
    """char,first,second,single,source,note: ln share of all given names that have the character at that place."""
    shares = given_shares()
    chars = [c for c in shares["first"] if max(s[c] for s in shares.values()) > LEAST_SHARE and _own(c)]
    return sorted([c, *(f"{log(max(shares[p][c], LEAST_SHARE)):.2f}" for p in PRIOR), "counted", ""] for c in chars)


def pair_rows() -> Rows:
    """given,share,source,note: ln share of given names of two characters, of those that many bear: 志强 is commoner than its characters."""
    seen = Counter(given for _, given in people() if len(given) == 2)
    return sorted([given, f"{log(n / seen.total()):.2f}", "counted", ""] for given, n in seen.items() if n >= LEAST_BEARERS)


def foreign_rows() -> Rows:
    """char,odds,source,note: ln share in transliterated names / share in running text."""
    seen: Counter[str] = Counter()
    for word, _, tag in sources.dictionary():
        if tag == "nrt" and len(word) >= 3:
            seen.update(word)
    for name in set(sources.person_names()):
        if "·" in name or len(name) > 4:
            seen.update(name.replace("·", "") * 2)
    for _, names in sources.hand("foreign_names.txt"):
        for name in names:
            seen.update(name * 4)
    total = seen.total() + 200
    rows = [[c, ratio((n + 200 * share(c)) / total, share(c)), "counted", ""] for c, n in seen.items() if n >= 4 and _own(c)]
    rows = [row for row in rows if float(row[1]) > -1]
    rows += _traditional(rows)
    return sorted([*rows, ["*", "-3.000", "assumed", "every character without a row"]])
