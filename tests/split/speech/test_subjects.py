import pytest

from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.subjects import main_subject, subject_of
from index.split.speech.tokens import tokens


def _sentence(text: str) -> Sentence:
    return Sentence(text, tokens(text, (0, len(text)), quotations(text)))


def _subject(text: str, verb: str) -> str | None:
    """The subject of the verb, as written."""
    sentence = _sentence(text)
    at = next(i for i in range(len(sentence)) if sentence.low(i) == verb)
    found = subject_of(sentence, at)
    return found and text[slice(*sentence.span(found))]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Ada Holm said so", "said", "Ada Holm"),
        ("On Monday Ada Holm said so", "said", "Ada Holm"),
        ("But the harbour's director said so", "said", "the harbour's director"),
        ("Ada Holm, the director, said so", "said", "Ada Holm, the director"),
        ("Ada Holm, 44, of Arden, said so", "said", "Ada Holm, 44, of Arden"),
        ("In Arden, Ada Holm, a sailor, said so", "said", "Ada Holm, a sailor"),
        ("However, Ada Holm, a sailor, said so", "said", "Ada Holm, a sailor"),
        ("Sally, 22, of Arden, said so", "said", "Sally, 22, of Arden"),
        ("The port closed for a week, a clerk, Ada Holm, said so", "said", "a clerk, Ada Holm"),
        ("a detailed account from Holm, seen here, said so", "said", "a detailed account from Holm, seen here"),
        ("Ada Holm (Arden) said so", "said", "Ada Holm (Arden)"),
        ("the sailor who knows Holm said so", "said", "the sailor who knows Holm"),
        ("the row drew an angry reply from Ada Holm, who said so", "said", "Ada Holm, who"),
        ("the pier was shunned by sailors who said so", "said", "sailors who"),
        ("he lined up with Ada Holm, who said so", "said", "Ada Holm, who"),
        ("the storm helped convince some sailors who said so", "said", "some sailors who"),
        (
            "it came with the endorsement of the former mayor Ada Holm, who said so",
            "said",
            "the former mayor Ada Holm, who",
        ),
        ("a tax levied by the harbour board, which said so", "said", "the harbour board, which"),
        ("a letter from the harbour board, which said so", "said", "a letter from the harbour board, which"),
        ("the leader of the opposition in Arden, who said so", "said", "the leader of the opposition in Arden, who"),
        ("a nurse from Arden, who said so", "said", "a nurse from Arden, who"),
        ("the retired sailor, who said so", "said", "the retired sailor, who"),
        ("Ada Holm and Jon Ruiz said so", "said", "Ada Holm and Jon Ruiz"),
        ("a spokesman for the port said so", "said", "a spokesman for the port"),
        ("when she said so", "said", "she"),
        ("and said so", "said", None),
    ],
)
def test_finds_the_subject_before_a_verb(text: str, verb: str, subject: str | None) -> None:
    assert _subject(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("ARDEN (AP) — Ada Holm left, saying", "Ada Holm"),
        ("After the storm, the director left, saying", "the director"),
        ("She left, saying", "She"),
    ],
)
def test_finds_the_subject_of_the_sentence(text: str, subject: str) -> None:
    sentence = _sentence(text)
    found = main_subject(sentence, len(sentence))
    assert found
    assert text[slice(*sentence.span(found))] == subject
