"""Behind the login nothing is reached but by who is logged in: asked over real HTTP."""

import base64
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from bot.web.access.userfile import write
from tests.bot.web.access.conftest import BUILT, PASSWORDS, event, visitor

CLOSED = [
    "/config",
    "/gradio_api/info",
    "/gradio_api/openapi.json",
    "/gradio_api/app_id",
    "/gradio_api/token",
    "/gradio_api/user",
    "/gradio_api/heartbeat/tab",
    "/gradio_api/queue/status",
    "/gradio_api/queue/data?session_hash=tab",
    "/gradio_api/call/ask/1",
    "/gradio_api/upload_progress?upload_id=1",
    "/gradio_api/file=sources/kremlin.html",
    "/gradio_api/file=/etc/passwd",
    "/gradio_api/stream/a/b/1/playlist.m3u8",
    "/gradio_api/mcp/",
    "/gradio_api/mcp/sse",
    "/gradio_api/mcp/schema",
    "/theme.css",
    "/assets/index.js",
    "/static/img/logo.svg",
    "/monitoring",
    "/manifest.json",
    "/docs",
    "/nowhere",
    "/login/",
]
POSTED = [
    "queue/join",
    "run/ask",
    "api/ask",
    "call/ask",
    "call/v2/ask",
    "cancel",
    "reset",
    "upload",
    "stream/1",
    "mcp/",
]


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_is_read_without_a_login(kept: str, path: str) -> None:
    with visitor(kept) as nobody:
        told = nobody.get(path)
        assert (told.status_code, told.json()) == (401, {"detail": "You are not logged in: load the page again."})


@pytest.mark.parametrize("path", POSTED)
def test_nothing_is_sent_without_a_login(kept: str, path: str) -> None:
    with visitor(kept) as nobody:
        assert nobody.post(f"/gradio_api/{path}", json={"data": ["apples"], "fn_index": 0}).status_code == 401


def test_the_page_leads_to_the_login_and_from_there_back(kept: str) -> None:
    with visitor(kept, accept="text/html") as somebody:
        told = somebody.get("/?source=apples.txt&at=0-4")
        assert (told.status_code, BUILT in told.text) == (303, False)
        login = told.next_request
        assert login is not None
        form = somebody.send(login)
        assert form.status_code == 200
        assert 'name="password"' in form.text
        assert "gradio" not in form.text
        done = somebody.post(str(login.url), data={"username": "bob", "password": PASSWORDS["bob"], "then": "./?q=1"})
        assert done.status_code == 303
        assert str(done.next_request and done.next_request.url) == f"{kept}/?q=1"
        assert somebody.get("/").status_code == 200


@pytest.mark.parametrize("then", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", ""])
def test_the_login_leads_to_no_other_site(kept: str, then: str) -> None:
    with visitor(kept, accept="text/html") as somebody:
        done = somebody.post("/login", data={"username": "bob", "password": PASSWORDS["bob"], "then": then})
        assert str(done.next_request and done.next_request.url) == f"{kept}/"


def test_what_was_typed_is_shown_as_text(kept: str) -> None:
    with visitor(kept, accept="text/html") as somebody:
        told = somebody.post("/login", data={"username": '"><script>1</script>', "password": "x"})
        assert told.status_code == 400
        assert "<script" not in told.text
        assert "script" not in told.headers["content-security-policy"]


def test_the_cookie_is_for_this_site_and_no_script(kept: str) -> None:
    with visitor(kept) as somebody:
        told = somebody.post("/login", data={"username": "bob", "password": PASSWORDS["bob"]})
        (cookie,) = told.headers.get_list("set-cookie")
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Secure" not in cookie


def test_log_out_ends_it(kept: str) -> None:
    with visitor(kept, "ann") as ann:
        cookies = dict(ann.cookies)
        assert ann.get("/config").json()["username"] == "ann"
        assert ann.get("/logout").status_code == 303
        assert ann.get("/config").status_code == 200
        assert ann.post("/logout").status_code == 303
        assert ann.get("/config").status_code == 401
        assert httpx.get(f"{kept}/config", cookies=cookies).status_code == 401


def test_a_program_may_send_name_and_password_each_time(kept: str) -> None:
    with httpx.Client(base_url=kept, auth=("ann", PASSWORDS["ann"])) as ann:
        assert [ann.get("/config").json()["username"] for _ in range(2)] == ["ann", "ann"]
    for wrong in ("Basic !", "Basic " + base64.b64encode(b"ann").decode(), "Bearer x"):
        assert httpx.get(f"{kept}/config", headers={"authorization": wrong}).status_code == 401


def test_a_flood_is_no_login(kept: str) -> None:
    with visitor(kept) as somebody:
        assert somebody.post("/login", data={"username": "ann", "password": "x" * 20_000}).status_code == 413
        assert somebody.post("/login", files={"username": b"ann"}).status_code == 400


def test_twenty_may_log_in_at_once_while_others_ask(kept: str) -> None:
    with visitor(kept, "ann") as ann, ThreadPoolExecutor(21) as many:
        logins = [many.submit(logged_in, kept, "bob") for _ in range(20)]
        config = ann.get("/config").json()
        done, output = event(ann, config, "otr-box", ["what did Anna say"])
        assert done
        assert BUILT in output
        assert all(login.result() for login in logins)


def logged_in(address: str, name: str) -> bool:
    with visitor(address, name) as somebody:
        return bool(somebody.cookies)


def test_a_new_password_ends_what_the_old_one_began(kept: str, users: Path) -> None:
    before = users.read_text(encoding="utf-8")
    try:
        with visitor(kept, "bob") as bob:
            assert bob.get("/config").status_code == 200
            write(users, "bob", "another one")
            assert bob.get("/config").status_code == 401
    finally:
        users.write_text(before, encoding="utf-8")
