"""Keeps uploads to editors: what is sent would lie on this machine's disk before any handler is asked."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.web.access.access import Access
from bot.web.access.guard import UPLOAD, App, Receive, Scope, Send


class Uploads:
    """An ASGI application that hands on to another all but uploads of those who may not change the library.

    Args:
        app: what is handed on to; whoever logged in is known by then.
        access: who may change the library.
    """

    def __init__(self, app: App, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on, or refuses before anything of the files is read."""
        if _uploads(scope) and not self._access.may_edit(Request(scope)):
            await JSONResponse({"detail": "Only editors may upload."}, 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _uploads(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] == "POST" and str(scope["path"]).startswith(UPLOAD)
