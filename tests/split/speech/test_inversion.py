import pytest

from index.split.speech.inversion import may_be_inverted, stands_behind, with_apposition
from index.split.speech.phrases import phrase_from
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("“It sails,” said Ada Holm.", "Ada Holm"),
        ("It will sail, said Ada Holm, the mayor.", "Ada Holm, the mayor"),
        ("The ferry, said Ada Holm, will sail.", "Ada Holm"),
        ("Ada Holm, the mayor, said Ruiz would sail.", None),
        ("Ada Holm, called “Ada,” said she was late.", None),
        ("Ada Holm said Ruiz would sail.", None),
    ],
)
def test_finds_subjects_behind_their_verb(text: str, subject: str | None) -> None:
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    verb = next(i for i in range(len(sentence)) if sentence.low(i) == "said")
    phrase = phrase_from(sentence, verb + 1)
    assert phrase
    found = may_be_inverted(sentence, verb, "say") and stands_behind(sentence, verb, phrase)
    assert (text[slice(*sentence.span(with_apposition(sentence, phrase)))] if found else None) == subject
