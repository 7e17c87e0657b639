"""What the served page lets a program do, and a stranger: real requests to a real server."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio_client.exceptions import AppError

from tests.programs import Programs

NAMES = ["ask", "retrieve", "said"]


@pytest.fixture(scope="module")
def http(served: Programs) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{served.address}/gradio_api/", timeout=60) as client:
        yield client


def told(http: httpx.Client, name: str, given: dict[str, Any]) -> tuple[str, Any]:
    """The last event of a call, and its data."""
    event = http.post(f"call/v2/{name}", json=given).json()["event_id"]
    lines = http.get(f"call/v2/{name}/{event}").text.strip().splitlines()
    return lines[-2].removeprefix("event: "), json.loads(lines[-1].removeprefix("data: "))


def test_the_api_is_these_three(http: httpx.Client) -> None:
    info = http.get("info").json()
    assert sorted(info["named_endpoints"]) == [f"/{name}" for name in NAMES]
    assert info["unnamed_endpoints"] == {}
    every = http.get("info", params={"all_endpoints": "true"}).json()
    assert sorted(every["named_endpoints"]) == [f"/{name}" for name in NAMES]
    calls = [path for path in http.get("openapi.json").json()["paths"] if "event_id" not in path]
    assert sorted(calls) == [*(f"/gradio_api/call/v2/{name}" for name in NAMES), "/gradio_api/upload"]
    for endpoint in info["named_endpoints"].values():
        assert "source's text" in endpoint["description"]
        assert all(parameter["type"] for parameter in endpoint["parameters"])


def test_the_tools_are_these_three_and_only_read(served: Programs, http: httpx.Client) -> None:
    tools = served.tools()
    assert [tool.name for tool in tools] == NAMES
    assert [tool["name"] for tool in http.get("mcp/schema").json()] == NAMES
    for tool in tools:
        assert tool.annotations.readOnlyHint
        assert tool.annotations.idempotentHint
        assert tool.annotations.destructiveHint is False
        assert "source's text" in tool.description
        assert all(shape.get("description") for shape in tool.inputSchema["properties"].values())
    assert tools[0].inputSchema["required"] == ["question"]
    assert tools[0].inputSchema["properties"]["k"] == {
        "type": "integer",
        "default": 5,
        "description": "How many passages to give, and sentences in the answer at most; 1 to 100.",
    }


WRONG = [
    ("ask", {"question": ""}, "the question is empty\nAsk something"),
    ("ask", {"question": "x", "k": 0}, "k: "),
    ("ask", {"question": "x", "since": "someday"}, "'someday' is not a date\n"),
    ("retrieve", {"question": "x", "k": 10**9}, "k: "),
    ("said", {"order": "worst"}, "order: "),
]


@pytest.mark.parametrize(("name", "given", "words"), WRONG)
def test_what_is_wrong_reaches_the_caller(
    served: Programs, http: httpx.Client, name: str, given: dict[str, Any], words: str
) -> None:
    event, data = told(http, name, given)
    assert (event, data["title"]) == ("error", "QuestionError")
    assert data["error"].startswith(words)
    with pytest.raises(AppError) as raised:
        served.api(name, **given)
    assert raised.value.message == data["error"]
    result = served.mcp(name, **given)
    assert result.isError
    assert result.content[0].text == data["error"]


@pytest.mark.parametrize(
    ("path", "given", "status", "words"),
    [
        ("call/v2/ask", {}, 422, "question"),
        ("call/v2/ask", {"question": "x", "person": "Peskov"}, 422, "person"),
        ("call/v2/build", {}, 404, "ask, retrieve, said"),
        ("call/build", {"data": []}, 404, "ask, retrieve, said"),
        ("call/ask_1", {"data": []}, 404, "ask, retrieve, said"),
        ("run/ask", {"data": ["x"], "fn_index": 0}, 404, "call/v2"),
        ("api/predict", {"data": [], "fn_index": 0}, 404, "call/v2"),
        ("run/predict", {"data": ["x"], "fn_index": 0}, 404, "join the queue"),
    ],
)
def test_what_cannot_be_called_is_told(http: httpx.Client, path: str, given: Any, status: int, words: str) -> None:
    answer = http.post(path, json=given)
    assert answer.status_code == status
    assert words in answer.text
    assert "Traceback" not in answer.text


def test_mcp_names_what_is_missing_or_unknown(served: Programs) -> None:
    for name, given, words in (
        ("ask", {}, "question: "),
        ("ask", {"question": "x", "person": "y"}, "person: "),
        ("build", {}, "there is no tool build"),
    ):
        result = served.mcp(name, **given)
        assert result.isError
        assert result.content[0].text.startswith(words)


def test_the_sources_do_not_say_is_no_error(served: Programs) -> None:
    assert served.api("ask", question="What is the capital of Australia?")["found"] is False
    result = served.mcp("ask", question="What is the capital of Australia?")
    assert (result.isError, result.structuredContent["found"]) == (False, False)


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://elsewhere.example"}, {"Origin": "null"}, {"Host": "elsewhere.example"}],
)
@pytest.mark.parametrize("path", ["queue/join", "call/v2/ask", "mcp/", "upload"])
def test_another_page_may_not_ask(http: httpx.Client, path: str, headers: dict[str, str]) -> None:
    answer = http.post(path, json={"question": "x"}, headers=headers)
    assert answer.status_code == (421 if "Host" in headers else 403)


def test_the_page_itself_may(served: Programs, http: httpx.Client) -> None:
    assert http.post("call/v2/ask", json={"question": "x"}, headers={"Origin": served.address}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "file=/etc/passwd",
        "file=app.py",
        "file=sources/kremlin.html",
        "file=http://example.org/x",
        "file/https://example.org/x",
        "file=file:///etc/passwd",
        "file=ftp:/example.org/x",
        "proxy=http://example.org/x",
        "deep_link?session_hash=x",
    ],
)
def test_nothing_is_read_or_fetched(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 403


@pytest.mark.parametrize("path", ["http://example.org/x", "https://127.0.0.1:9/x"])
def test_no_address_in_the_place_of_a_file_is_fetched(http: httpx.Client, path: str) -> None:
    event, data = told(http, "ask", {"question": {"path": path, "url": path, "meta": {"_type": "gradio.FileData"}}})
    assert event == "error"
    assert data["error"].startswith(f"{path} is not fetched\n")


def test_what_is_uploaded_is_only_kept_and_never_shown_as_a_page(http: httpx.Client) -> None:
    (path,) = http.post("upload", files={"files": ("../../x.html", b"<script>alert(1)</script>")}).json()
    try:
        assert Path(path).name == "x.html"
        answer = http.get(f"file={path}")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
    finally:
        Path(path).unlink()
