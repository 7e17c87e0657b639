"""What is secret is planted, every door is driven into errors, and whatever came out is searched for it."""

import json
import logging
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.config import open_server, settings
from tests.bot.write.server import Model, begin, event, says, send, served
from tests.conftest import free_port

KEYS = {
    name: f"sk-{name.lower()}-5ecret"
    for name in ("ONRECORD_LLM_KEY", "ONRECORD_EMBEDDER_KEY", "CHROMA_API_KEY", "OPENAI_API_KEY")
}
PASSWORD = "pa55-in-the-address"  # noqa: S105  (planted to be looked for)


@pytest.fixture(autouse=True)
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, secret in KEYS.items():
        monkeypatch.setenv(name, secret)


def assert_nothing_secret(*told: str) -> None:
    for secret in (*KEYS.values(), PASSWORD):
        for text in told:
            assert secret not in text, text[max(text.index(secret) - 300, 0) : text.index(secret) + 100]


def echo(status: int) -> Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]:
    """A server that says what it was told, as some do of what they refuse."""

    def play(handler: BaseHTTPRequestHandler, _body: dict[str, Any]) -> None:
        told = json.dumps({"error": {"message": f"wrong: {dict(handler.headers)}"}})
        send(handler, told.encode(), status)

    return play


def breaks(handler: BaseHTTPRequestHandler, _body: dict[str, Any]) -> None:
    begin(handler)
    handler.wfile.write(event("Peskov said "))
    handler.wfile.write(b"data: {" + str(dict(handler.headers)).encode() + b"\n\n")


PLAYS = {
    "refuses the key": echo(401),
    "has none of it": echo(404),
    "breaks": echo(500),
    "sends what is no answer": echo(200),
    "breaks off": breaks,
    "answers": says("Peskov said that it was regrettable [1]."),
}


def run(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    with pytest.raises(SystemExit):
        main(args)
    return "".join(capsys.readouterr())


@pytest.mark.parametrize("play", PLAYS)
def test_a_language_models_server(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, store: Path, play: str
) -> None:
    """Though every library tells its log all that it does."""
    caplog.set_level(logging.DEBUG)
    with served(PLAYS[play]) as model:
        where = ("--store", str(store))
        llm = ("--llm-url", with_password(model), "--llm-model", "tiny")
        told = [run(capsys, "ask", "what did Peskov say", *how, *where, *llm) for how in ([], ["--json"])]
        assert heard(model)
    assert_nothing_secret(*told, caplog.text)


def heard(model: Model) -> bool:
    return all("authorization" in headers for headers in model.headers) and bool(model.headers)


@pytest.mark.parametrize(
    "url",
    [
        f"http://me:{PASSWORD}@127.0.0.1:{{port}}/v1",
        f"http://me:{PASSWORD}@[::1/v1",
        f"ftp://me:{PASSWORD}@127.0.0.1/v1",
        f"me:{PASSWORD}@127.0.0.1",
        f"http://me:{PASSWORD}@127.0.0.1:0/v1",
        f"http://me:{PASSWORD}@/v1",
    ],
)
def test_addresses_of_no_server(
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    store: Path,
    url: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("ONRECORD_LLM_URL", url.format(port=free_port()))
    monkeypatch.setenv("ONRECORD_LLM_MODEL", "tiny")
    told = [run(capsys, *args, "--store", str(store)) for args in (["doctor"], ["ask", "what did Peskov say"])]
    assert_nothing_secret(*told, caplog.text)


@pytest.fixture
def apples(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> str:
    """A source, in a test in which every library tells its log all that it does."""
    caplog.set_level(logging.DEBUG)
    (tmp_path / "apples.txt").write_text("Anna said that apples are red.", encoding="utf-8")
    return str(tmp_path / "apples.txt")


@pytest.mark.parametrize("play", ["refuses the key", "sends what is no answer"])
def test_a_server_that_embeds(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, tmp_path: Path, apples: str, play: str
) -> None:
    with served(PLAYS[play]) as service:
        where = ("--store", str(tmp_path / "store"), "--embedder", with_password(service), "--model", "tiny")
        told = [run(capsys, *args, *where) for args in (["build", apples], ["doctor"])]
    assert "onrecord: " in told[0]
    assert_nothing_secret(*told, caplog.text)


@pytest.mark.parametrize("play", ["refuses the key", "breaks", "sends what is no answer"])
def test_a_server_that_keeps_the_store(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, apples: str, play: str
) -> None:
    with served(PLAYS[play]) as server:
        where = ("--store", with_password(server).removesuffix("/v1"))
        asked = (["ask", "what did Anna say"], ["build", apples], ["doctor"])
        told = [run(capsys, *args, *where) for args in asked]
    assert "onrecord: " in told[0]
    assert_nothing_secret(*told, caplog.text)


def with_password(server: Model) -> str:
    return server.url.replace("http://", f"http://me:{PASSWORD}@")


def test_what_settings_show_of_themselves() -> None:
    chosen = settings(llm_url=f"http://me:{PASSWORD}@127.0.0.1:9/v1", llm_model="tiny")
    assert chosen.llm_key == KEYS["ONRECORD_LLM_KEY"]
    assert_nothing_secret(repr(chosen), str(chosen), repr(open_server(chosen)))


def test_an_address_with_a_password_is_not_fetched_nor_kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    url = f"http://me:{PASSWORD}@example.org/"
    told = run(capsys, "add", url, "--into", str(tmp_path), "--json")
    assert "a name or password stands in the address" in told
    assert not list(tmp_path.iterdir())
