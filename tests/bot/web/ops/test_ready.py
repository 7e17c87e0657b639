"""Whether an index can be asked: looked at seldom, and told without a word of what it holds."""

from pathlib import Path
from threading import Event, Thread

import pytest

from bot.web.ops.ready import LOADING, SLOW, Ready
from index import Index, errors
from tests.fakes import CountingEmbedder


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_index_that_is_not_there_yet(index: Index, folder: Path) -> None:
    clock = Clock()
    ready = Ready(index, clock)
    assert ready.why_not() == "No index has been built yet."
    index.build([folder])
    assert ready.why_not() == "No index has been built yet."  # It is looked at once a second.
    clock.now = 1.0
    assert ready.why_not() == ""


def test_the_model_is_asked_once(index: Index, folder: Path, embedder: CountingEmbedder) -> None:
    index.build([folder])
    clock = Clock()
    ready = Ready(index, clock)
    for clock.now in range(5):
        assert ready.why_not() == ""
    assert embedder.questions == ["warm"]


def test_an_index_of_another_model(index: Index, folder: Path) -> None:
    index.build([folder])
    other = Index.open(index.path, embedder=CountingEmbedder("other-1"))
    assert Ready(other).why_not() == "The index was built with another model."


def test_a_damaged_index(index: Index, folder: Path) -> None:
    index.build([folder])
    index.close()
    (next(index.path.glob("snapshots/*")) / "manifest.json").write_text("{", encoding="utf-8")
    assert Ready(index).why_not() == "The index is damaged."


def test_while_somebody_looks_nobody_else_waits(index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.build([folder])
    begun, go = Event(), Event()
    monkeypatch.setattr(Index, "warm", lambda _: (begun.set(), go.wait()))
    ready = Ready(index)
    looking = Thread(target=ready.why_not)
    looking.start()
    begun.wait()
    assert ready.why_not() == LOADING
    go.set()
    looking.join()
    assert ready.why_not() == ""


def test_a_look_that_hangs_is_no_yes(index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.build([folder])
    clock = Clock()
    ready = Ready(index, clock)
    assert ready.why_not() == ""
    begun, go = Event(), Event()
    monkeypatch.setattr(Index, "tokens", lambda *_: (begun.set(), go.wait()))
    clock.now = 2.0
    looking = Thread(target=ready.why_not)
    looking.start()
    begun.wait()
    assert ready.why_not() == ""
    clock.now = 6.5
    assert ready.why_not() == SLOW
    go.set()
    looking.join()
    assert ready.why_not() == ""


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name.startswith(("Store", "Model"))])
def test_no_reason_repeats_what_an_error_says(index: Index, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail(_: Index) -> None:
        raise getattr(errors, name)("/home/quill/notes", "mend it")

    monkeypatch.setattr(Index, "warm", fail)
    reason = Ready(index).why_not()
    assert reason.endswith(".")
    assert "quill" not in reason
