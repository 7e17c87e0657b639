"""What stands before the page: it refuses what neither the page nor the API has a use for, and Gradio would serve.

Another web page that is open in the same browser may send requests here, or be led here by a name of its own that
points at this machine; both are told by the headers that browsers send.
"""

import re
from asyncio import to_thread
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from typing import Any, NoReturn

import gradio as gr
from gradio import processing_utils
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.web.api import MANUAL, Endpoint

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Refusal = tuple[int, str]

_LOOPBACK = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?")
_LARGEST = 8_000_000
_API = "/gradio_api/"
# They write files, run programs or call methods of components. The page has none of these.
_CLOSED = ("deep_link", "process_recording", "component_server", "custom_component", "proxy=", "dev/", "run-history")
_ELSEWHERE = re.compile(r"file[=/]\w{2,}:")
_CALL = re.compile(r"call/(?:v2/)?(?P<name>[^/]*)")


def gated(endpoints: Collection[Endpoint], *, loopback: bool) -> dict[str, Any]:
    """What Gradio's application is made with, so that the gate stands before it.

    Args:
        endpoints: of the API.
        loopback: whether only this machine may ask, by a name that is always its own.
    """
    names = [endpoint.__name__ for endpoint in endpoints]
    gate = Middleware(Gate, names, loopback=loopback)
    return {"middleware": [gate], "exception_handlers": {TypeError: misnamed}}


class Gate:
    """Lets pass what is of use to what stands behind."""

    def __init__(self, app: App, names: Collection[str], *, loopback: bool) -> None:
        self._app, self._names, self._loopback = app, names, loopback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a refusal itself."""
        if scope["type"] == "http":
            request = Request(scope)
            refusal = (
                foreign(request.headers, loopback=self._loopback)
                or closed(request.url.path, self._names)
                or large(request.url.path, request.headers)
                or await unknown(request)
            )
            if refusal:
                return await JSONResponse({"error": refusal[1]}, refusal[0])(scope, receive, send)
        return await self._app(scope, receive, send)


def foreign(headers: Mapping[str, str], *, loopback: bool) -> Refusal | None:
    """Why a request is refused that another web page sent."""
    host, origin = headers.get("host", ""), headers.get("origin")
    if loopback and not _LOOPBACK.fullmatch(host):
        return 403, "this page is for the machine that it runs on: visit it at 127.0.0.1"
    if origin is not None and origin.partition("://")[2] not in {host, headers.get("x-forwarded-host")}:
        return 403, "another web page may not ask here"
    return None


def closed(path: str, names: Collection[str]) -> Refusal | None:
    """Why a path is refused that is of no use here."""
    asked = path.removeprefix(_API)
    if asked == path:
        return None
    if asked.startswith(_CLOSED) or _ELSEWHERE.match(asked):
        return 403, "this is not open: nothing is fetched from elsewhere, and nothing is written but what is uploaded"
    call = _CALL.match(asked)
    if call and call["name"] not in names:
        return 404, f"there is no endpoint {call['name']}. There are: {', '.join(names)}. {MANUAL}"
    # The page itself asks at run/predict what need not wait; at the others a body could name any event of the page.
    if asked.startswith(("run/", "api/")) and asked != "run/predict":
        return 404, f"ask at {_API}call/v2/. {MANUAL}"
    return None


def large(path: str, headers: Mapping[str, str]) -> Refusal | None:
    """Why a question is refused that would fill the memory. An upload goes to the disk, and has a bound of its own."""
    told = "transfer-encoding" not in headers
    if path == f"{_API}upload" or (told and int(headers.get("content-length", 0)) <= _LARGEST):
        return None
    return 413, f"this is too much at once: send at most {_LARGEST // 1_000_000} MB, and say how much it is"


async def unknown(request: Request) -> Refusal | None:
    """Why somebody is refused who asks for the MCP server, which Gradio lets everybody ask, where the page asks for a
    name and a password: they are told as HTTP's Basic does, or by the cookie that the page's own login left.
    """
    app = request.app
    if app.auth is None or not request.url.path.startswith(f"{_API}mcp"):
        return None
    if request.cookies.get(f"access-token-unsecure-{app.cookie_id}") in app.tokens:
        return None
    # A password is made slow to try: the others do not wait for it.
    known = callable(app.auth) and await to_thread(app.auth, *_basic(request.headers.get("authorization", "")))
    return None if known else (401, "who asks? Send a name and a password as HTTP's Basic authorization does")


def _basic(header: str) -> tuple[str, str]:
    scheme, _, told = header.partition(" ")
    try:
        name, _, password = b64decode(told if scheme.lower() == "basic" else "", validate=True).decode().partition(":")
    except (NotBase64, ValueError):
        return "", ""
    return name, password


def fetch_nothing() -> None:
    """Keeps Gradio from fetching an address that somebody writes in the place of a file."""

    async def refuse(url: str) -> NoReturn:
        message = f"{url[:100]} is not fetched\nNothing is fetched from elsewhere. Send the file itself."
        raise gr.Error(message, print_exception=False)

    processing_utils.async_ssrf_protected_get = refuse


def misnamed(request: Request, error: Exception) -> JSONResponse:
    """Tells which argument is missing or not known, which Gradio leaves unsaid.

    Raises:
        Exception: it is another error.
    """
    if not request.url.path.startswith(f"{_API}call/"):
        raise error
    return JSONResponse({"error": f"{str(error).split(' Please click')[0]} {MANUAL}"}, 422)
