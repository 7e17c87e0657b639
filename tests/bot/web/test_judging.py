import json

from bot import Bot
from bot.web.chat.conversation import Shown, say
from bot.web.chat.feedback import FILE
from bot.web.chat.judging import judge
from index import Index
from tests.fakes import let_in


def conversation(index: Index) -> list[Shown]:
    *_, shown = say(Bot(index), "what did Peskov say", [], let_in)
    return shown


def test_the_answer_that_is_judged_is_the_one_that_was_given(real: Index) -> None:
    shown = conversation(real)
    assert "Thank you" in judge(real, '{"answer": 0, "liked": true}', shown, None, lambda: None)
    line = json.loads((real.path / FILE).read_text(encoding="utf-8").splitlines()[-1])
    assert line["question"] == "what did Peskov say"
    assert shown[1].turn.answer
    assert len(line["citations"]) == len(shown[1].turn.answer.citations)


def test_an_error_is_told(real: Index) -> None:
    assert (
        judge(real, "", [], None, lambda: None)
        == "the page's judgement of an answer cannot be read. Load the page again."
    )
    assert "shown no more" in judge(real, '{"answer": 7, "liked": true}', conversation(real), None, lambda: None)
