import pytest

from bot.extract.told import told


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Boats sank. It rained.", ["Boats sank.", "It rained."]),
        ("Did boats sink? Nobody saw any boat sink there.", ["Nobody saw any boat sink there."]),
        (
            "Q: Will you sell the ferry?\nA: No. I will keep the ferry for ever.",
            ["A: No. I will keep the ferry for ever."],
        ),
        ("Who rowed? Who sang?", []),
        ("The mayor called it dear, but is it?", ["The mayor called it dear, but is it?"]),
    ],
)
def test_what_only_asks_is_left_out(text: str, sentences: list[str]) -> None:
    assert [text[slice(*one.span)] for one in told(text)] == sentences


def test_an_answer_is_read_with_its_question() -> None:
    text = "It rained. Why did the boat sink? Because it rained all night. It rained again."
    assert [text[slice(*one.read)] for one in told(text)] == [
        "It rained.",
        "Why did the boat sink? Because it rained all night.",
        "It rained again.",
    ]
