import pytest

from index.split.speech.beside import Beside
from index.split.speech.clauses import Clauses
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


def _tail(text: str) -> str | None:
    """What comes behind all that belongs to the cue."""
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    (cue,) = Clauses(sentence).cues
    end = Beside(sentence).tail(cue)
    return None if end is None else " ".join(sentence.tokens[i].text for i in range(end, len(sentence)))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("It sails, Holm said in an interview with the Herald.", "."),
        ("It sails, Holm told the Arden Herald on Monday, and left", ", and left"),
        ("Holm said on Monday it sails.", None),
        ("Holm said that it sails.", None),
        ("“No,” Holm said of the plan.", "."),
    ],
)
def test_finds_where_what_belongs_to_a_cue_ends(text: str, rest: str | None) -> None:
    assert _tail(text) == rest
