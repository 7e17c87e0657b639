from http.server import BaseHTTPRequestHandler

import pytest

from bot.write.client import MOST_CHARACTERS, Server
from index.errors import QuestionError, ServerError
from tests.bot.write.server import event, floods, hangs, refuses, says, served


def test_words_come_as_they_are_sent() -> None:
    with served(says("The ferry is old.")) as model:
        server = Server(f"{model.url}/", "tiny", patience=5)
        assert "".join(server.stream("System.", "User.")) == "The ferry is old."
        assert model.asked[0]["model"] == "tiny"
        assert [one["role"] for one in model.asked[0]["messages"]] == ["system", "user"]


def test_whoever_stops_listening_stops_the_rest() -> None:
    with served(floods(lambda _: event("word "))) as model:
        words = Server(model.url, "tiny", patience=5).stream("", "")
        assert next(words) == "word "
        words.close()


@pytest.mark.parametrize("status", [401, 404, 429, 500, 503])
def test_a_refusal_is_not_tried_again(status: int) -> None:
    with served(refuses(status)) as model:
        with pytest.raises(ServerError, match=f"answered with status {status}"):
            list(Server(model.url, "tiny", patience=5).stream("", ""))
        assert len(model.asked) == 1


def test_what_a_refusal_tells_is_not_read() -> None:
    def endless(handler: BaseHTTPRequestHandler, _: object) -> None:
        handler.send_response(500)
        handler.end_headers()
        while not handler.model.over.is_set():
            handler.wfile.write(b"no " * 1000)
            handler.model.sent += 3000

    with served(endless) as model:
        with pytest.raises(ServerError, match="answered with status 500"):
            list(Server(model.url, "tiny", patience=5).stream("", ""))
        assert model.sent < 2**24


def test_only_a_bad_request_is_asked_once_more_without_a_temperature() -> None:
    with served(refuses(400)) as model:
        with pytest.raises(ServerError, match="answered with status 400"):
            list(Server(model.url, "tiny", patience=5).stream("", ""))
        assert ["temperature" in one for one in model.asked] == [True, False]


def test_nothing_of_the_environment_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "for-openai-alone")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with served(says("Yes.")) as model:
        assert "".join(Server(model.url, "tiny", patience=5).stream("", "")) == "Yes."
        assert "for-openai-alone" not in model.headers[0].values()


def test_silence_ends() -> None:
    with served(hangs()) as model, pytest.raises(ServerError, match="silent"):
        list(Server(model.url, "tiny", patience=0.1).stream("", ""))


def test_too_many_words_end() -> None:
    with served(says("x" * (MOST_CHARACTERS + 1))) as model, pytest.raises(ServerError, match="come to an end"):
        list(Server(model.url, "tiny", patience=5).stream("", ""))


@pytest.mark.parametrize(
    "url", ["", "localhost:11434", "file:///etc/passwd", "http://", "http://[::1", "http://127.0.0.1:99999/v1"]
)
def test_an_address_is_one(url: str) -> None:
    with pytest.raises(QuestionError) as raised:
        Server(url, "tiny")
    assert raised.value.hint


def test_neither_key_nor_password_is_shown() -> None:
    server = Server("http://me:pass@127.0.0.1/v1", "tiny", key="sk-secret")
    assert "sk-secret" not in repr(server)
    assert "me:pass" not in repr(server)
    assert server.place == "127.0.0.1/v1"


def test_a_missing_client_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.write.client.find_spec", lambda _: None)
    with pytest.raises(ServerError) as raised:
        Server("http://127.0.0.1/v1", "tiny")
    assert raised.value.hint == "Run: pip install 'onrecord[llm]'"
