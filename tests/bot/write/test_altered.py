import pytest

from bot.write.altered import altered

SOURCE = "The council has rejected the second plan for a bridge, which the mayor wants to open in May."


@pytest.mark.parametrize(
    "text",
    [
        "The council has rejected the second plan for a bridge.",
        "The council rejected a plan.",
        "A second plan for a bridge was rejected by the council.",
        "Ships sail at noon.",
    ],
)
def test_shorter_or_in_another_order(text: str) -> None:
    assert altered(text, [SOURCE], ()) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The council has accepted the second plan for a bridge.", "accept"),
        ("The council has rejected the third plan for a bridge.", "3"),
        ("The senate has rejected the second plan for a bridge.", "senat"),
        ("The council has rejected the second plan for a tunnel.", "tunnel"),
    ],
)
def test_another_word_in_its_place(text: str, word: str) -> None:
    assert altered(text, [SOURCE], ()) == word


def test_who_is_known_to_speak_may_stand_for_he() -> None:
    source = "The mayor told reporters that the bridge will stay free of toll."
    assert altered("Marsh told reporters that the bridge will stay free of toll.", [source], ()) == "marsh"
    assert altered("Marsh told reporters that the bridge will stay free of toll.", [source], {"marsh"}) == ""
