import pytest

from bot.talk.more import ordered
from index import Index
from tests.bot.talk.talking import asked, exchanged


@pytest.mark.parametrize("question", ["anything else", "more", "tell me more", "what else", "is that all", "and more"])
def test_more_of_the_same_without_what_was_shown(real: Index, question: str) -> None:
    past = exchanged(real, "what did Peskov say about NATO")
    found = ordered(question, past, real)
    assert found
    assert found.text == "what else did Peskov say about NATO"
    assert found.seen == past[0].places
    assert found.seen


def test_more_of_a_fact(real: Index) -> None:
    found = ordered("tell me more", asked("how many people were displaced"), real)
    assert found
    assert found.text == "how many people were displaced"


@pytest.mark.parametrize("question", ["what did she say next", "and then", "what did Zakharova say after that", "next"])
def test_next_is_after_what_was_shown(real: Index, question: str) -> None:
    past = exchanged(real, "what did Zakharova say about ultimatums")
    found = ordered(question, past, real)
    assert found
    assert found.text == "what did Zakharova say next"
    assert found.after == past[0].statement


def test_next_of_another_is_after_nothing(real: Index) -> None:
    found = ordered("what did Peskov say next", exchanged(real, "what did Zakharova say about ultimatums"), real)
    assert found
    assert found.after is None


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("what did Peskov say about NATO", "who else", "who else spoke about NATO"),
        ("who spoke about NATO", "anybody else", "who else spoke about NATO"),
        ("who rejected the plan", "who else", "who else rejected the plan"),
        ("did Peskov say that nobody should hurry", "who else", "who else said that nobody should hurry"),
        ("what did Peskov say about NATO", "did anyone else speak about it", "did anyone else speak about NATO"),
    ],
)
def test_others(real: Index, before: str, question: str, whole: str) -> None:
    past = exchanged(real, before)
    found = ordered(question, past, real)
    assert found
    assert found.text == whole
    assert found.not_by == past[0].speakers


@pytest.mark.parametrize("question", ["what did Peskov say", "why", "how many", "more ships sailed", "who won next"])
def test_other_questions_are_none_of_them(real: Index, question: str) -> None:
    assert ordered(question, asked("what did Peskov say about NATO"), real) is None
