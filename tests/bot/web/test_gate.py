"""What the gate refuses, and what it lets pass."""

from pathlib import Path
from types import SimpleNamespace

import gradio as gr
import pytest
from gradio import processing_utils
from gradio.state_holder import StateHolder
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from bot.web.api.gate import Gate, closed, fetch_nothing, forgetting, misnamed

NAMES = ["ask", "retrieve", "said"]


@pytest.mark.parametrize(
    "asked",
    [
        *("call/ask", "call/v2/said", "call/v2/ask/5f3a", "run/predict", "queue/join", "queue/data", "upload", "mcp/"),
        *("info", "file=/tmp/gradio/5f/x.html", "file=C:/x.html", "heartbeat/x", "theme.css"),
    ],
)
def test_what_is_of_use_passes(asked: str) -> None:
    assert closed(f"/gradio_api/{asked}", NAMES) is None


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        *(("call/build", 404), ("call/v2/build", 404), ("call/ask_1/5f", 404), ("call/", 404), ("run/ask", 404)),
        *(("run/predict/", 404), ("api/predict", 404), ("api/ask", 404), ("process_recording", 403)),
        *(("component_server", 403), ("component_server/", 403), ("custom_component/x/y/z/w", 403)),
    ],
)
def test_what_is_of_no_use_is_closed(asked: str, status: int) -> None:
    assert closed(f"/gradio_api/{asked}", NAMES)[0] == status


def test_the_page_passes() -> None:
    assert [closed(path, NAMES) for path in ("/", "/config", "/assets/index.js", "/call/build")] == [None] * 4


def test_the_session_of_a_call_ends_with_its_answer() -> None:
    holder = StateHolder()
    holder.session_data.update(dict.fromkeys(("5f3a", "tab"), None))
    page = TestClient(Gate(PlainTextResponse("here"), NAMES, forgetting(SimpleNamespace(state_holder=holder))))
    for path in ("queue/data?session_hash=tab", "heartbeat/tab", "call/v2/build/tab"):
        page.get(f"/gradio_api/{path}")
    page.post("/gradio_api/call/v2/ask")
    assert set(holder.session_data) == {"5f3a", "tab"}
    assert page.get("/gradio_api/call/v2/ask/5f3a").text == "here"
    assert set(holder.session_data) == {"tab"}
    page.get("/gradio_api/call/said/unknown")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(processing_utils, "async_ssrf_protected_get", None)
    fetch_nothing()
    with pytest.raises(gr.Error, match="is not fetched") as raised:
        processing_utils.ssrf_protected_download("http://example.org/" + "x" * 500, str(tmp_path))
    assert len(raised.value.message) < 200


def test_only_errors_of_a_call_are_told_as_such() -> None:
    error = TypeError("No value provided for required argument: question. Please click on …")
    answer = misnamed(request("/gradio_api/call/v2/ask"), error)
    assert answer.status_code == 422
    assert b"question. What can be asked" in answer.body
    with pytest.raises(TypeError):
        misnamed(request("/gradio_api/queue/join"), error)


def request(path: str) -> Request:
    return Request({"type": "http", "path": path, "query_string": b"", "headers": [], "server": ("localhost", 80)})
