"""The committees and governments of which the posts are that are printed behind a place: 西藏自治区|党委书记, 自治区|主席."""

from kg.annotate.patterns import meaning
from kg.annotate.status import body_ends
from kg.annotate.units import lead
from kg.lexicon import terms


def party_committee(body: str | None, post: str) -> tuple[str | None, str]:
    """西藏自治区, 党委书记 → 西藏自治区党委, 书记; the party posts of towns and institutions stay as they are."""
    groups = terms.grouped("body_words")
    if body and post in groups["seat"] and body.endswith(groups["division-end"]):  # 淮川区|常委
        return body + groups["committee"][0][-1], post
    if body and post.startswith(groups["sector-committee"]) and not body_ends().end(body):  # 淮川区教育|党工委书记
        return body + next(w for w in groups["sector-committee"] if post.startswith(w)), post
    word = next((w for w in groups["committee"] if post.startswith(w)), None)
    return (body + word, post.removeprefix(word)) if body and word and body.endswith(groups["party-division"]) else (body, post)


def region_government(body: str | None, post: str) -> str | None:
    """The government of an autonomous region behind its chairman: 西藏自治区, 副主席 → 西藏自治区政府; other bodies as they are."""
    region = next((meaning("chairs-region", w) for w in terms.grouped("body_words")["chairs-region"] if post.endswith(w)), "")
    return body + government_word(body) if body and region and body.endswith(region) else body


def democratic(body: str | None, post: str, before: str) -> str | None:
    """The committee of a democratic party whose 主委 is told of, 市委 of the party named last `before`; other bodies as they are.

    九三学社中央副主席、市委原主委 → 九三学社淮川市委; None where no party is named, for the 市委 has no 主委.
    """
    groups = terms.grouped("body_words")
    place = lead(body) if body and post.endswith(groups["democratic-post"]) else ""
    if not body or not place or place.startswith(groups["front"]) or body.removeprefix(place) not in groups["bare-committee"]:
        return body
    party = max(groups["democratic-party"], key=before.rfind)
    return party + body if party in before else None


def government_word(place: str) -> str:
    """政府, or 行署 where the place is a 地区."""
    common, office = terms.grouped("organs")["government"]
    return office if place.endswith(terms.grouped("body_words")["prefecture"]) else common
