"""What is closed of the routes that Gradio serves: those that neither the page nor the API has a use for.

Who may ask at all is a matter of `access`.
"""

import re
from collections.abc import Callable, Collection
from typing import Any, NoReturn

import gradio as gr
from gradio import processing_utils
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.web.access.guard import App, Receive, Scope, Send
from bot.web.api.endpoints import MANUAL, Endpoint

_API = "/gradio_api/"
# They write files, run programs or call methods of components. The page has none of these.
_CLOSED = ("process_recording", "component_server", "custom_component")
_CALL = re.compile(r"call/(?:v2/)?(?P<name>[^/]*)")
_ANSWER = re.compile(rf"{_API}call/(?:v2/)?[^/]+/(?P<event>[^/]+)")


def gate(endpoints: Collection[Endpoint], forget: Callable[[str], None]) -> Middleware:
    """What stands before the routes of a page with these endpoints; `forget` is told of sessions that are over."""
    return Middleware(Gate, [endpoint.__name__ for endpoint in endpoints], forget)


class Gate:
    """An ASGI application that hands on to another what is of use.

    Args:
        app: what is behind the gate.
        names: the endpoints of the API.
        forget: is told of every session that is over.
    """

    def __init__(self, app: App, names: Collection[str], forget: Callable[[str], None]) -> None:
        self._app, self._names, self._forget = app, names, forget

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on, or refuses."""
        refusal = closed(scope["path"], self._names) if scope["type"] == "http" else None
        if refusal:
            await JSONResponse({"error": f"{refusal[1]} {MANUAL}"}, refusal[0])(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        finally:
            # To Gradio a call is a session, which it would keep as it keeps a tab's, and in the place of one.
            if scope["type"] == "http" and scope["method"] == "GET" and (call := _ANSWER.fullmatch(scope["path"])):
                self._forget(call["event"])


def forgetting(blocks: Any) -> Callable[[str], None]:  # noqa: ANN401  (gradio ships no types)
    """What lets go of all that a page keeps of a session."""

    def forget(session: str) -> None:
        kept = blocks.state_holder
        with kept.lock:
            kept.session_data.pop(session, None)
            kept.time_last_used.pop(session, None)

    return forget


def closed(path: str, names: Collection[str]) -> tuple[int, str] | None:
    """Why a path is refused that is of no use here."""
    asked = path.removeprefix(_API)
    if asked == path:
        return None
    if asked.startswith(_CLOSED):
        return 403, "This is not open."
    call = _CALL.match(asked)
    if call and call["name"] not in names:
        return 404, f"There is no endpoint {call['name'][:100]}. There are: {', '.join(names)}."
    # The page itself asks at run/predict what need not wait; at the others a body could name any event of the page.
    if asked.startswith(("run/", "api/")) and asked != "run/predict":
        return 404, f"Ask at {_API}call/v2/."
    return None


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
