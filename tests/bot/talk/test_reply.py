import pytest

from bot.talk.reply import asks_nothing, replied
from index import Index


@pytest.mark.parametrize("text", ["hello", "thanks!", "what sources do you have?", "who is quoted?"])
def test_what_asks_nothing_of_the_sources_is_replied_to(real: Index, text: str) -> None:
    assert asks_nothing(text)
    assert "15 sources" in (replied(text, real) or "") or "14 speakers" in (replied(text, real) or "")


@pytest.mark.parametrize("text", ["what did Peskov say?", "thanks to whom?", "", "which sources mention gas?"])
def test_the_sources_are_to_answer_the_rest(real: Index, text: str) -> None:
    assert not asks_nothing(text)
    assert replied(text, real) is None
