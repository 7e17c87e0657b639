import pytest

from bot import Turn
from bot.talk.follow import make_whole

HISTORY = [
    Turn("user", "what did Zelensky say after the talks?"),
    Turn("assistant", "…"),
    Turn("user", "how many prisoners were exchanged?"),
    Turn("assistant", "…"),
]


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("and about NATO?", "what did Zelensky say about NATO"),
        ("What about the prisoners", "what did Zelensky say about the prisoners"),
        ("and Putin?", "what did Putin say after the talks"),
        ("what did he say about gas?", "what did Zelensky say about gas"),
        ("What did Umerov say?", "What did Umerov say?"),
        ("where was the summit held?", "where was the summit held?"),
    ],
)
def test_make_whole(question: str, whole: str) -> None:
    assert make_whole(question, HISTORY) == whole


def test_without_history_nothing_changes() -> None:
    assert make_whole("and about NATO?", []) == "and about NATO?"
    assert make_whole("and about NATO?", HISTORY[2:]) == "and about NATO?"


def test_the_last_one_spoken_of_counts_even_where_a_follow_up_named_him() -> None:
    history = [Turn("user", "what did Zelensky say?"), Turn("user", "and Putin?")]
    assert make_whole("what did he say about gas?", history) == "what did Putin say about gas"
