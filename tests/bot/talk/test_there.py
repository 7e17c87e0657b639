import pytest

from bot.talk.there import with_place
from index import Index
from tests.bot.talk.talking import asked, exchanged


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("what was agreed in Istanbul", "who was there", "who was in Istanbul"),
        ("when was the first summit held", "was Russia there", "was Russia at the first summit"),
        ("what was agreed in Istanbul", "had they met there before", "had they met in Istanbul before"),
        ("what was agreed in Istanbul", "is there a ceasefire", "is there a ceasefire"),
        ("what was agreed in Istanbul", "how many lists are there", "how many lists are there"),
        ("what did Peskov say", "who was there", "who was there"),
    ],
)
def test_a_place_for_there(real: Index, before: str, question: str, whole: str) -> None:
    assert with_place(question, asked(before), real) == whole


def test_the_place_may_be_what_was_shown(real: Index) -> None:
    past = exchanged(real, "where did the delegations meet")
    assert with_place("had they met there before", past, real) == "had they met in Istanbul before"
