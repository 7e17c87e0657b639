import pytest

from bot.extract.sure.opposites import extremes, negated, opposites
from index.search import stems


def turned(word: str, text: str) -> bool:
    there = frozenset(text.lower().split())
    return opposites(word, frozenset(stems(word)), there, frozenset(stems(text)))


@pytest.mark.parametrize(
    ("word", "other"), [("rise", "fall"), ("northern", "southern"), ("largest", "smallest"), ("import", "export")]
)
def test_opposites_are_so_in_both_directions(word: str, other: str) -> None:
    assert turned(word, f"the {other} one")
    assert turned(other, f"the {word} one")


def test_a_word_that_is_there_is_not_turned_round() -> None:
    assert not turned("rise", "after the rise came the fall")
    assert not turned("rise", "the sun")


def test_forms_of_a_word_are_that_word() -> None:
    assert turned("increased", "wages decreasing")
    assert not turned("increased", "wages increasing and prices decreasing")


def test_beginnings_turn_words_round() -> None:
    assert turned("unusual", "a usual day")
    assert turned("usual", "an unusual day")
    assert not turned("import", "ships in port")


@pytest.mark.parametrize("text", ["it is not so", "it isn’t so", "it has never rained", "he refused", "without a word"])
def test_negations_are_seen(text: str) -> None:
    assert negated(text)


@pytest.mark.parametrize("text", ["a knot in the rope", "the union united them", "nobleman", "notes"])
def test_words_that_only_look_like_negations_are_none(text: str) -> None:
    assert not negated(text)


def test_extremes_are_found() -> None:
    assert extremes("Which was the only and largest harbour") == ["only", "largest"]
    assert extremes("what was their last offer") == ["last"]
    assert extremes("how long did it last") == []
    assert extremes("which forest has the most interest in the West") == ["most"]
