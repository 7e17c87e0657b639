"""How the page ends: nothing new is begun, what is being answered is answered, and then it is over."""

import signal
import time
from collections.abc import Callable
from typing import Any

from starlette.responses import JSONResponse

from bot.web.access.guard import App, Receive, Scope, Send

ENDING = "The page is about to end."
_PATIENCE = 20.0
# Between the two steps of a call to the API nothing is open.
_QUIET = 0.5
_STEP = 0.05
_API = "/gradio_api/"
# What goes on with something that was begun before, and with nothing new.
_GOING_ON = tuple(_API + path for path in ("queue/data", "call/", "heartbeat/", "cancel"))
# They last as long as a tab is open, or a client, and carry no answer.
_IDLE = tuple(_API + path for path in ("heartbeat/", "mcp"))


class Stop:
    """Whether the page is about to end, and the requests that are still open."""

    def __init__(self) -> None:
        self.begun = False
        self.open = 0
        self._hurry = False

    def listen(self) -> None:
        """Takes SIGTERM and Ctrl-C as the wish to end; a second one as the wish to end at once."""
        for number in (signal.SIGTERM, signal.SIGINT):
            # What a shell starts in the background is told to be deaf to Ctrl-C.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._told)

    def _told(self, *_: Any) -> None:  # noqa: ANN401  (number and frame, which nobody needs)
        # Nothing with a lock: the thread that waits may be the one that is interrupted.
        self.begun, self._hurry = True, self.begun

    def wait(self) -> None:
        """Until somebody wishes it to end."""
        while not self.begun:
            time.sleep(_STEP)

    def drain(self, idle: Callable[[], bool], patience: float = _PATIENCE) -> bool:
        """Waits until nothing is being answered. Gives whether that came true.

        Args:
            idle: whether nothing is answered or waits in line.
            patience: seconds to wait at most.
        """
        end = time.monotonic() + patience
        quiet = 0.0
        while quiet < _QUIET and not self._hurry and time.monotonic() < end:
            time.sleep(_STEP)
            quiet = quiet + _STEP if idle() and not self.open else 0.0
        return quiet >= _QUIET


class Ending:
    """An ASGI application that hands on to another until the page is about to end, and from then on only what goes on
    with something begun before.

    It refuses with 502, which a proxy may carry to another replica. 503 is what Gradio says when its line is full:
    then another replica must not be given what belongs to this one's sessions.

    Args:
        app: what is handed on to.
        stop: told which requests are open.
    """

    def __init__(self, app: App, stop: Stop) -> None:
        self._app = app
        self._stop = stop

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on, or refuses."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._stop.begun and not _goes_on(scope):
            refused = JSONResponse({"error": f"{ENDING} Ask again in a moment."}, 502, {"Retry-After": "5"})
            await refused(scope, receive, send)
        else:
            await self._counted(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        # One thread, the event loop's, counts up and down.
        answers = scope["method"] != "GET" or not scope["path"].startswith(_IDLE)
        self._stop.open += answers
        try:
            await self._app(scope, receive, send)
        finally:
            self._stop.open -= answers


def _goes_on(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.startswith(_GOING_ON) and (scope["method"] == "GET" or path == f"{_API}cancel")
