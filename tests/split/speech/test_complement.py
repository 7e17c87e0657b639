import pytest

from index.split.speech.clauses import Clauses
from index.split.speech.complement import fits, is_asked
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Holm said that it sails", True),
        ("Holm vowed to sail", True),
        ("Holm reported a loss", False),
        ("Holm reported that it sank", True),
        ("Holm called for help", True),
        ("Holm referred to the loss", False),
        ("Holm referred to the loss as a gift", True),
        ("Holm opposed giving in", True),
        ("Holm opposed the bill", False),
    ],
)
def test_tells_what_is_said_from_what_is_done(text: str, *, right: bool) -> None:
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    (cue,) = Clauses(sentence).cues
    first = cue.at + 1 + (sentence.low(cue.at) == "referred")
    assert fits(sentence, cue, first, len(sentence)) is right


@pytest.mark.parametrize(("text", "asked"), [("Will Holm deny it?", True), ("Holm denied it.", False)])
def test_knows_what_is_asked(text: str, *, asked: bool) -> None:
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    (cue,) = Clauses(sentence).cues
    assert is_asked(sentence, cue) is asked
