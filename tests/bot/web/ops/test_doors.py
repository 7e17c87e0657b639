"""What comes in is let in, clocked, and told of, however it ends."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from bot.web.access import Access, Entrance
from bot.web.access.access import USER
from bot.web.ops.asked import Asked, Asking, Changed
from bot.web.ops.doors import Doors
from index import Index
from index.errors import NotAllowed, TooOften

REQUEST: Any = SimpleNamespace(scope={"client": ("192.0.2.7", 1), USER: "ann", "onrecord.request": "id-1"})


class Told:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.questions: list[Asked] = []
        self.changes: list[Changed] = []

    def asked(self, asked: Asked) -> None:
        self.questions.append(asked)

    def changed(self, changed: Changed) -> None:
        self.changes.append(changed)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def doors(index: Index, told: Told) -> Doors:
    return Doors(Access(Entrance(names=("notes.example",), no_auth=True, questions=2)), index, [told])


def found(asking: Asking, *, found: bool) -> None:
    asking.told({"answer": "", "found": found, "passages": [1, 2], "parts": [{"kind": "said"}]})


def test_an_answer_and_a_decline(doors: Doors, told: Told) -> None:
    for so in (True, False):
        with doors.admit("api", "ask", REQUEST, {"question": "why"}) as asking:
            assert doors.running == 1
            found(asking, found=so)
    assert doors.running == 0
    assert [one.outcome for one in told.questions] == ["answered", "declined"]
    one = told.questions[0]
    assert (one.door, one.what, one.request, one.user, one.kind, one.passages) == (
        "api",
        "ask",
        "id-1",
        "ann",
        "said",
        2,
    )
    assert one.words == {"question": "why"}
    assert one.seconds >= 0


def test_an_error_goes_on_to_whoever_asked(doors: Doors, told: Told) -> None:
    with pytest.raises(ZeroDivisionError), doors.admit("mcp", "said", REQUEST, {}):
        _ = 1 / 0
    assert (told.questions[0].outcome, type(told.questions[0].error)) == ("failed", ZeroDivisionError)
    assert doors.running == 0


def test_whoever_asks_too_often_is_refused_and_counted(doors: Doors, told: Told) -> None:
    for _ in range(2):
        with doors.admit("chat", "ask", REQUEST, {}):
            pass
    with pytest.raises(TooOften), doors.admit("chat", "ask", REQUEST, {}):
        raise AssertionError
    assert isinstance(told.questions[-1].error, TooOften)


def test_an_answer_that_nobody_waits_for_any_more(doors: Doors, told: Told) -> None:
    def answer() -> Iterator[int]:
        with doors.admit("chat", "ask", REQUEST, {}) as asking:
            found(asking, found=True)
            yield 1

    growing = answer()
    next(growing)
    assert doors.running == 1
    growing.close()
    assert doors.running == 0
    assert told.questions[0].outcome == "stopped"


def test_a_change_of_the_library(doors: Doors, told: Told, index: Index) -> None:
    with pytest.raises(NotAllowed), doors.change(REQUEST):
        raise AssertionError
    own = Doors(Access(), index, [told])
    with own.change(REQUEST):
        assert own.running == 1
    assert [type(one.error) for one in told.changes] == [NotAllowed, type(None)]
