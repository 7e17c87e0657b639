import pytest

from bot.talk.ellipsis import completed
from index import Index
from tests.bot.talk.talking import asked, exchanged

SAID, HELD = "what did Zelensky say about Crimea", "when was the first peace summit held"


@pytest.mark.parametrize(
    ("before", "short", "whole"),
    [
        (SAID, "about NATO", "what did Zelensky say about NATO"),
        (SAID, "what about NATO", "what did Zelensky say about NATO"),
        (SAID, "Putin", "what did Putin say about Crimea"),
        (SAID, "what about Putin", "what did Putin say about Crimea"),
        (SAID, "the Kremlin", "what did the Kremlin say about Crimea"),
        (SAID, "the prisoners", "what did Zelensky say about the prisoners"),
        (SAID, "in March 2025", "what did Zelensky say about Crimea in March 2025"),
        (SAID, "did Putin agree", "what did Putin say about Crimea"),
        (SAID, "did Putin reply to him", "what did Putin say about Crimea"),
        (SAID, "why", "why did Zelensky speak about Crimea"),
        ("what is Putin's view on Crimea", "Umerov's", "what is Umerov's view on Crimea"),
        ("what did the Union adopt", "when", "when did the Union adopt it"),
        (HELD, "where", "where was the first peace summit held"),
        (HELD, "when was that", "when was the first peace summit held"),
        (HELD, "the second one", "when was the second peace summit held"),
        (HELD, "what about the second", "when was the second peace summit held"),
        (HELD, "the talks", "when was the talks held"),
        ("what did China offer", "the Vatican", "what did the Vatican offer"),
        ("who spoke about NATO", "Putin", "what did Putin say about NATO"),
        ("which prisoners go first", "how many of them", "how many prisoners go first"),
        ("who exchanged prisoners", "how many", "how many prisoners"),
        ("what was agreed in Istanbul", "how many prisoners", "how many prisoners were agreed in Istanbul"),
        ("did Russia accept the invitation", "why not", "why did Russia not accept the invitation"),
    ],
)
def test_few_words(real: Index, before: str, short: str, whole: str) -> None:
    assert completed(short, asked(before), real, joined=True) == whole


@pytest.mark.parametrize(
    "question",
    ["what did Umerov say", "on what day did they meet", "where was the summit held", "how many people live in Poland"],
)
def test_whole_questions_are_none_of_them(real: Index, question: str) -> None:
    assert completed(question, asked(SAID), real, joined=False) is None


def test_a_name_alone_is_a_question_of_its_own(real: Index) -> None:
    assert completed("Putin", asked(SAID), real, joined=False) is None


def test_when_and_what_is_meant_are_asked_of_what_was_said(real: Index) -> None:
    past = exchanged(real, "what did Peskov say about NATO")
    said = "that the expansion of NATO is one of the roots of the conflict"
    assert completed("when was that", past, real, joined=False) == f"when did Peskov say {said}"
    assert completed("what does that mean", past, real, joined=False) == f"what does it mean {said}"


def test_others_are_asked_about_over_a_question_between(real: Index) -> None:
    past = asked("what did Zelensky say after the talks", "how many prisoners were exchanged")
    assert completed("Putin", past, real, joined=True) == "what did Putin say after the talks"
    assert completed("about NATO", past, real, joined=True) == "what did Zelensky say about NATO"
