"""/health and /ready, for whoever looks after the page: both need no login, and tell nothing of the sources."""

from anyio import fail_after
from anyio.to_thread import run_sync
from starlette.responses import JSONResponse

from bot.web.access.guard import App, Receive, Scope, Send
from bot.web.ops.ready import PATIENCE, SLOW, Ready
from bot.web.ops.stop import ENDING, Stop


class Probes:
    """An ASGI application that answers the two, and hands on all else.

    Args:
        app: what is handed on to.
        ready: tells whether the index can be asked.
        stop: tells whether the page is about to end.
    """

    def __init__(self, app: App, ready: Ready, stop: Stop) -> None:
        self._app = app
        self._ready = ready
        self._stop = stop

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or hands on."""
        if (
            scope["type"] != "http"
            or scope["path"] not in {"/health", "/ready"}
            or scope["method"] not in {"GET", "HEAD"}
        ):
            await self._app(scope, receive, send)
            return
        response = _told(alive=True) if scope["path"] == "/health" else await self._readiness()
        await response(scope, receive, send)

    async def _readiness(self) -> JSONResponse:
        reason = ENDING if self._stop.begun else await self._why_not()
        return _told(503, ready=False, reason=reason) if reason else _told(ready=True)

    async def _why_not(self) -> str:
        try:
            with fail_after(PATIENCE):
                return await run_sync(self._ready.why_not, abandon_on_cancel=True)
        except TimeoutError:
            return SLOW


def _told(status: int = 200, **told: str | bool) -> JSONResponse:
    return JSONResponse(told, status, {"Cache-Control": "no-store"})
