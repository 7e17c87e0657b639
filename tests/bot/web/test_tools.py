"""The MCP tools: what they say of a fault, who may ask, and that the page is the same without them."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import anyio
import pytest
from mcp import types
from mcp.server.lowlevel import Server
from mcp.shared.memory import create_connected_server_and_client_session

from bot.web.api.tools import tell_tools
from tests.conftest import ROOT, free_port
from tests.fakes import let_in


def run(code: str, store: Path, *more: Path) -> list[str]:
    command = [sys.executable, "-c", code, str(store), str(free_port()), *map(str, more)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


# What is None there is taken for not installed.
WITHOUT = """
import sys
sys.modules["mcp"] = None
import httpx
from bot import Bot
from bot.web import serve
from index import Index

address = serve(Bot(Index.open(sys.argv[1])), int(sys.argv[2]), lambda _: None, block=False)
print(sorted(httpx.get(f"{address}gradio_api/info").json()["named_endpoints"]))
print(httpx.get(address).status_code, httpx.post(f"{address}gradio_api/mcp/", json={}).status_code)
"""


def test_the_page_starts_without_it_and_says_nothing_is_broken(store: Path) -> None:
    assert run(WITHOUT, store) == ["['/ask', '/retrieve', '/said']", "200 404"]


KNOWN_ALONE = """
import sys
import anyio, bcrypt, httpx
from bot import Bot
from bot.web import serve
from bot.web.access import Access, Entrance
from gradio_client import Client
from gradio_client.exceptions import AppError
from index import Index
from mcp import ClientSession
from mcp.client.streamable_http import create_mcp_http_client, streamable_http_client
from pathlib import Path
from tests.fakes import let_in

users = Path(sys.argv[3])
users.write_text("anna:" + bcrypt.hashpw(b"secret words", bcrypt.gensalt(4)).decode())
users.chmod(0o600)
access = Access(Entrance(auth=users, questions=2))
address = serve(Bot(Index.open(sys.argv[1])), int(sys.argv[2]), lambda _: None, access, block=False)
api = f"{address}gradio_api/"
print([httpx.get(api + path).status_code for path in ("info", "mcp/schema", "mcp/sse", "file=/etc/passwd")])
print([httpx.post(api + path, json={}).status_code for path in ("call/v2/ask", "queue/join", "upload", "mcp/")])
client = Client(address, auth=("anna", "secret words"), verbose=False, analytics_enabled=False)
print(client.predict(question="what did Peskov say", api_name="/ask")["found"])

async def tool():
    async with (
        create_mcp_http_client(auth=httpx.BasicAuth("anna", "secret words")) as http,
        streamable_http_client(f"{api}mcp/", http_client=http) as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        print((await session.call_tool("said", {"speaker": "Peskov"})).structuredContent["speaker"])
        print((await session.call_tool("said", {"speaker": "Peskov"})).content[0].text.splitlines()[0])

anyio.run(tool)
try:
    client.predict(question="what did Peskov say", api_name="/ask")
except AppError as error:
    print(error.title, error.message.splitlines()[0])
"""


def test_who_may_not_open_the_page_may_not_ask_and_all_doors_count_alike(store: Path, tmp_path: Path) -> None:
    refused = "[401, 401, 401, 401]"
    *doors, too_often, again = run(KNOWN_ALONE, store, tmp_path / "users")
    assert doors == [refused, refused, "True", "Dmitry Peskov"]
    assert too_often == "more than 2 questions in a minute"
    assert again == "TooOften more than 2 questions in a minute"


def called(*endpoints: Any, name: str = "ask") -> types.CallToolResult:
    """What a tool answers, with no server between."""
    server: Any = Server("test")

    @server.list_tools()
    async def listed() -> list[types.Tool]:
        return [types.Tool(name=one.__name__, inputSchema={"type": "object"}) for one in endpoints]

    tell_tools(
        SimpleNamespace(mcp_server_obj=SimpleNamespace(mcp_server=server)), endpoints, SimpleNamespace(admit=let_in)
    )

    async def call() -> types.CallToolResult:
        async with create_connected_server_and_client_session(server) as session:
            return await session.call_tool(name, {})

    return anyio.run(call)


def test_a_fault_of_ours_is_told_as_one(caplog: pytest.LogCaptureFixture) -> None:
    def ask() -> dict[str, Any]:
        raise ZeroDivisionError("in the middle")

    result = called(ask)
    assert result.isError
    assert result.content[0].text.startswith("an error of onrecord itself: ZeroDivisionError\n")
    assert "Traceback" not in result.content[0].text
    assert "in the middle" in caplog.text


def test_an_answer_is_json_in_words_and_as_a_value() -> None:
    def ask() -> dict[str, Any]:
        return {"answer": "“café”", "url": None}

    result = called(ask)
    assert result.content[0].text == '{"answer": "“café”", "url": null}'
    assert result.structuredContent == {"answer": "“café”", "url": None}
