import pytest

from bot import Turn
from bot.talk.reply import asks_nothing, replied
from index import Index


@pytest.mark.parametrize("text", ["what did Peskov say?", "thanks to whom?", "", "which sources mention gas?"])
def test_the_sources_are_to_answer_the_rest(real: Index, text: str) -> None:
    assert not asks_nothing(text)
    assert replied(text, real) is None


@pytest.mark.parametrize(
    ("before", "of_library"),
    [
        ([], True),
        (["hello"], True),
        (["how many boats sank?"], False),
        (["how many boats sank?", "thanks"], False),
        (["how many boats sank?", "what sources do you have?"], True),
        (["what sources do you have?", "how many boats sank?"], False),
        (["how many boats sank?", "how old are they?"], False),
        (["what sources do you have?", "how old are they?"], True),
    ],
)
def test_they_are_what_was_asked_about_before(real: Index, before: list[str], of_library: bool) -> None:
    history = [turn for text in before for turn in (Turn("user", text), Turn("assistant", "…"))]
    assert asks_nothing("how old are they?", history) == of_library
    assert bool(replied("how old are they?", real, history)) == of_library
