import pytest

from bot.write.turned import turned

SAID = "Marsh said that the bridge will not carry lorries, and that nobody asked the council."


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The bridge will not carry lorries.", False),
        ("The bridge won't carry lorries.", False),
        ("The bridge will carry lorries.", True),
        ("Marsh spoke about a bridge.", False),
        ("The council was not asked.", False),
        ("Marsh did not say that the bridge will not carry lorries and that nobody asked the council.", True),
    ],
)
def test_a_not_stands_where_the_source_has_it(text: str, wrong: bool) -> None:
    assert turned(text, [SAID]) is wrong


def test_a_not_that_no_source_has() -> None:
    assert turned("The ferry is not old.", ["The ferry is old."])
    assert not turned("The ferry is old.", ["The ferry is old."])
