"""The home jurisdiction of a report that has no masthead: what 市委 and 我市 mean in it.

'… 交城县县委书记张振明 …' → 交城县. Only where the text itself puts a place and an organ of the bare level together, or where one place alone fits.
"""

import re
from collections import Counter
from functools import cache

from kg.lexicon import terms

_NAME = r"[\u4e00-\u9fff]{2,7}?"


@cache
def _organ() -> re.Pattern[str]:
    heads = "|".join(terms.grouped("organs", "term", "class")["after-lead"])
    return re.compile(rf"(?<![\u4e00-\u9fff])({_NAME}(?:省|市|县|区|州|旗|盟|地区|镇|乡|街道))(?=(?:{heads}))")


def infer_home(text: str, source: str | None, title: str | None) -> str | None:
    """The full name of the home jurisdiction, or None where nothing settles it."""
    counts = Counter(m.group(1) for m in _organ().finditer(text))
    bare = Counter(m.group(1) for m in re.finditer(r"(?:^|[，。；、：（\s和与])([省市县区州旗])(?:委|政府|人大|政协|领导)", text))
    if not counts or not bare:
        return None
    level = bare.most_common(1)[0][0]
    fitting = [name for name, _ in counts.most_common() if name.endswith(level)]
    return fitting[0] if len(fitting) == 1 else None
