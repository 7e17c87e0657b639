from bot.extract.answer import answered
from bot.extract.pieces import THRESHOLD
from bot.extract.request import Request
from bot.extract.said import said
from bot.talk.whole import Whole
from bot.types import Answer
from index import Index


def ask(question: str, index: Index, k: int = 5) -> Answer:
    asked = index.understand(question)
    found = said(asked, index, k, {}) if asked.kind == "said" else None
    return answered(Request(question, Whole(question), asked, k, {}), found, index.retrieve(asked, k), index)


def test_an_answer_has_its_parts_cited_in_order(real: Index) -> None:
    answer = ask("what did Peskov say", real)
    assert answer.found
    assert answer.speaker == "Peskov"
    assert [one.number for one in answer.citations] == [*range(1, len(answer.citations) + 1)]
    assert [one for part in answer.parts for one in part.citations] == [*answer.citations]


def test_a_decline_is_less_sure_than_any_answer_and_cites_nothing(real: Index) -> None:
    answer = ask("who won the football world cup", real)
    assert not answer.found
    assert answer.confidence < THRESHOLD
    assert answer.citations == answer.parts == ()
