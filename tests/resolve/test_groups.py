import random

from kg.resolve.groups import Groups


def groups(marks: str) -> Groups[set[str]]:
    return Groups([{mark} for mark in marks], lambda one, other: not one.isdisjoint(other), lambda one, other: one | other)


def test_groups_that_clash_stay_apart() -> None:
    found = groups("abca")
    assert found.join(0, 1)
    assert not found.join(1, 3), "both know a"
    assert found.join(3, 2)
    assert not found.join(2, 0)
    assert found.all() == [[0, 1], [2, 3]]


def test_what_is_known_of_a_group_is_that_of_all_its_items() -> None:
    found = groups("abcd")
    found.join(0, 1)
    found.join(3, 1)
    assert found.known(0) == found.known(3) == {"a", "b", "d"}
    assert found.known(2) == {"c"}


def test_a_judgement_joins_whatever_speaks_against_it() -> None:
    found = groups("aa")
    assert found.join(0, 1, forced=True)
    assert found.all() == [[0, 1]]


def test_groups_do_not_depend_on_the_order_of_joins() -> None:
    pairs = [(i, i + 1) for i in range(0, 60) if i % 7]
    expected = None
    for seed in range(5):
        random.Random(seed).shuffle(pairs)
        found = groups("".join(map(chr, range(100, 161))))
        for pair in pairs:
            found.join(*pair)
        assert expected in (None, found.all())
        expected = found.all()
