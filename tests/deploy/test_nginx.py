"""A real nginx before two real pages."""

import json
import os
import re
import shutil
import signal
import ssl
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.bench.crowd import Chat, answered
from tests.bot.web.ops.conftest import ANN, Watched, furnished, until, watched
from tests.conftest import ROOT
from tests.proxied import NGINX, TEXT, command, configured, proxied

ONE_PAGE, TLS = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "serving.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(autouse=True)
def nginx() -> None:
    if NGINX is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs nginx: apt-get install nginx-light")
        pytest.skip("nginx is not installed (Debian: apt-get install nginx-light)")


@contextmanager
def behind(home: Path) -> Iterator[tuple[list[Watched], str]]:
    """Two pages over one store, and the address of what stands before them."""
    (home / "nginx").mkdir()
    with ExitStack() as stack:
        pages = [stack.enter_context(watched(home)) for _ in range(2)]
        yield pages, f"http://{stack.enter_context(proxied(home / 'nginx', [netloc(page) for page in pages]))}"


def netloc(page: Watched) -> str:
    return urlsplit(page.address).netloc


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages keep what they have, for all tests but one that ends a page; Ann may log in to them."""
    return furnished(tmp_path_factory.mktemp("nginx"))


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[tuple[list[Watched], str]]:
    with behind(home) as served:
        yield served


def seated(seat: str) -> httpx.Client:
    """Somebody who has the cookie of a seat."""
    return httpx.Client(auth=ANN, cookies={"onrecord_seat": seat}, timeout=60)


def ask(client: httpx.Client, address: str, question: str) -> str:
    url = f"{address}/gradio_api/call/v2/ask"
    begun = client.post(url, json={"question": question}, headers={"X-Request-ID": question.replace(" ", "-")})
    return client.get(f"{url}/{begun.raise_for_status().json()['event_id']}").text


def test_the_configuration_is_sound(tmp_path: Path) -> None:
    conf = configured(tmp_path, 8080, ["127.0.0.1:7861", "127.0.0.1:7862"])
    done = subprocess.run(command(conf, "-t"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_two_pages_behind_it(served: tuple[list[Watched], str]) -> None:
    pages, front = served
    # Whoever has a seat stays there, and all are answered alike.
    told = {}
    for seat in "abcdef":
        with seated(seat) as client:
            told[seat] = [ask(client, front, f"{seat} {turn} Boris") for turn in range(2)]
    assert all("event: complete" in one for both in told.values() for one in both)
    asked = [{one["request"][0] for one in page.logged("question") if "-Boris" in one["request"]} for page in pages]
    assert asked[0] | asked[1] == set("abcdef")
    assert asked[0]
    assert asked[1]
    assert not asked[0] & asked[1]

    # A browser is given a seat once, and a request an id that is one.
    first = httpx.get(f"{front}/", auth=ANN)
    assert "onrecord_seat=" in first.headers["set-cookie"]
    assert "set-cookie" not in httpx.get(f"{front}/", auth=ANN, cookies={"onrecord_seat": "a"}).headers
    assert len(first.headers["x-request-id"]) == 32
    assert len(httpx.get(f"{front}/health", headers={"X-Request-ID": "a b"}).headers["x-request-id"]) == 32
    assert httpx.get(f"{front}/ready").json() == {"ready": True}

    # The page's own address is what is typed, so that what it sends is no stranger's.
    assert httpx.get(f"{front}/", auth=ANN, headers={"Origin": front}).status_code == 200
    assert httpx.get(f"{front}/", auth=ANN, headers={"Origin": "http://elsewhere.example"}).status_code == 403
    too_much = httpx.post(f"{front}/gradio_api/queue/join", auth=ANN, content=b" " * (4 * 1024 * 1024 + 1))
    assert too_much.status_code == 413
    # A form of any length may come in pieces: the page is told how long it is.
    sent = httpx.post(f"{front}/gradio_api/call/v2/said", auth=ANN, content=iter([b'{"speaker": ', b'"Anna"}']),
                      headers={"Content-Type": "application/json"})  # fmt: skip
    assert sent.status_code == 200


def test_an_answer_is_seen_while_it_grows(served: tuple[list[Watched], str], home: Path) -> None:
    front = served[1]
    chat = Chat.of(front, auth=ANN)
    data = ["what did Boris say slowly?" if one is ... else one for one in chat.given]
    body = {"data": data, "fn_index": chat.event, "trigger_id": chat.trigger, "session_hash": "growing"}
    with seated("grows") as client:
        client.post(f"{front}/gradio_api/queue/join", json=body).raise_for_status()
        seen = []
        with client.stream("GET", f"{front}/gradio_api/queue/data?session_hash=growing") as lines:
            for line in lines.iter_lines():
                message = json.loads(line.removeprefix("data:"))["msg"] if line else ""
                if message == "process_generating" and message not in seen:
                    # Nothing is gathered up: this comes while the answer still waits.
                    (home / "gate").touch()
                seen.append(message)
    assert "process_completed" in seen


def test_a_page_that_ends_hands_over_to_the_other(tmp_path: Path) -> None:
    home = furnished(tmp_path)
    with behind(home) as (pages, front), seated("a") as client, ThreadPoolExecutor() as threads:
        chat = Chat.of(front, auth=ANN)
        talk = partial(answered, client, front, chat, "talking")
        assert [len(talk(question)) for question in ("what did Anna say?", "and Boris?")] == [2, 4]
        asked = {page.address: len(page.logged("question")) for page in pages}
        running = threads.submit(ask, client, front, "what did Boris say slowly?")
        until(lambda: any(page.figures()["onrecord_questions_running"] for page in pages))
        going = next(page for page in pages if page.figures()["onrecord_questions_running"])
        (staying,) = (page for page in pages if page is not going)
        going.process.send_signal(signal.SIGTERM)
        until(lambda: httpx.get(f"{going.address}ready").status_code == 503)
        # The same seat, another page: no word of it to whoever asks.
        assert "event: complete" in ask(client, front, "what did Boris say?")
        assert len(staying.logged("question")) == 1
        # The chat goes on there, without what was said before.
        assert len(talk("and Clara?")) == 2
        (home / "gate").touch()
        assert "event: complete" in running.result()
        assert going.process.wait() == 0
        assert asked == {going.address: 2, staying.address: 0}
        assert going.logged("stopped")[0]["cut"] == 0
        # It is gone.
        assert "event: complete" in ask(client, front, "what did Clara say?")
    assert [one["outcome"] for one in staying.logged("question")] == ["answered"] * 3


def test_the_lines_of_the_manual(tmp_path: Path, served: tuple[list[Watched], str]) -> None:
    page = netloc(served[0][0])
    certify(tmp_path)
    head = TEXT.partition("    # A page keeps")[0]
    # The keys lie where nginx may write.
    keys = TLS.replace("/run/secrets/", "/tmp/").replace("listen 8443", "listen 8080")  # noqa: S108  (of the container)
    text = f"{head} server {{ {keys} {ONE_PAGE.replace('127.0.0.1:7860', page)} }} }}"
    trusted = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))
    with (
        proxied(tmp_path, (), text) as front,
        httpx.Client(verify=trusted, base_url=f"https://{front}", headers={"Origin": f"https://{front}"}) as client,
    ):
        logged_in = client.post("/login", data={"username": ANN[0], "password": ANN[1]})
        assert "Secure" in logged_in.headers["set-cookie"]
        begun = client.post("/gradio_api/call/v2/ask", json={"question": "what did Anna say?"})
        told = client.get(f"/gradio_api/call/v2/ask/{begun.json()['event_id']}", timeout=60).text
    assert "event: complete" in told


def certify(place: Path) -> None:
    """A key, and a certificate of this machine's address that whoever is given it may trust."""
    openssl = shutil.which("openssl")
    assert openssl, "openssl is not installed"
    extensions = ("subjectAltName=IP:127.0.0.1", "basicConstraints=critical,CA:TRUE")
    named = ["-subj", "/CN=127.0.0.1", *(part for one in extensions for part in ("-addext", one))]
    files = ["-keyout", str(place / "key.pem"), "-out", str(place / "certificate.pem")]
    made = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    subprocess.run([*made, *named, *files], check=True, capture_output=True)
