"""A real HTTP server on loopback that plays a language model, well or badly."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback import running

DONE = b"data: [DONE]\n\n"
Play = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]
"""What a model does with a request."""


class Model:
    """A server whose behaviour can be changed between requests; it remembers what it was asked, and the headers."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.sent = 0
        # Set at the end: who hangs is let go.
        self.over = threading.Event()
        self.url = ""

    @property
    def user(self) -> str:
        """The last message of the user."""
        return str(self.asked[-1]["messages"][1]["content"])


@contextmanager
def served(play: Play) -> Iterator[Model]:
    """A model that is served until the end of the block."""
    model = Model(play)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append(body)
            model.headers.append({name.lower(): value for name, value in self.headers.items()})
            self.close_connection = True
            with suppress(BrokenPipeError, ConnectionResetError):
                model.play(self, body)

        def log_message(self, *_: object) -> None:
            pass

    Handler.model = model
    with running(Handler, model.over) as address:
        model.url = f"{address}/v1"
        yield model


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, kind: str = "application/json") -> None:
    """A whole answer."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def begin(handler: BaseHTTPRequestHandler) -> None:
    """The head of a stream of events."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Connection", "close")
    handler.end_headers()


def event(words: str | None, finish: str | None = None) -> bytes:
    """A piece of a chat completion as an event."""
    delta = {} if words is None else {"content": words}
    told = {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
    return b"data: " + json.dumps(told).encode() + b"\n\n"


def pieces(text: str) -> Iterable[str]:
    """A text cut into pieces as tokens would cut it, in the middle of words too."""
    return (text[at : at + 5] for at in range(0, len(text), 5))


def says(text: str) -> Play:
    """A model that writes a text and ends."""

    def play(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        begin(handler)
        for piece in pieces(text):
            handler.wfile.write(event(piece))
        handler.wfile.write(event(None, "stop") + DONE)

    return play


def breaks_off(text: str) -> Play:
    """A model whose server dies in the middle of its answer."""

    def play(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        begin(handler)
        for piece in pieces(text):
            handler.wfile.write(event(piece))

    return play


def refuses(status: int, told: str = "no") -> Play:
    """A server that answers with a status."""
    return lambda handler, _: send(handler, json.dumps({"error": {"message": told}}).encode(), status)


def hangs(text: str = "") -> Play:
    """A model that stops in the middle, or before its first word, and keeps the line open with signs of no meaning."""

    def play(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        begin(handler)
        if text:
            handler.wfile.write(event(text))
        while not handler.model.over.wait(0.02):
            handler.wfile.write(b": still here\n\n")

    return play


def floods(make: Callable[[int], bytes], most: int = 10 * 2**20) -> Play:
    """A server that sends 10 MB and more."""

    def play(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        begin(handler)
        number = 0
        while handler.model.sent < most:
            piece = make(number)
            handler.wfile.write(piece)
            handler.model.sent += len(piece)
            number += 1

    return play


def writes(body: bytes, kind: str = "text/html") -> Play:
    """A server that answers with something else."""
    return lambda handler, _: send(handler, body, kind=kind)
