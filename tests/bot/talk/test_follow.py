from pathlib import Path

import pytest

from bot import Turn
from bot.talk.follow import make_whole
from index import Index
from tests.bot.talk.talking import held

HISTORY = [
    Turn("user", "what did Zelensky say after the talks?"),
    Turn("assistant", "…"),
    Turn("user", "how many prisoners were exchanged?"),
    Turn("assistant", "…"),
]


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("and about NATO?", "what did Zelensky say about NATO"),
        ("and Putin?", "what did Putin say after the talks"),
        ("what did he say about gas?", "what did Zelensky say about gas"),
        ("and when?", "when were prisoners exchanged"),
        ("which ones?", "which prisoners were exchanged"),
        ("and putin?", "what did putin say after the talks"),
        ("his view on Crimea?", "what is Zelensky's view on Crimea"),
        ("what's his position?", "what is Zelensky's position"),
        ("anything on gas?", "what did Zelensky say about gas"),
        ("the same for Putin?", "what did Putin say after the talks"),
        ("What's the news?", "What's the news?"),
        ("What did Umerov say?", "What did Umerov say?"),
        ("where was the summit held?", "where was the summit held?"),
        ("did Umerov say that he would come?", "did Umerov say that he would come?"),
    ],
)
def test_make_whole(real: Index, question: str, whole: str) -> None:
    assert make_whole(question, HISTORY, real).text == whole


@pytest.mark.parametrize(
    "question", ["and about NATO?", "what did she say?", "why?", "more", "who else?", "how many of them?", "hello", "?"]
)
def test_without_history_nothing_changes(real: Index, question: str) -> None:
    whole = make_whole(question, [], real)
    assert whole.text == question
    assert (whole.seen, whole.after, whole.not_by) == (frozenset(), None, frozenset())


def test_follow_ups_of_follow_ups(real: Index) -> None:
    history = [Turn("user", text) for text in ("what did Zelensky say?", "and Putin?", "and about NATO?")]
    assert make_whole("what did he say about gas?", history, real).text == "what did Putin say about gas"
    assert make_whole("and the Kremlin?", history, real).text == "what did the Kremlin say about NATO"


def test_else_and_next_are_of_one_turn(real: Index) -> None:
    for before in ("what did Umerov say next?", "what else did Umerov say?"):
        assert make_whole("and Putin?", [Turn("user", before)], real).text == "what did Putin say"
        assert make_whole("anything else?", [Turn("user", before)], real).text == "what else did Umerov say"
    assert make_whole("others?", [Turn("user", "who else won?")], real).text == "who else won"


def test_what_was_asked_as_is_known_from_the_answer(real: Index) -> None:
    history = held(real, "who led the Ukrainian delegation?", "what did he say about prisoners?")
    assert history[-1].answer
    assert history[-1].answer.asked_as == "what did Rustem Umerov say about prisoners"
    assert make_whole("and about NATO?", history, real).text == "what did Rustem Umerov say about NATO"


def test_small_talk_and_what_asks_for_nothing_change_nothing(real: Index) -> None:
    history = [Turn("user", text) for text in ("what did Peskov say?", "thanks", "who is quoted?", "how come")]
    assert make_whole("and about NATO?", history, real).text == "what did Peskov say about NATO"


def test_a_name_alone_asks_for_what_was_said(real: Index) -> None:
    assert make_whole("and about NATO?", [Turn("user", "Peskov")], real).text == "what did Peskov say about NATO"


def test_a_question_made_whole_stands_on_its_own(real: Index) -> None:
    for question in ("and about NATO?", "and Putin?", "and when?", "what did he say about gas?"):
        whole = make_whole(question, HISTORY, real).text
        assert make_whole(whole, HISTORY, real).text == whole


def test_a_source_that_is_gone_is_no_error(real: Index, index: Index, folder: Path) -> None:
    index.build([folder])
    history = held(real, "who called the measures unlawful?")
    assert make_whole("what did he say about gas?", history, index).text == "what did Dmitry Peskov say about gas"
    assert make_whole("who said that?", history, index).text == "who said that?"
