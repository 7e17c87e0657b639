import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search import understand


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("what did Peskov say", "Peskov", ()),
        ("What did Peskov say?", "Peskov", ()),
        ("what did peskov say about gas prices", "peskov", ("gas", "prices")),
        ("what has President Putin said on NATO?", "Putin", ("NATO",)),
        ("What did Dmitry Peskov tell reporters?", "Dmitry Peskov", ("reporters",)),
        ("how did Zelensky react to the summit", "Zelensky", ("summit",)),
        ("did Umerov say anything about prisoners?", "Umerov", ("prisoners",)),
        ("what was Zakharova's response", "Zakharova", ()),
        ("Peskov said what?", "Peskov", ()),
        ("what did Marta Pound write about the budget?", "Marta Pound", ("budget",)),
        ("what else did Peskov say", "Peskov", ()),
        ('what did "Ostrander" say AND NOT (Lindqvist', "Ostrander", ("Lindqvist",)),
    ],
)
def test_who_is_asked_about_and_on_what(text: str, speaker: str, topic: tuple[str, ...]) -> None:
    question = understand(text)
    assert (question.kind, question.speaker, question.topic) == ("said", speaker, topic)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many prisoners will be exchanged?", "count"),
        ("when was the first summit", "when"),
        ("Where was it held?", "where"),
        ("who rejected the second peace summit", "who"),
        ("What is the capital of Australia?", "other"),
        ("what did he say", "other"),
        ("", "other"),
        ("whoever comes", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert understand(text).kind == kind


def test_question_words_are_left_out_unless_there_are_no_others() -> None:
    assert understand("What did the Kremlin's spokesman say about it?").words == ("Kremlin", "spokesman")
    assert understand("what is it").words == ("what", "is", "it")


def test_a_name_stands_for_its_spellings() -> None:
    (term,) = understand("Zelenskyy").terms
    assert {"zelenskyy", "zelenski"} <= term


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    question = understand(text)
    assert len(question.words) == len(question.terms)
