"""What the gate refuses, and what it lets pass."""

import asyncio
from base64 import b64encode
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from gradio import processing_utils
from starlette.requests import Request

from bot.web.gate import closed, fetch_nothing, foreign, large, misnamed, unknown

NAMES = ["ask", "retrieve", "said"]


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "localhost", "[::1]:7860"])
def test_this_machine_may_ask_by_its_own_names(host: str) -> None:
    assert foreign({"host": host}, loopback=True) is None
    assert foreign({"host": host, "origin": f"http://{host}"}, loopback=True) is None


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "localhost.example:7860", "192.168.1.7:7860", "", "["]
)
def test_another_name_for_this_machine_is_refused_on_loopback_alone(host: str) -> None:
    assert foreign({"host": host}, loopback=True)[0] == 403
    assert foreign({"host": host}, loopback=False) is None


@pytest.mark.parametrize(
    "origin", ["http://elsewhere.example", "null", "http://127.0.0.1:8000", "https://127.0.0.1.example:7860", "x"]
)
@pytest.mark.parametrize("loopback", [True, False])
def test_another_page_is_refused(origin: str, loopback: bool) -> None:
    assert foreign({"host": "127.0.0.1:7860", "origin": origin}, loopback=loopback)[0] == 403


def test_a_page_behind_a_proxy_is_the_same_page() -> None:
    headers = {"host": "127.0.0.1:7860", "x-forwarded-host": "sources.example", "origin": "https://sources.example"}
    assert foreign(headers, loopback=False) is None


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
        *(("run/predict/", 404), ("api/predict", 404), ("api/ask", 404), ("proxy=http://x", 403)),
        *(("file=http://x", 403), ("file/https://x", 403), ("file=ftp://x", 403), ("deep_link", 403)),
        *(("component_server", 403), ("component_server/", 403), ("process_recording", 403), ("dev/reload", 403)),
    ],
)
def test_what_is_of_no_use_is_closed(asked: str, status: int) -> None:
    assert closed(f"/gradio_api/{asked}", NAMES)[0] == status


def test_the_page_passes() -> None:
    assert [closed(path, NAMES) for path in ("/", "/config", "/assets/index.js", "/call/build")] == [None] * 4


def test_what_would_fill_the_memory_is_refused() -> None:
    assert large("/gradio_api/queue/join", {"content-length": "8000000"}) is None
    assert large("/gradio_api/info", {}) is None
    assert large("/gradio_api/queue/join", {"content-length": "8000001"})[0] == 413
    assert large("/gradio_api/mcp/", {"transfer-encoding": "chunked"})[0] == 413
    assert large("/gradio_api/upload", {"content-length": "8000001"}) is None


def request(path: str, auth: Any, **headers: str) -> Request:
    app = SimpleNamespace(auth=auth, cookie_id="5f", tokens={"token": "anna"})
    sent = [(name.encode(), value.encode()) for name, value in {"host": "localhost", **headers}.items()]
    scope = {"type": "http", "path": path, "query_string": b"", "headers": sent, "app": app, "scheme": "http"}
    return Request(scope)


def basic(name: str, password: str) -> str:
    return "Basic " + b64encode(f"{name}:{password}".encode()).decode()


def knows(name: str, password: str) -> bool:
    return (name, password) == ("anna", "pass:word")


@pytest.mark.parametrize(
    "path", ["/gradio_api/mcp", "/gradio_api/mcp/", "/gradio_api/mcp/sse", "/gradio_api/mcp/schema"]
)
def test_where_a_password_is_asked_mcp_asks_it_too(path: str) -> None:
    def refused(**headers: str) -> bool:
        return asyncio.run(unknown(request(path, knows, **headers))) is not None

    assert not refused(authorization=basic("anna", "pass:word"))
    assert not refused(cookie="access-token-unsecure-5f=token")
    for wrong in (
        "",
        "Basic",
        "Basic %",
        "Basic \u00ff",
        "Bearer token",
        basic("anna", "x"),
        basic("", ""),
        "Basic /w==",
    ):
        assert refused(authorization=wrong), wrong
    assert refused(cookie="access-token-unsecure-5f=other")
    assert refused()


def test_where_none_is_asked_and_beside_mcp_everybody_passes() -> None:
    assert asyncio.run(unknown(request("/gradio_api/mcp/", None))) is None
    assert asyncio.run(unknown(request("/gradio_api/call/v2/ask", knows))) is None


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(processing_utils, "async_ssrf_protected_get", None)
    fetch_nothing()
    with pytest.raises(gr.Error, match="is not fetched") as raised:
        processing_utils.ssrf_protected_download("http://example.org/" + "x" * 500, str(tmp_path))
    assert len(raised.value.message) < 200


def test_only_errors_of_a_call_are_told_as_such() -> None:
    error = TypeError("No value provided for required argument: question. Please click on …")
    answer = misnamed(request("/gradio_api/call/v2/ask", None), error)
    assert answer.status_code == 422
    assert b"question. What can be asked" in answer.body
    with pytest.raises(TypeError):
        misnamed(request("/gradio_api/queue/join", None), error)
