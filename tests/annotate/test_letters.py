"""Tables that answer for all places of a text at once."""

import numpy as np

from kg.annotate.letters import NOTHING, by_pair, letters


def test_values_by_two_characters() -> None:
    value = by_pair({"市长": 1.5, NOTHING + "市": -2.0, "𠮷长": 9.0})
    before, after = letters(NOTHING + "市长𠮷"), letters("市长市长")
    assert np.array_equal(value(before, after), [-2.0, 1.5, 0.0, 0.0])
