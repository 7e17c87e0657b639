import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extract.exact.wanted import wanted


@pytest.mark.parametrize(
    ("question", "kind", "head"),
    [
        ("How many lanterns hang over the harbour?", "number", "lanterns"),
        ("How long is the ferry?", "number", "long"),
        ("What percentage of the orchard burned?", "number", "percentage"),
        ("In what year did the mill close?", "date", "year"),
        ("When did the mill close?", "date", ""),
        ("Where is the ferry built?", "place", ""),
        ("In which country is the ferry built?", "place", "country"),
        ("Who painted the lighthouse?", "name", ""),
        ("Which minister opened the bridge?", "name", "minister"),
        ("Why did the mill close?", "reason", ""),
        ("How did the keeper mend the lamp?", "manner", ""),
        ("What type of stone was used?", "thing", "stone"),
        ("What is the capital of the island?", "place", "capital"),
        ("What did the keeper mend?", "thing", ""),
        ("The ferry was painted by whom?", "name", ""),
    ],
)
def test_kind_and_noun(question: str, kind: str, head: str) -> None:
    want = wanted(question)
    assert want is not None
    assert (want.kind, want.head) == (kind, head)


@pytest.mark.parametrize(
    ("question", "slot"),
    [
        ("Who mended the lamp?", "subject"),
        ("What did the keeper mend?", "object"),
        ("Which lamp was mended?", "copula"),
        ("What can the keeper mend?", ""),
    ],
)
def test_where_the_words_stand(question: str, slot: str) -> None:
    want = wanted(question)
    assert want is not None
    assert want.slot == slot


def test_the_preposition_before_and_the_words_beside() -> None:
    want = wanted("In what year did the mill close?")
    assert want is not None
    assert want.lead == "in"
    assert want.rest == ("in", "did", "the", "mill", "close")


def test_a_clause_of_time_does_not_ask() -> None:
    want = wanted("When the mill closed, who mended the lamp?")
    assert want is not None
    assert want.asking == "who"


@pytest.mark.parametrize("question", ["Did the mill close?", "the mill", "Tell me of the ferry", "?"])
def test_a_question_that_asks_for_no_words(question: str) -> None:
    assert wanted(question) is None


@given(st.text())
def test_any_text_can_be_read(question: str) -> None:
    want = wanted(question)
    assert want is None or want.kind
