"""Every request has an id that no log stumbles over."""

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from bot.web.access.guard import Receive, Scope, Send
from bot.web.ops.requests import RequestIds, id_of


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(id_of(Request(scope)))(scope, receive, send)


@pytest.fixture
def client() -> TestClient:
    return TestClient(RequestIds(page))


def test_one_that_is_sane_is_kept(client: TestClient) -> None:
    answer = client.get("/", headers={"X-Request-ID": "a.B-7_9"})
    assert answer.text == answer.headers["x-request-id"] == "a.B-7_9"


@pytest.mark.parametrize("odd", ["", "a b", "x" * 65, 'a"}', "ä".encode().decode("latin-1"), "a;b"])
def test_another_is_made_anew(client: TestClient, odd: str) -> None:
    first, second = (client.get("/", headers={"X-Request-ID": odd.encode("latin-1")}) for _ in range(2))
    assert first.text == first.headers["x-request-id"] != second.text
    assert len(first.text) == 32


def test_what_is_no_request_is_handed_on() -> None:
    seen = []

    async def app(scope: Scope, *_: object) -> None:
        seen.append(scope["type"])

    anyio.run(RequestIds(app), {"type": "lifespan"}, None, None)
    assert seen == ["lifespan"]
