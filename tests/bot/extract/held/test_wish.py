import pytest

from bot.extract.held.wish import wish


@pytest.mark.parametrize(
    ("question", "form", "who"),
    [
        ("what are Holm's conditions for talks", "list", "Holm"),
        ("what were the demands of the union", "list", "the union"),
        ("which reasons did the mayor give", "list", "the mayor"),
        ("what are the risks for swimmers", "list", ""),
        ("what does Holm want before the vote", "wish", "Holm"),
        ("what did the union insist on", "wish", "the union"),
        ("what is a lock", "definition", ""),
        ("what does quorum mean", "definition", ""),
    ],
)
def test_what_a_question_wants(question: str, form: str, who: str) -> None:
    found = wish(question)
    assert found is not None
    assert (found.form, found.who) == (form, who)


@pytest.mark.parametrize(
    "question",
    [
        "what did Holm say",
        "how many boats sank",
        "what is happening in Norra",
        "what was the lock made of",
        "what are Holm's sisters called",
        "what is it",
    ],
)
def test_most_questions_want_no_more_than_a_sentence(question: str) -> None:
    assert wish(question) is None


def test_conditions_are_called_terms_and_demands_too() -> None:
    found = wish("what are Holm's conditions")
    assert found is not None
    assert {"condit", "term", "demand"} <= found.noun
