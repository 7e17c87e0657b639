"""Wherever the page meets an error it shows one: the message, the hint, and no word of an answer."""

import logging
from collections.abc import Callable
from contextlib import nullcontext

import gradio as gr
import pytest

from bot import Bot
from bot.web.chat.conversation import say
from bot.web.chat.opening import opening
from bot.web.faults import told
from bot.web.library.library import _table
from bot.web.library.sources import View
from bot.web.library.work import work
from bot.web.people.people import people
from bot.web.reader import read
from index import Index
from index.errors import StoreBroken
from tests.fakes import CountingEmbedder, let_in

Room = Callable[[Index], str]
ROOMS: dict[str, Room] = {
    "chat": lambda index: list(say(Bot(index), "what did Anna say", [], let_in))[-1][-1].content,
    "opening": lambda index: opening(index)["placeholder"],
    "reader": lambda index: read(index, "?source=apples.txt&at=0-4"),
    "library": lambda index: _table(index, "", View()),
    "rebuild": lambda index: list(work(index, _rebuild, gr.Progress(), nullcontext))[-1],
    "people": lambda index: people(index, ""),
    "person": lambda index: people(index, "?person=Anna"),
}


def _rebuild(index: Index, _tell: object) -> object:
    yield str(index.sources())


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Index:
    place = tmp_path_factory.mktemp("broken")
    (place / "apples.txt").write_text("Anna said that apples are red.", encoding="utf-8")
    index = Index.open(place / "store", embedder=CountingEmbedder())
    index.build([place / "apples.txt"])
    index.close()
    (place / "store" / "CURRENT").write_bytes(b"")
    return index


@pytest.mark.parametrize("room", ROOMS)
def test_a_damaged_index_is_told_as_that_in_every_room(broken: Index, room: str) -> None:
    html = ROOMS[room](broken)
    assert "otr-fault" in html
    assert "CURRENT is empty" in html
    assert "The index is damaged" in html
    assert "No source" not in html


@pytest.mark.parametrize("room", ROOMS)
def test_a_fault_of_ours_is_told_as_that_in_every_room(
    broken: Index, room: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("index.store.live.Live.view", lambda _: 1 / 0)
    with caplog.at_level(logging.ERROR):
        html = ROOMS[room](broken)
    assert "otr-fault" in html
    assert "an error of onrecord itself: ZeroDivisionError" in html
    assert "division by zero" not in html
    assert "division by zero" in caplog.text


def test_what_is_told_of_an_error() -> None:
    assert told(StoreBroken("half of it", "mend it")) == ("half of it", "mend it")
    what, hint = told(ValueError("/home/ann/secret"))
    assert what == "an error of onrecord itself: ValueError"
    assert "Try again" in hint
