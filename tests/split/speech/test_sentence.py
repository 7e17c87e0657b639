from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


def _sentence(text: str) -> Sentence:
    return Sentence(text, tokens(text, (0, len(text)), quotations(text)))


def test_knows_what_only_opens_a_sentence() -> None:
    for text, opens in (
        ("On Monday, it", True),
        ("Years ago, it", True),
        ("Holm left, it", False),
        ("“On it,” he", False),
    ):
        sentence = _sentence(text)
        comma = next((i for i in range(len(sentence)) if sentence.low(i) == ","), 1)
        assert sentence.is_opening(comma) is opens, text


def test_knows_adverbs_and_verbs() -> None:
    sentence = _sentence("Holm firmly denied only that")
    assert [sentence.is_adverb(i) for i in range(5)] == [False, True, False, True, False]
    assert [sentence.is_verb(i) for i in range(5)] == [False, False, True, False, False]
