import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extract.exact.lit import Lit, lit
from bot.extract.exact.wanted import Wanted, wanted
from index.search import understand


def want(question: str) -> tuple[Wanted, dict[frozenset[str], float]]:
    """What a question wants, all its words counting the same."""
    asked = wanted(question)
    assert asked is not None
    return asked, dict.fromkeys(understand(question).terms, 1.0)


def found(question: str, text: str) -> Lit | None:
    return lit(*want(question), text)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How many lanterns hang over the harbour?", "In all 42 lanterns hang over the harbour.", "42"),
        ("When did the mill close?", "The mill closed on 4 May 1921 after a flood.", "4 May 1921"),
        ("In what year did the mill close?", "The mill closed in 1921, and the dam broke.", "1921"),
        ("Who painted the lighthouse?", "The lighthouse was painted by Ada Morrow in spring.", "Ada Morrow"),
        ("Who painted the lighthouse?", "Ada Morrow painted the lighthouse in spring.", "Ada Morrow"),
        ("Where was the ferry built?", "The ferry was built in Port Ellen by two brothers.", "Port Ellen"),
        ("What did Ada Morrow paint?", "In spring Ada Morrow painted the old lighthouse.", "lighthouse"),
    ],
)
def test_the_words_that_answer(question: str, text: str, words: str) -> None:
    best = found(question, text)
    assert best is not None
    assert best.fits
    assert words in text[slice(*best.span)]


def test_what_the_question_says_itself_is_no_answer() -> None:
    best = found("Who met Ada Morrow in Port Ellen?", "Ada Morrow met Tom Reid in Port Ellen.")
    assert best is not None
    assert best.span == (15, 23)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many lanterns hang over the harbour?", "Lanterns hang over the harbour at night."),
        ("When did the mill close?", "The mill closed after the flood."),
        ("Who painted the lighthouse?", "."),
    ],
)
def test_better_none_than_words_of_another_kind(question: str, text: str) -> None:
    best = found(question, text)
    assert best is None or not best.fits


QUESTIONS = st.sampled_from(
    [
        "How many lanterns hang there?",
        "When did it close?",
        "Who was the keeper?",
        "Where is it?",
        "Why?",
        "How did she mend it?",
        "What is the name of the ferry?",
    ]
)
PIECES = st.lists(st.sampled_from("the lamp Ada 42 1921 , ( ) “ ” . closed by in May and $ % –".split()), max_size=25)


@given(QUESTIONS, st.one_of(st.text(max_size=80), PIECES.map(" ".join)))
def test_lit_words_stand_in_the_sentence(question: str, text: str) -> None:
    best = found(question, text)
    assert best is None or 0 <= best.span[0] < best.span[1] <= len(text)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How many keepers were there?", "The shift of the keepers took three days.", None),
        ("How many keepers were there?", "For two days four keepers stood there.", "four"),
        ("How long did the storm last?", "The storm of 1 March 2025 hit the light.", None),
        ("How long did the storm last?", "The storm lasted less than three hours.", "three hours"),
        ("How tall is the light?", "The light has stood for forty years.", None),
    ],
)
def test_an_amount_counts_what_is_asked_for(question: str, text: str, words: str | None) -> None:
    best = found(question, text)
    shown = text[slice(*best.span)] if best and best.fits else None
    assert (words in shown) if words and shown else shown == words
