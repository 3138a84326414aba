"""Each id comes for the first time once, however many there are."""

from kg.seen import Seen


def test_an_id_is_new_once() -> None:
    seen = Seen()
    ids = [f"d{n}" for n in range(5_000)] + ["", "日报", "\ud800"]
    assert all(map(seen.add, ids))
    assert not any(map(seen.add, ids))
    assert seen.add("another")
