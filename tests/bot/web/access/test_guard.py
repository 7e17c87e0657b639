"""Pages of other sites, open in the same browser, cannot read or drive this one: asked over real HTTP."""

import http.client

import httpx
import pytest

from tests.bot.web.access.conftest import BUILT, event, visitor

ELSEWHERE = "https://example.org"
READ = ["/", "/config", "/gradio_api/info", "/gradio_api/queue/data?session_hash=a", "/gradio_api/file=x", "/theme.css"]


def port(address: str) -> str:
    return address.rsplit(":", 1)[1]


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize(
    "name", ["example.org", "127.0.0.1.example.org", "localhost.example.org", "", "evil.localhost"]
)
def test_a_name_that_leads_here_is_not_answered(own: str, name: str, path: str) -> None:
    told = httpx.get(own + path, headers={"host": f"{name}:{port(own)}"})
    assert told.status_code == 421
    assert BUILT not in told.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "localhost."])
def test_its_own_names_are_answered(own: str, host: str) -> None:
    assert httpx.get(own, headers={"host": f"{host}:{port(own)}"}).status_code == 200


@pytest.mark.parametrize("page", ["own", "free", "kept", "behind"])
@pytest.mark.parametrize(
    "origin", [ELSEWHERE, "null", "http://127.0.0.1:1", "http://localhost", "file://", "", "http://["]
)
def test_another_site_can_neither_read_nor_send(pages: dict[str, str], page: str, origin: str) -> None:
    with visitor(pages[page].replace("localhost", "127.0.0.1"), origin=origin) as script:
        for path in READ:
            told = script.get(path)
            assert (told.status_code, told.text) == (403, "Pages of other sites may not use this one.")
        for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded"):
            asked = {"content": b'{"data": [], "fn_index": 0, "session_hash": "a"}', "headers": {"content-type": kind}}
            for path in ("queue/join", "call/ask", "run/ask", "upload", "cancel", "mcp/"):
                assert script.post(f"/gradio_api/{path}", **asked).status_code == 403
            assert script.post("/login", **asked).status_code == 403
            assert script.post("/logout", **asked).status_code == 403


@pytest.mark.parametrize("mode", ["no-cors", "cors", "same-origin", "websocket"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_can_load_nothing_into_itself(own: str, site: str, mode: str) -> None:
    with visitor(own, **{"sec-fetch-site": site, "sec-fetch-mode": mode}) as tag:
        assert tag.get("/config").status_code == 403


def test_a_form_of_another_site_sends_nothing_even_without_an_origin(own: str, kept: str) -> None:
    form = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "content-type": "text/plain"}
    for page in (own, kept):
        with visitor(page, **form) as browser:
            for path in ("/login", "/logout", "/gradio_api/queue/join", "/gradio_api/upload", "/gradio_api/mcp/"):
                assert browser.post(path, content=b'{"data": []}').status_code == 403


def test_a_link_from_another_site_opens_the_page_and_no_frame_does(own: str) -> None:
    told = httpx.get(own, headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"})
    assert told.status_code == 200
    assert "frame-ancestors 'self'" in told.headers["content-security-policy"]
    assert told.headers["x-content-type-options"] == "nosniff"


def test_the_page_itself_may(own: str) -> None:
    with visitor(own, origin=own, **{"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}) as page:
        done, output = event(page, page.get("/config").json(), "otr-box", ["what did Anna say"])
    assert done
    assert BUILT in output


def test_what_is_fetched_or_kept_for_others_is_shut(own: str) -> None:
    with visitor(own) as somebody:
        for path in ("file=https://example.org/", "file/http://example.org/", "proxy=https://a.hf.space/", "deep_link"):
            assert somebody.get(f"/gradio_api/{path}").status_code == 403
        for path in ("file=/etc/passwd", "file=README.md", "file=sources/kremlin.html", "file=../README.md"):
            assert somebody.get(f"/gradio_api/{path}").status_code == 403


def test_a_request_is_bounded(own: str, free: str) -> None:
    for address, path, length in (
        (own, "queue/join", 5_000_000),
        (own, "upload", 2_000_000_000),
        (free, "login", 10**30),
    ):
        line = http.client.HTTPConnection("127.0.0.1", int(port(address)))
        line.request("POST", f"/gradio_api/{path}", headers={"Content-Length": str(length)})
        assert line.getresponse().status in {400, 413}
        line.close()
    assert httpx.post(f"{own}/gradio_api/queue/join", content=iter([b"{", b"}"])).status_code == 411


def test_who_asks_is_not_believed_from_a_header(own: str, behind: str) -> None:
    forwarded = {"x-forwarded-host": "example.org", "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.1"}
    assert httpx.get(f"{own}/config", headers=forwarded).json()["root"] == own
    for_ann = {"authorization": "Basic YW5uOmNvcnJlY3QgaG9yc2U=", "host": "notes.example.org"}
    config = httpx.get(f"{behind}/config", headers={**for_ann, "x-forwarded-proto": "https"}).json()
    assert (config["username"], config["root"]) == ("ann", "https://notes.example.org")


@pytest.mark.parametrize(
    "header",
    [{"x-forwarded-host": "example.org"}, {"x-gradio-server": "http://example.org"}, {"x-forwarded-for": "a:b:c"}],
)
def test_a_proxy_that_hands_on_what_somebody_wrote_confuses_nothing(behind: str, header: dict[str, str]) -> None:
    named = {"authorization": "Basic YW5uOmNvcnJlY3QgaG9yc2U=", "host": "notes.example.org"}
    told = httpx.get(f"{behind}/config", headers=named | header)
    assert (told.status_code, told.json()["root"]) == (200, "http://notes.example.org")


def test_behind_a_proxy_its_name_is_answered_and_the_cookie_is_for_https_alone(behind: str) -> None:
    with visitor(behind, origin="https://notes.example.org", **{"x-forwarded-proto": "https"}) as somebody:
        told = somebody.post("/login", data={"username": "ann", "password": "correct horse"})
        assert "Secure" in told.headers["set-cookie"]
    assert httpx.get(behind, headers={"host": "notes.example.org"}).status_code == 303


def test_one_can_come_by_ipv6(pages: dict[str, str]) -> None:
    if pages["six"].startswith("not opened"):
        pytest.skip("this machine has no IPv6")
    assert pages["six"].startswith("http://[::1]:")
    with visitor(pages["six"], origin=pages["six"]) as somebody:
        assert somebody.get("/config").status_code == 200
        assert (
            somebody.get("/", headers={"host": f"localhost:{port(pages['six'])}", "origin": ELSEWHERE}).status_code
            == 403
        )
