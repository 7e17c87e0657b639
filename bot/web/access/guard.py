"""What stands before every page and route: pages of other sites cannot drive this one, and nothing overflows it."""

import socket
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from bot.web.access.entrance import Entrance, bare, is_address

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

UPLOAD = "/gradio_api/upload"
# A request of the page holds a question, or what stands in its boxes; one that uploads holds several files.
_BODY = 4 * 1024 * 1024
_FILES = 20
# These fetch addresses from elsewhere, or keep what a page shows in a file.
_SHUT = ("/gradio_api/proxy=", "/gradio_api/deep_link", "/gradio_api/dev/")
_FORWARDED = (b"x-forwarded-", b"forwarded", b"x-gradio-server", b"x-real-ip")
# Of these a proxy sets the two; the others it may hand on from whoever asks, and Host tells by what name.
_PROXIED = (b"x-forwarded-for", b"x-forwarded-proto")
# A browser keeps to these: nothing is loaded from elsewhere, and no other site shows the page in a frame.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """An ASGI application that hands on to another what comes from the page itself, or from no page at all.

    A page of another site, open in the same browser, can send requests here, and after changing where its own name
    leads it can even read the answers. Both are told by the headers that a browser sets.

    Args:
        app: what is guarded.
        entrance: how the page is reached.
    """

    def __init__(self, app: App, entrance: Entrance) -> None:
        self._app = app
        self._entrance = entrance
        self._named = {name.lower() for name in entrance.names}
        self._names = self._named | _own_names(entrance)
        self._upload = entrance.upload * 1024 * 1024 * _FILES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on, or refuses."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        believed = _PROXIED if self._entrance.proxies else ()
        scope["headers"] = [
            pair for pair in scope["headers"] if pair[0] in believed or not pair[0].startswith(_FORWARDED)
        ]
        headers = Headers(scope=scope)
        refused = self._stranger(headers, scope["method"]) or _shut(scope["path"]) or self._too_much(headers, scope)
        if refused:
            await PlainTextResponse(refused[1], refused[0])(scope, receive, _adding(send))
        else:
            await self._app(scope, receive, _adding(send))

    def _stranger(self, headers: Headers, method: str) -> tuple[int, str] | None:
        host, origin = headers.get("host", ""), headers.get("origin")
        name = _name(f"//{host}")
        if not (is_address(name) or name in self._names):
            return (
                421,
                f"This page does not go by the name {name[:100]!r}. Start it with: onrecord serve --name {name[:100]}",
            )
        if origin is not None and _place(origin) != host and _name(origin) not in self._named:
            return 403, "Pages of other sites may not use this one."
        elsewhere = headers.get("sec-fetch-site") in {"cross-site", "same-site"}
        # A form navigates too, and some browsers are set to send no Origin with it.
        link = headers.get("sec-fetch-mode") == "navigate" and method in {"GET", "HEAD"}
        if elsewhere and not link and _name(origin or "") not in self._named:
            return 403, "Pages of other sites may not use this one."
        return None

    def _most(self, scope: Scope) -> int:
        return self._upload if scope["path"].startswith(UPLOAD) else _BODY

    def _too_much(self, headers: Headers, scope: Scope) -> tuple[int, str] | None:
        if "transfer-encoding" in headers:
            return 411, "Say how long it is."
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) <= self._most(scope):
            return None
        return 413, f"That is more than {self._most(scope) // 1024 // 1024} MB."


def _adding(send: Send) -> Send:
    async def adding(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return adding


def _shut(path: str) -> tuple[int, str] | None:
    if "://" in path or path.startswith(_SHUT):
        return 403, "Nothing is fetched from elsewhere."
    return None


def _name(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _place(origin: str) -> str:
    """Name and port of an origin such as http://localhost:7860, as a Host header has them."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _own_names(entrance: Entrance) -> set[str]:
    names = {"localhost", bare(entrance.host).lower()}
    if entrance.shared:
        own = socket.gethostname().lower()
        names |= {own, f"{own}.local"}
    return names
