import pytest

from index.split.speech.clauses import Clauses, Cue
from index.split.speech.quotations import quotations
from index.split.speech.sentence import Sentence
from index.split.speech.tokens import tokens


def _cues(text: str, *, labelled: bool = False) -> tuple[Sentence, list[Cue]]:
    sentence = Sentence(text, tokens(text, (0, len(text)), quotations(text)))
    return sentence, Clauses(sentence, labelled=labelled).cues


def _told(text: str, *, labelled: bool = False) -> list[tuple[str, str, str]]:
    """Who speaks, by which words, and in which form."""
    sentence, cues = _cues(text, labelled=labelled)
    spans = [(sentence.span(cue.subject), sentence.span(cue.span), cue.form) for cue in cues]
    return [(text[slice(*who)], text[slice(*cue)], form) for who, cue, form in spans]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Holm has also said so", [("Holm", "has also said", "say")]),
        ("“No,” said Holm.", [("Holm", "said", "say")]),
        ("Holm told them no", [("Holm", "told", "tell")]),
        ("Holm called it mad", [("Holm", "called", "of")]),
        ("Holm's call for peace", [("Holm's", "call", "noun")]),
        ("It sails, according to Holm.", [("Holm", "according", "according")]),
        ("Holm came and warned that", [("Holm", "warned", "say")]),
        ("Holm, who said so, left", [("Holm, who", "said", "say")]),
        ("Holm did not say so", []),
        ("Holm wants to say so", []),
        ("Holm was told so", []),
    ],
)
def test_finds_cues(text: str, told: list[tuple[str, str, str]]) -> None:
    assert _told(text) == told


def test_a_label_needs_to_be_somebody_named_again() -> None:
    assert _told("Holm: no. Holm left.", labelled=True)[0] == ("Holm", ":", "colon")
    assert _told("Summary: no.", labelled=True) == []


def test_a_clause_of_its_own_has_an_edge() -> None:
    sentence, (first, second) = _cues("Holm said it sails, but Ruiz said no")
    assert first.edge is None
    assert second.edge is not None
    assert sentence.low(second.edge) == ","


def test_a_gerund_has_the_subject_of_its_sentence() -> None:
    assert _told("Holm left, saying no")[0][:2] == ("Holm", "saying")
    assert _told("Holm left, with the others saying no")[0][:2] == ("the others", "saying")
