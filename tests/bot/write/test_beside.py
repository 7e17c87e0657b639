import pytest

from bot.write.beside import astray

SOURCE = "Engineers counted 1,200 cracks in 14 girders, and Otto Hale told Rita Moor of them. They voted 21 to 19."


@pytest.mark.parametrize(
    "text",
    [
        "Engineers counted 1200 cracks in 14 girders.",
        "There are 14 girders.",
        "Hale told Moor of them.",
        "It was 21 to 19.",
        "1,200 cracks were counted by engineers.",
    ],
)
def test_what_is_made_shorter_stays_right(text: str) -> None:
    assert astray(text, [SOURCE], ()) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Engineers counted 14 cracks in 1,200 girders.", "14"),
        ("There are 1,200 girders.", "1200"),
        ("Rita Moor told Otto Hale of cracks.", "moor"),
        ("They voted 19 to 21.", "19"),
    ],
)
def test_two_that_changed_places(text: str, word: str) -> None:
    assert astray(text, [SOURCE], ()) == word
