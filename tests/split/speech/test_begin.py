import pytest

from index.split.speech.begin import begin
from index.split.speech.beside import Beside
from index.split.speech.clauses import Clauses
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Holm said it sails", "it sails"),
        ("Holm said on Monday it sails", "it sails"),
        ("Holm told the Herald in Arden that it sails", "that it sails"),
        ("Holm said in a letter: it sails", "it sails"),
        ("Holm pointed to the pier", "the pier"),
    ],
)
def test_finds_where_what_is_said_begins(text: str, rest: str) -> None:
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    (cue,) = Clauses(sentence).cues
    assert text[sentence.tokens[begin(sentence, Beside(sentence), cue)].start :] == rest
