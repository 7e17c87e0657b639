import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extract.held.persons import introduces
from bot.extract.held.wish import wish


@pytest.mark.parametrize(
    ("sentence", "clear"),
    [
        ("Ida Marsh is the mayor of Aller.", 3.0),
        ("Ida Marsh, the mayor of Aller, closed the bridge.", 2.0),
        ("Ida Marsh, who led the council for ten years, closed the bridge.", 2.0),
        ("The bridge was closed by mayor Ida Marsh.", 1.0),
        ("Ida Marsh closed the bridge.", 0.0),
        ("The mayor closed the bridge.", 0.0),
        ("Who is Ida Marsh, the mayor of Aller?", 0.0),
    ],
)
def test_who_somebody_is_told_more_or_less_clearly(sentence: str, clear: float) -> None:
    assert introduces("Marsh", sentence) == clear
    assert introduces("ida marsh", sentence) == clear


def test_a_name_is_found_in_any_spelling() -> None:
    assert introduces("Muller", "Otto Müller, the engineer, came.") == 2.0


@given(st.text(min_size=1).filter(str.strip), st.text())
def test_no_text_is_too_odd(name: str, sentence: str) -> None:
    assert 0.0 <= introduces(name, sentence) <= 3.0


@pytest.mark.parametrize("question", ["who is Marsh", "who was Ida Marsh", "who is ida marsh"])
def test_who_somebody_is_is_asked(question: str) -> None:
    asked = wish(question)
    assert asked is not None
    assert asked.form == "person"


@pytest.mark.parametrize(
    "question", ["who is the mayor", "who is in the boat", "who was elected", "who is the mayor of Aller"]
)
def test_who_does_something_is_another_question(question: str) -> None:
    assert wish(question) is None
