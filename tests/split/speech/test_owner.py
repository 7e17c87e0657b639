import pytest

from index.split.speech.owner import owner_of
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


@pytest.mark.parametrize(
    ("text", "noun", "owner"),
    [
        ("Holm's repeated call for calm", "call", "Holm's"),
        ("a reply to Holm's call for calm", "call", "Holm's"),
        ("his claim that it sails", "claim", "his"),
        ("Holm's claim to the land", "claim", None),
        ("a call for calm", "call", None),
    ],
)
def test_knows_whose_saying_it_is(text: str, noun: str, owner: str | None) -> None:
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    found = owner_of(sentence, next(i for i in range(len(sentence)) if sentence.low(i) == noun))
    assert (text[slice(*sentence.span(found))] if found else None) == owner
