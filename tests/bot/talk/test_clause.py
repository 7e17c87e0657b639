import pytest

from bot.talk.clause import clause, last_clause
from index import Index
from tests.bot.talk.talking import asked, exchanged


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what did Peskov say about NATO", "that the expansion of NATO is one of the roots of the conflict"),
        (
            "what did Zelensky say about rewarding aggression",
            'that the aggressor "must not receive any reward for war"',
        ),
        ("what do mediators need", "that a mediator needs a mandate, a map and a telephone that both sides pick up"),
        ("who said that nobody may have a veto", "that nobody may have a veto"),
        ("what is the capital of Australia", None),
    ],
)
def test_what_was_said_as_a_clause(real: Index, question: str, said: str | None) -> None:
    assert clause(exchanged(real, question)[0], real) == said


def test_the_last_thing_said_counts(real: Index) -> None:
    past = [*exchanged(real, "what did Peskov say about NATO"), *asked("where was the first summit held")]
    assert last_clause(past, real) == "that the expansion of NATO is one of the roots of the conflict"
    assert last_clause(asked("what did Peskov say"), real) is None
