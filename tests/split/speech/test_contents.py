import pytest

from index.split.speech.clauses import Clauses
from index.split.speech.contents import contents
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


def _contents(text: str) -> list[tuple[str, str]]:
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    found = contents(sentence, Clauses(sentence))
    return [(text[slice(*sentence.span(one.content))], one.order) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Holm said it sails.", [("it sails", "behind")]),
        ("Holm said in a speech in Arden on Monday that it sails.", [("that it sails", "behind")]),
        ("It sails, Holm said in a speech.", [("It sails", "before")]),
        ("If it sails, Holm said, the whole town will be there.", [("the whole town will be there", "behind")]),
        ("“No,” Holm said, “it will not sail before noon.”", [("“it will not sail before noon.”", "before")]),
        ("According to Holm, it sails.", [("it sails", "according")]),
        ("Holm left, saying it sails.", [("it sails", "gerund")]),
        ("Holm said it sails, although nobody asked.", [("it sails", "behind")]),
        ("They met and cited a list, officials said.", [("They met and cited a list", "before")]),
        ("Holm pledged to sail, and Ruiz reported a loss.", [("to sail", "behind")]),
        ("Holm told the Arden Herald she sails.", [("she sails", "behind")]),
        ("What Holm said about it was short.", []),
    ],
)
def test_finds_what_is_said(text: str, found: list[tuple[str, str]]) -> None:
    assert _contents(text) == found
