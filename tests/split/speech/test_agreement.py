import pytest

from index.split.speech.agreement import agrees
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


@pytest.mark.parametrize(
    ("text", "verb", "right"),
    [
        ("Holm claims it sails", "claims", True),
        ("the town claims office", "claims", False),
        ("voters claim it sails", "claim", True),
        ("a program called Promise", "called", False),
        ("Holm called it mad", "called", True),
        ("Kyiv's declared goals", "declared", False),
        ("the strikes suggest a plan", "suggest", False),
        ("officials suggest a plan", "suggest", True),
        ("Holm suggests a plan", "suggests", True),
        ("60 percent said so", "said", False),
        ("she reports that", "reports", True),
        ("a letter written by hand", "written", False),
    ],
)
def test_tells_verbs_from_what_looks_like_them(text: str, verb: str, *, right: bool) -> None:
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    at = next(i for i in range(len(sentence)) if sentence.low(i) == verb)
    assert agrees(sentence, at, (0, at), at) is right
