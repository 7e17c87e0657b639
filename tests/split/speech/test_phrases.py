import pytest

from index.split.speech.phrases import phrase_from, phrase_to
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Range, Sentence
from index.split.speech.tokens import tokens


def _sentence(text: str) -> Sentence:
    return Sentence(text, tokens(text, (0, len(text)), quotations(text)))


def _words(sentence: Sentence, found: Range | None) -> str | None:
    return found and sentence.text[slice(*sentence.span(found))]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Ada Holm said no", "Ada Holm"),
        ("the mayor of Arden in June", "the mayor of Arden"),
        ("she will go", "she"),
        ("in Arden", None),
    ],
)
def test_finds_the_phrase_that_begins_here(text: str, phrase: str | None) -> None:
    sentence = _sentence(text)
    assert _words(sentence, phrase_from(sentence, 0)) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("that Ada Holm", "Ada Holm"),
        ("Later the mayor on Tuesday", "the mayor"),
        ("Theresa May", "Theresa May"),
        ("Brook & Pell", "Brook & Pell"),
        ("because of", None),
    ],
)
def test_finds_the_phrase_that_ends_here(text: str, phrase: str | None) -> None:
    sentence = _sentence(text)
    assert _words(sentence, phrase_to(sentence, len(sentence))) == phrase
