from pathlib import Path

import pytest

from bot.talk.smalltalk import reply, small_talk
from index import Index
from tests.fakes import CountingEmbedder


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("hello", "hello"),
        ("Hi there!", "hello"),
        ("Good morning, how are you?", "hello"),
        ("thanks", "thanks"),
        ("OK, thank you very much.", "thanks"),
        ("ok", "fine"),
        ("that is helpful", "fine"),
        ("bye", "bye"),
        ("Help!", "help"),
        ("who are you?", "help"),
        ("so what can you do?", "help"),
        ("What can I ask?", "help"),
    ],
)
def test_small_talk(text: str, sort: str) -> None:
    assert small_talk(text) == sort


@pytest.mark.parametrize(
    "text",
    [
        "thanks to whom was the deal made?",
        "what can you do about inflation?",
        "help for Ukraine",
        "who is there?",
        "hello from Kyiv: who said it?",
        "good news for whom?",
        "what is this deal?",
        "how are you going to vote, asked Lind?",
        "who said thanks?",
        "",
    ],
)
def test_a_question_is_none(text: str) -> None:
    assert small_talk(text) is None


@pytest.mark.parametrize("sort", ["hello", "help", "thanks", "fine", "bye"])
def test_the_reply_tells_what_is_here_and_embeds_nothing(
    index: Index, embedder: CountingEmbedder, folder: Path, sort: str
) -> None:
    index.build([folder])
    assert "3 sources" in reply(sort, index)
    assert embedder.questions == []
