"""A page that is about to end finishes what it has begun."""

import signal

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from bot.web.access.guard import Receive, Scope, Send
from bot.web.ops.stop import Ending, Stop


@pytest.fixture
def stop() -> Stop:
    return Stop()


def client(stop: Stop, seen: list[int] | None = None) -> TestClient:
    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        if seen is not None:
            seen.append(stop.open)
        await PlainTextResponse("here")(scope, receive, send)

    return TestClient(Ending(page, stop))


GOES_ON = ["queue/data?session_hash=a", "call/v2/ask/12", "call/ask/12", "heartbeat/a"]


@pytest.mark.parametrize("path", GOES_ON)
def test_what_was_begun_goes_on(stop: Stop, path: str) -> None:
    stop.begun = True
    assert client(stop).get(f"/gradio_api/{path}").status_code == 200


@pytest.mark.parametrize("path", ["", "config", "gradio_api/info", "gradio_api/file=a", "login", "assets/x.js"])
def test_what_is_new_is_refused(stop: Stop, path: str) -> None:
    page = client(stop)
    assert page.get(f"/{path}").status_code == 200
    stop.begun = True
    refused = page.get(f"/{path}")
    assert (refused.status_code, refused.headers["retry-after"]) == (502, "5")
    for begins in ("call/v2/ask", "queue/join", "mcp/", "upload", "heartbeat/a"):
        assert page.post(f"/gradio_api/{begins}").status_code == 502
    assert page.post("/gradio_api/cancel").status_code == 200


def test_open_requests_are_counted_but_those_that_carry_no_answer(stop: Stop) -> None:
    seen: list[int] = []
    page = client(stop, seen)
    page.get("/gradio_api/queue/data")
    page.get("/gradio_api/heartbeat/a")
    page.get("/gradio_api/mcp/")
    page.post("/gradio_api/mcp/")
    assert seen == [1, 0, 0, 1]
    assert stop.open == 0


def test_it_waits_for_what_is_being_answered_and_no_longer_than_it_may(stop: Stop) -> None:
    left = iter([False] * 3 + [True] * 100)
    assert stop.drain(lambda: next(left))
    assert not stop.drain(lambda: False, patience=0.1)
    stop.open = 1
    assert not stop.drain(lambda: True, patience=0.1)


def test_signals_are_a_wish_to_end_and_a_second_one_hurries(stop: Stop) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # The tests themselves may have been made deaf to it.
        stop.listen()
        signal.raise_signal(signal.SIGTERM)
        stop.wait()
        assert stop.begun
        signal.raise_signal(signal.SIGINT)
        assert not stop.drain(lambda: False, patience=3600)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_a_deaf_process_stays_deaf_to_ctrl_c(stop: Stop) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop.listen()
        signal.raise_signal(signal.SIGINT)
        assert not stop.begun
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
