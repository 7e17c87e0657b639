from datetime import date

import pytest

from bot.talk.shapes import counted, is_time, with_ordinal, with_phrase, with_time, with_word
from index.search import understand


@pytest.mark.parametrize(
    ("question", "word", "whole"),
    [
        ("where was the fair held", "when", "when was the fair held"),
        ("how many ferries will be sold", "why", "why will ferries be sold"),
        ("which town did the judges meet in", "when", "when did the judges meet in town"),
        ("who rejected the plan", "why", "why was the plan rejected"),
        ("who wrote the letters to Lund", "when", "when were the letters written to Lund"),
        ("did Norway accept the offer", "when", "when did Norway accept the offer"),
        ("what was agreed in Lund", "when", "when was it agreed in Lund"),
        ("what happened in Lund", "when", "when did it happen in Lund"),
        ("who was in Lund", "when", None),
        ("ferries", "when", None),
    ],
)
def test_another_question_word(question: str, word: str, whole: str | None) -> None:
    assert with_word(question, word) == whole


def test_why_not() -> None:
    assert with_word("did Norway accept the offer", "why", negated=True) == "why did Norway not accept the offer"
    assert with_word("why did the judges not meet", "when") == "when did the judges not meet"


@pytest.mark.parametrize(
    ("question", "words", "noun", "whole"),
    [
        ("which ferries sail first", "how many", "", "how many ferries sail first"),
        ("how many ferries will be sold", "which", "", "which ferries will be sold"),
        ("what was agreed in Lund", "how many", "ferries", "how many ferries were agreed in Lund"),
        ("when was it", "how many", "", None),
        ("ferries", "how many", "boats", None),
    ],
)
def test_a_number_is_asked_for(question: str, words: str, noun: str, whole: str | None) -> None:
    assert counted(question, words, noun) == whole


@pytest.mark.parametrize(
    ("question", "time", "whole"),
    [
        ("what did Lind say in 2024", "in 2025", "what did Lind say in 2025"),
        ("what did Lind say", "March", "what did Lind say in March"),
        ("what did Lind say last week about coal", "last month", "what did Lind say about coal last month"),
    ],
)
def test_another_time(question: str, time: str, whole: str) -> None:
    assert with_time(understand(question), time) == whole


@pytest.mark.parametrize(("words", "time"), [("in March 2025", True), ("last year", True), ("2024", True)])
def test_words_for_a_time(words: str, time: bool) -> None:
    assert is_time(words, date(2025, 6, 1)) is time


@pytest.mark.parametrize("words", ["the ferries of 2024", "Lund", "May Lind", ""])
def test_other_words_are_no_time(words: str) -> None:
    assert not is_time(words, date(2025, 6, 1))


def test_the_first_for_the_second() -> None:
    assert with_ordinal("when was the second fair held", "first") == "when was the first fair held"
    assert with_ordinal("when was the fair held", "third") == "when was the third fair held"
    assert with_ordinal("what did Lind say", "first") is None


def test_another_phrase() -> None:
    assert with_phrase("what did Norway offer", lambda one: one.is_name, "Sweden") == "what did Sweden offer"
    assert with_phrase("how many ferries sail", lambda _: True, "the boats") == "how many boats sail"
    assert with_phrase("why", lambda _: True, "Sweden") is None


def test_what_nothing_is_told_of_is_not_counted() -> None:
    assert counted("what are Holm's demands", "how many", "pilots") is None
    assert counted("what is the ferry", "how many", "pilots") is None
    assert with_word("who refused to sail", "why") is None
    assert with_word("how often was the ferry late", "since when") == "since when was the ferry late"
