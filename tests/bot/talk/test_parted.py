import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Bot
from bot.talk.parted import parted
from index import Index


@pytest.mark.parametrize(
    ("message", "first", "left"),
    [
        ("what did Marsh say and what did Lind say?", "what did Marsh say", "what did Lind say?"),
        ("When was it built? Where is it now?", "When was it built", "Where is it now?"),
        ("how many boats are there, and also who is the owner", "how many boats are there", "who is the owner"),
        ("when and where was it built?", "when and where was it built?", ""),
        ("what did Marsh say about what was agreed?", "what did Marsh say about what was agreed?", ""),
        ("who said “what was lost and what is left”", "who said “what was lost and what is left”", ""),
        ("what did Marsh and Lind say", "what did Marsh and Lind say", ""),
    ],
)
def test_two_questions_are_parted(message: str, first: str, left: str) -> None:
    assert parted(message) == (first, left)


@given(st.text())
def test_nothing_is_lost_of_any_text(message: str) -> None:
    first, left = parted(message)
    assert first in " ".join(message.split()) or first == message
    assert left in " ".join(message.split())


def test_the_second_one_is_left_for_another_message(real: Index) -> None:
    answer = Bot(real).ask("what did Peskov say and what did Macron say?")
    assert answer.asked_as == "what did Peskov say"
    assert {citation.speaker for citation in answer.citations} == {"Dmitry Peskov"}
    assert answer.text.endswith("One question at a time: ask “what did Macron say?” next.")
    silent = Bot(real).ask("what did Macron say and what did Peskov say?")
    assert not silent.found
    assert silent.text.endswith("One question at a time: ask “what did Peskov say?” next.")
