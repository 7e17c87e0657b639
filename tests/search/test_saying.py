import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.query import understand
from index.search.saying import is_document, ordered, saying


@pytest.mark.parametrize(
    ("text", "speaker", "about", "claim", "order"),
    [
        ("what did Marsh say", "Marsh", "", None, "best"),
        ("what did Marsh say about the old ferry", "Marsh", "the old ferry", None, "best"),
        ("what did Marsh say next", "Marsh", "", None, "best"),
        ("and what did Marsh say on tolls", "Marsh", "tolls", None, "best"),
        ("statements by Marsh on tolls", "Marsh", "tolls", None, "best"),
        ("where did Marsh say that tolls are theft", "Marsh", "tolls are theft", "tolls are theft", "best"),
        ("has anyone said that tolls are theft", None, "tolls are theft", "tolls are theft", "best"),
        ("what was said about tolls", None, "tolls", None, "best"),
        ("who called the tolls unlawful", None, "the tolls unlawful", "the tolls unlawful", "best"),
        ("who called it theft", None, "it theft", "it theft", "best"),
        ("who described tolls as theft", None, "tolls as theft", "tolls as theft", "best"),
        ("what did Marsh say on tolls", "Marsh", "tolls", None, "best"),
        ("what does Marsh think of tolls", "Marsh", "tolls", None, "best"),
        ("has Marsh commented on tolls", "Marsh", "tolls", None, "best"),
        ("has Marsh ever mentioned the ferry", "Marsh", "the ferry", None, "best"),
        ("how did Marsh respond to the strike", "Marsh", "the strike", None, "best"),
        ("did Marsh say anything about tolls", "Marsh", "tolls", None, "best"),
        ("what did Marsh say after the strike", "Marsh", "the strike", None, "best"),
        ("did Marsh say that tolls are theft", "Marsh", "tolls are theft", "tolls are theft", "best"),
        ("did Marsh say tolls are theft", "Marsh", "tolls are theft", "tolls are theft", "best"),
        ("did Marsh ever say “tolls are theft”", "Marsh", "tolls are theft", "tolls are theft", "best"),
        ("did Marsh tell reporters that tolls are theft", "Marsh", "tolls are theft", "tolls are theft", "best"),
        ("when did Marsh say that tolls are theft", "Marsh", "tolls are theft", "tolls are theft", "best"),
        ("when did Marsh first speak of tolls", "Marsh", "tolls", None, "first"),
        ("what was the first thing Marsh said", "Marsh", "", None, "first"),
        ("what was the last thing that Marsh said about tolls", "Marsh", "tolls", None, "latest"),
        ("what did Marsh last say about tolls", "Marsh", "tolls", None, "latest"),
        ("what did Marsh say first", "Marsh", "", None, "first"),
        ("what has Marsh said recently", "Marsh", "", None, "latest"),
        ("what was Marsh's latest statement on tolls", "Marsh", "tolls", None, "latest"),
        ("what was the latest statement by Marsh on tolls", "Marsh", "tolls", None, "latest"),
        ("what is Marsh's position on tolls", "Marsh", "tolls", None, "best"),
        ("who said that tolls are theft", None, "tolls are theft", "tolls are theft", "best"),
        ("who said theft", None, "theft", "theft", "best"),
        ("who talked about tolls", None, "tolls", None, "best"),
        ("who else spoke about tolls", None, "tolls", None, "best"),
        ('who spoke of a "tax on bread"', None, 'a "tax on bread"', None, "best"),
        ("who warned that tolls rise", None, "tolls rise", "tolls rise", "best"),
        ("who told reporters that tolls rise", None, "tolls rise", "tolls rise", "best"),
        ("who first said that tolls are theft", None, "tolls are theft", "tolls are theft", "first"),
        ("who was the first to mention tolls", None, "tolls", None, "first"),
    ],
)
def test_what_is_asked_of_statements(text: str, speaker: str, about: str, claim: str, order: str) -> None:
    question = understand(text)
    assert question.kind == ("said" if speaker else "who said")
    assert (question.speaker, question.about, question.claim, question.order) == (speaker, about, claim, order)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who rejected the toll", "who"),
        ("who called the police", "who"),
        ("who called the police on Monday", "who"),
        ("who wrote the report", "who"),
        ("who said", "who"),
        ("who said what", "who"),
        ("who is Ida Marsh", "who"),
        ("when was the ferry built", "when"),
        ("what is being said about the ferry", "what"),
        ("what is the deal that Marsh mentioned", "what"),
        ("what is the reaction to the strike", "what"),
        ("has the ferry been mentioned", "whether"),
        ("did you say that", "whether"),
        ("Marsh on tolls", "other"),
    ],
)
def test_what_asks_for_no_statement(text: str, kind: str) -> None:
    question = understand(text)
    assert (question.kind, question.speaker, question.about, question.claim) == (kind, None, "", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what did Marsh say about the first ferry", ("Marsh", "first", "ferry")),
        ("what did Marsh say last week about tolls", ("Marsh", "tolls")),
        ("what was the first thing Marsh said about tolls", ("Marsh", "tolls")),
    ],
)
def test_what_orders_the_answers_is_no_word_to_search_for(text: str, words: tuple[str, ...]) -> None:
    assert understand(text).words == words


def test_a_time_is_nothing_that_was_spoken_of() -> None:
    question = understand("what has Marsh said about tolls since March 2025")
    assert (question.about, question.period and question.period.since) == ("tolls", "2025-03-01")
    assert understand("what has Marsh said since March 2025").about == ""


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    found = saying(text)
    assert found is None or found.speaker != ""
    assert ordered(text)[0] in {"best", "first", "latest"}


@pytest.mark.parametrize(
    ("text", "speaker", "verb", "about"),
    [
        ("what did Marsh call the old ferry", "Marsh", "call", "the old ferry"),
        ("what did the harbour master call for", "harbour master", "call", ""),
        ("what does Marsh demand of the council", "Marsh", "demand", "the council"),
        ("what has Marsh promised to the ferrymen", "Marsh", "promised", "the ferrymen"),
        ("what did Marsh reject", "Marsh", "reject", ""),
        ("what did Marsh say", "Marsh", None, ""),
    ],
)
def test_what_somebody_demanded_or_called_so_is_asked_of_statements(
    text: str, speaker: str, verb: str | None, about: str
) -> None:
    asked = understand(text)
    assert (asked.kind, asked.speaker, asked.verb, asked.about) == ("said", speaker, verb, about)
    assert verb not in asked.words
    assert len(asked.words) == len(asked.terms)


@pytest.mark.parametrize(
    "text",
    ["what are Marsh's demands", "what is the offer of Marsh", "what did the ferry cost", "who called the police"],
)
def test_a_demand_is_no_way_to_speak(text: str) -> None:
    assert understand(text).verb is None


def test_a_question_may_be_read_as_none_about_statements() -> None:
    assert understand("what did Marsh demand", statements=False).speaker is None


def test_a_text_by_what_it_is_called() -> None:
    assert is_document("the second memorandum")
    assert is_document("agreement")
    assert not is_document("Agreement Party leader")
    assert not is_document("Peskov")
