"""Places of the sources."""

from bot.place import overlap


def test_overlap() -> None:
    assert overlap(("a", (0, 5)), [("b", (0, 5)), ("a", (4, 9))])
    assert not overlap(("a", (0, 5)), [("a", (5, 9)), ("b", (0, 5))])
