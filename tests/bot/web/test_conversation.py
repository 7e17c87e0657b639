from dataclasses import replace

import pytest

from bot import Bot
from bot.types import Answer, Turn
from bot.web.chat.conversation import Shown, answer_at, before_last, messages, say, stopped
from index import Index
from index.errors import QuestionError
from tests.fakes import let_in

ANSWER = Answer("why", True, "Because. [1]", (), (), 0.9)
ASKED = Shown(Turn("user", "why"), "<b>why</b>")


def given(answer: Answer) -> Shown:
    return Shown(Turn("assistant", answer.text, answer), "")


def test_a_question_is_shown_at_once_and_then_its_answer(real: Index) -> None:
    first, *_, last = say(Bot(real), "what did Peskov say", [], let_in)
    assert [one.turn.role for one in first] == ["user"]
    assert answer_at(last, 0) == Bot(real).ask("what did Peskov say")
    assert [message["role"] for message in messages(last)] == ["user", "assistant"]


def test_a_fault_is_shown_and_can_be_asked_again(real: Index) -> None:
    *_, last = say(Bot(real), "x" * 3000, [], let_in)
    assert "otr-fault" in last[1].content
    assert "otr-again" in last[1].content
    assert before_last(last) == ("x" * 3000, [])


def test_of_a_question_without_end_little_is_kept(real: Index) -> None:
    *_, last = say(Bot(real), "x" * 3_000_000, [], let_in)
    assert "otr-fault" in last[1].content
    assert "3000000 characters" in last[1].content
    assert sum(len(one.turn.text) + len(one.content) for one in last) < 20_000


def test_what_is_before_the_last_question() -> None:
    past = [ASKED, given(ANSWER)]
    assert before_last([*past, Shown(Turn("user", "and when"), ""), given(ANSWER)]) == ("and when", past)
    assert before_last([]) == ("", [])


def test_an_answer_has_its_number() -> None:
    other = replace(ANSWER, text="So it is.")
    assert answer_at([ASKED, given(ANSWER), ASKED, given(other)], 1) == other
    with pytest.raises(QuestionError):
        answer_at([ASKED, given(ANSWER)], 1)
    with pytest.raises(QuestionError):
        answer_at([ASKED, Shown(Turn("assistant", "a fault"), "")], 0)


def test_what_was_there_when_it_was_stopped_stays() -> None:
    *before, last = stopped([ASKED, given(replace(ANSWER, whole=False))])
    assert before == [ASKED]
    assert last.turn.answer == replace(ANSWER, below="Stopped before it was whole.")


def test_a_question_that_was_stopped_before_its_answer_has_none() -> None:
    asked, told = stopped([ASKED])
    assert asked == ASKED
    assert told.turn.answer is None
    assert "Nothing was written yet" in told.content


def test_nothing_is_stopped_twice() -> None:
    for shown in ([], [ASKED, given(ANSWER)], stopped([ASKED])):
        assert stopped(shown) == shown
