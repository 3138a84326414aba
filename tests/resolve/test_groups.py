from kg.resolve.groups import Groups


def test_groups_that_clash_stay_apart() -> None:
    groups = Groups([frozenset({mark}) for mark in "abca"], lambda one, other: not one.isdisjoint(other))
    assert groups.join(0, 1)
    assert not groups.join(1, 3), "both know a"
    assert groups.join(3, 2)
    assert not groups.join(2, 0)
    assert groups.all() == [[0, 1], [2, 3]]
