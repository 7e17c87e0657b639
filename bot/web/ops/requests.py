"""Every request has an id, by which its lines in a log are found: the proxy's, or else one of its own."""

import re
from typing import Any
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders

from bot.web.access.access import scope_of
from bot.web.access.guard import App, Receive, Scope, Send

_HEADER = "X-Request-ID"
_KEPT = "onrecord.request"
# Nothing that could write a second line, or a long one, into a log.
_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")


class RequestIds:
    """An ASGI application that gives each request its id before it hands it on, and the answer too.

    Args:
        app: what is handed on to.
    """

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(_HEADER, "")
        scope[_KEPT] = kept = given if _SANE.fullmatch(given) else uuid4().hex

        async def telling(message: Any) -> None:  # noqa: ANN401  (an ASGI message)
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[_HEADER] = kept
            await send(message)

        await self._app(scope, receive, telling)


def id_of(request: Any) -> str:  # noqa: ANN401  (gradio's request or Starlette's)
    """The id of a request; nothing where it came by no HTTP."""
    return str(scope_of(request).get(_KEPT, ""))
