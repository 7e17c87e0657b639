"""Logging in and out: behind it nothing is reached, no page, no route and no file, but by who is logged in."""

import base64
import binascii
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from bot.web.access.access import USER, address
from bot.web.access.door import Door
from bot.web.access.guard import App, Receive, Scope, Send
from bot.web.access.sessions import LASTS, Sessions
from bot.web.access.users import Users
from bot.web.html.login import login_html

_FORM = 8 * 1024
# Gradio visits it when it starts; it says nothing.
_OPEN = "/gradio_api/startup-events"
# The form posts to this site alone, and there is no script.
_POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
}


class Login:
    """An ASGI application that asks who it is before it hands on to another, and tells it in the scope.

    Args:
        app: what is kept to users.
        users: who may log in.
    """

    def __init__(self, app: App, users: Users) -> None:
        self._app = app
        self._sessions = Sessions(users)
        self._door = Door(users)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on, asks for a login, logs in or out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        response = await self._met(scope, Request(scope, receive))
        await (response or self._app)(scope, receive, send)

    async def _met(self, scope: Scope, request: Request) -> Response | None:
        """An answer given here; None if the request may go on."""
        path = scope["path"]
        if path == "/login" and request.method == "POST":
            return await self._log_in(request)
        user = await self._user(request)
        if path == "/logout":
            return self._log_out(request)
        if path == "/login":
            return RedirectResponse("./", 303) if user else _asking(_local(request.query_params.get("then", "")))
        if user is None and path != _OPEN:
            return _refused(request)
        scope[USER] = user
        return None

    async def _user(self, request: Request) -> str | None:
        given = request.headers.get("authorization", "")
        if not given.lower().startswith("basic "):
            return self._sessions.user(request.cookies.get(_cookie(request), ""))
        user = self._sessions.user(given)
        if user is None:
            name, password = _basic(given)
            if name and not await self._door.knock(address(request.scope), name, password):
                user = name
                self._sessions.begin(name, given)
        return user

    async def _log_in(self, request: Request) -> Response:
        if int(request.headers.get("content-length") or _FORM + 1) > _FORM:
            return JSONResponse({"detail": "That is no login."}, 413)
        form = await request.form()
        name, password, then = (str(form.get(field, "")) for field in ("username", "password", "then"))
        name = name.strip()
        wrong = await self._door.knock(address(request.scope), name, password)
        if wrong:
            status = 429 if wrong.startswith("Wait") else 400
            return _asking(_local(then), wrong, name, status) if _is_page(request) else _told(wrong, status)
        self._sessions.end(request.cookies.get(_cookie(request), ""))
        done: Response = RedirectResponse(_local(then), 303) if _is_page(request) else JSONResponse({"success": True})
        secure = request.url.scheme == "https"
        token = self._sessions.begin(name)
        done.set_cookie(_cookie(request), token, max_age=LASTS, httponly=True, samesite="lax", secure=secure)
        return done

    def _log_out(self, request: Request) -> Response:
        if request.method != "POST":
            return RedirectResponse("./", 303)
        self._sessions.end(request.cookies.get(_cookie(request), ""))
        done = RedirectResponse("./login", 303)
        done.delete_cookie(_cookie(request))
        return done


def _refused(request: Request) -> Response:
    """A page leads to the login and from there back; a program is told."""
    if request.url.path != "/":
        return _told("You are not logged in: load the page again.", 401)
    asked = f"./?{request.url.query}" if request.url.query else "./"
    return RedirectResponse(f"./login?then={quote(asked, safe='')}", 303)


def _asking(then: str, wrong: str = "", name: str = "", status: int = 200) -> Response:
    return HTMLResponse(login_html(then, wrong, name), status, _POLICY)


def _told(detail: str, status: int) -> Response:
    return JSONResponse({"detail": detail}, status)


def _is_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _local(then: str) -> str:
    """Only the page itself is gone on to, never another site."""
    return then if then.startswith("./?") else "./"


def _cookie(request: Request) -> str:
    # Cookies are the same for all ports of a machine.
    return f"onrecord-{(request.scope.get('server') or ('', ''))[1]}"


def _basic(given: str) -> tuple[str, str]:
    try:
        name, _, password = base64.b64decode(given[6:], validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeError):
        return "", ""
    return name, password
