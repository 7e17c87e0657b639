import pytest

from bot.extract.request import Request
from bot.talk.whole import Whole
from index.search import understand


def request(question: str, whole: str, **filters: str | None) -> Request:
    return Request(question, Whole(whole), understand(whole), 5, filters)


def test_a_question_that_stands_alone_is_asked_as_it_is() -> None:
    assert request("what did Marsh say", "what did Marsh say").asked_as is None


def test_a_question_made_whole_is_told() -> None:
    assert request("and Marsh?", "what did Marsh say").asked_as == "what did Marsh say"


@pytest.mark.parametrize(("filters", "filtered"), [({}, False), ({"since": None}, False), ({"since": "2025"}, True)])
def test_a_filter_without_a_value_is_none(filters: dict[str, str | None], filtered: bool) -> None:
    assert request("what did Marsh say", "what did Marsh say", **filters).filtered is filtered
