"""Real HTTP servers on loopback that embed: one with the real model, as the makers of such services document them, and
one that does what it is told, well or badly.
"""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

import numpy as np

from index.store.embed import LocalEmbedder
from index.store.service import EmbeddingService
from tests.fakes import CountingEmbedder
from tests.loopback import running

Body = dict[str, Any]


class Plain:
    """An embedder of which only the vectors of passages are asked for: a service gives no others."""

    def __init__(self, embedder: LocalEmbedder | None = None) -> None:
        self._embedder = embedder or LocalEmbedder()
        self.name, self.fingerprint, self.window = self._embedder.name, "plain", self._embedder.window
        self.count, self.embed, self.embed_question = (
            self._embedder.count,
            self._embedder.embed,
            self._embedder.embed_question,
        )


class Service:
    """A service whose behaviour can be changed between requests. It remembers what it was asked, and the headers.

    Attributes:
        models: the names that it knows.
        window: tokens that its model reads, as text-embeddings-inference tells it; None to tell nothing.
        longest: as vLLM tells it; None to tell nothing.
        tricks: what it does with the next requests for vectors, instead of giving them.
    """

    def __init__(self, embedder: Any = None) -> None:
        self.embedder = embedder or CountingEmbedder()
        self.models = ["words"]
        self.window: int | None = None
        self.longest: int | None = None
        self.key: str | None = None
        self.tricks: deque[Callable[[BaseHTTPRequestHandler, Body], None]] = deque()
        self.paths: list[str] = []
        self.asked: list[Body] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()
        self.address = ""

    @property
    def here(self) -> EmbeddingService:
        return EmbeddingService(self.address, self.key)

    @property
    def embedded(self) -> list[str]:
        return [text for body in self.asked for text in body["input"]]

    def answer(self, handler: BaseHTTPRequestHandler, body: Body | None) -> None:
        path = handler.path
        if self.key and handler.headers["Authorization"] != f"Bearer {self.key}":
            send(handler, {"error": "who are you"}, 401)
        elif path == "/info" and self.window:
            told = {"model_id": self.models[0], "max_input_length": self.window, "max_client_batch_size": 32}
            send(handler, told)
        elif path == "/tokenize" and self.window and body:
            special = [{"special": True}] * (2 if body["add_special_tokens"] else 0)
            send(handler, [special + [{}] * number for number in self.embedder.count(body["inputs"])])
        elif path == "/v1/models" and self.longest:
            send(handler, {"data": [{"id": name, "max_model_len": self.longest} for name in self.models]})
        elif path == "/v1/embeddings" and body and body["model"] in self.models:
            self.asked.append(body)
            (self.tricks.popleft() if self.tricks else self.embed)(handler, body)
        else:
            send(handler, {"error": "not found"}, 404)

    def embed(self, handler: BaseHTTPRequestHandler, body: Body) -> None:
        send(handler, told(self.embedder.embed(body["input"])))


def told(vectors: Sequence[Any]) -> Body:
    """Vectors as OpenAI's protocol has them."""
    data = [{"object": "embedding", "index": i, "embedding": np.asarray(one).tolist()} for i, one in enumerate(vectors)]
    return {"object": "list", "data": data, "model": "words", "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def send(handler: BaseHTTPRequestHandler, answer: object, status: int = 200, **headers: str) -> None:
    """A whole answer: JSON, or bytes as they are."""
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    handler.send_response(status)
    for name, value in {**headers, "Content-Length": str(len(body))}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def served(embedder: Any = None) -> Iterator[Service]:
    """A service until the end of the block."""
    service = Service(embedder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, body: Body | None) -> None:
            service.paths.append(self.path)
            service.headers.append({name.lower(): value for name, value in self.headers.items()})
            with suppress(BrokenPipeError, ConnectionResetError):
                service.answer(self, body)

        def log_message(self, *_: object) -> None:
            pass

    with running(Handler, service.over) as service.address:
        yield service
