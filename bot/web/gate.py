"""What stands before the page: it refuses what neither the page nor the API has a use for, and Gradio would serve.

Another web page that is open in the same browser may send requests here, or be led here by a name of its own that
points at this machine; both are told by the headers that browsers send.
"""

import re
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.web.api import MANUAL

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Refusal = tuple[int, str]

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_API = "/gradio_api/"
# They write files, run programs or call methods of components. The page has none of these.
_CLOSED = ("deep_link", "process_recording", "component_server", "custom_component", "proxy=", "dev/", "run-history")
_ELSEWHERE = re.compile(r"file[=/]\w{2,}:")
_CALL = re.compile(r"(?:call(?:/v2)?|run|api)/(?P<name>[^/]*)")


class Gate:
    """Lets pass what is of use.

    Args:
        app: what stands behind.
        names: the endpoints of the API.
        loopback: whether only this machine may ask, by a name that is always its own.
    """

    def __init__(self, app: App, names: Collection[str], *, loopback: bool) -> None:
        self._app, self._names, self._loopback = app, names, loopback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a refusal itself."""
        if scope["type"] == "http":
            refusal = foreign(Headers(scope=scope), loopback=self._loopback) or closed(scope["path"], self._names)
            if refusal:
                return await JSONResponse({"error": refusal[1]}, refusal[0])(scope, receive, send)
        return await self._app(scope, receive, send)


def foreign(headers: Mapping[str, str], *, loopback: bool) -> Refusal | None:
    """Why a request is refused that another web page sent."""
    host, origin = headers.get("host", ""), headers.get("origin")
    if loopback and urlsplit(f"//{host}").hostname not in _LOOPBACK:
        return 403, "this page is for the machine that it runs on: visit it at 127.0.0.1"
    if origin is not None and urlsplit(origin).netloc not in {host, headers.get("x-forwarded-host")}:
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
    # The page itself asks at run/predict what need not wait.
    if call and call["name"] not in names and not asked.startswith("run/predict"):
        return 404, f"there is no endpoint {call['name']}. There are: {', '.join(names)}. {MANUAL}"
    return None


def misnamed(request: Request, error: Exception) -> JSONResponse:
    """Tells which argument is missing or not known, which Gradio leaves unsaid.

    Raises:
        Exception: it is another error.
    """
    if not request.url.path.startswith(f"{_API}call/"):
        raise error
    return JSONResponse({"error": f"{str(error).split(' Please click')[0]} {MANUAL}"}, 422)
