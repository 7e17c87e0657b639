from hypothesis import given
from hypothesis import strategies as st

from index.split.mentions.labels import Labels

TEXT = "MODERATOR: Welcome.\nSEN. ANNA VOSS (R-Ohio): I said no.\nMODERATOR: Why?\n"


def test_whose_words_stand_where() -> None:
    labels = Labels(TEXT)
    assert labels.speaker(TEXT.index("I said")) == "ANNA VOSS"
    assert labels.speaker(TEXT.index("Why")) == "MODERATOR"


def test_who_only_answers_is_not_named() -> None:
    text = "Q: Did you go?\nA: I said no.\nQ: Why?\nA: It rained.\n"
    assert Labels(text).speaker(text.index("I said")) is None


def test_a_colon_makes_no_transcript() -> None:
    assert Labels("Anna Voss: I said no.\nIt rained.").speaker(12) is None


@given(st.text(), st.integers())
def test_any_place_may_be_asked_about(text: str, place: int) -> None:
    name = Labels(text).speaker(place)
    assert name is None or all(word in text for word in name.split())
