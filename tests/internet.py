"""An internet that stands on loopback: names lead where a test says, and all that would be connected to is counted."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import Any

import pytest

PUBLIC, OTHER = "93.184.216.34", "151.101.1.69"
"""Addresses of servers that everybody may reach."""


@dataclass
class Site:
    """A server on loopback: what it answers by path, and what it was asked, by which name."""

    port: int = 0
    pages: dict[str, tuple[int, bytes, dict[str, str]]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, data, {"Content-Type": "text/html; charset=utf-8", **headers})


@contextmanager
def site(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server on a free port of loopback."""
    here = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.headers.get("Host", ""), self.path))
            status, data, headers = here.pages.get(self.path, (404, b"", {}))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Whoever hangs up is no fault."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    here.port = server.server_port
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def talking(talk: Callable[[socket.socket, Event], None]) -> Iterator[int]:
    """A port of loopback where each who comes is talked to, until the event says that nobody listens any more."""
    over = Event()

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                talk(self.request, over)

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            over.set()
            server.shutdown()
            thread.join()


@dataclass
class Internet:
    """Names with their answers, one after the other, the last for ever; public addresses with the port of the site that
    stands there; and what was looked up and connected to.
    """

    names: dict[str, list[list[str]]] = field(default_factory=lambda: {"localhost": [["127.0.0.1", "::1"]]})
    sites: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)

    def answer(self, name: str) -> list[str] | None:
        answers = self.names.get(name.rstrip(".").lower())
        if answers is None:
            return None
        self.asked.append(name)
        return answers.pop(0) if len(answers) > 1 else answers[0]


@contextmanager
def internet() -> Iterator[Internet]:
    """Puts it in the place of the real one, as far as this process looks names up and connects."""
    net = Internet()
    look_up, connect = socket.getaddrinfo, socket.socket.connect

    def getaddrinfo(host: Any, port: Any, *how: Any, **kind: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        found = net.answer(name) if name else None
        # No server is asked for a name: what is none of the test's is a number, or unknown.
        numbers = [name] if found is None else found
        kind = {**dict(zip(("family", "type", "proto"), how, strict=False)), **kind, "flags": socket.AI_NUMERICHOST}
        return [one for number in numbers for one in look_up(number, port, **kind)]

    def connecting(self: socket.socket, address: Any) -> None:
        if self.family not in {socket.AF_INET, socket.AF_INET6}:
            return connect(self, address)
        net.connected.append(address[0])
        if address[0] in net.sites:
            return connect(self, ("127.0.0.1", net.sites[address[0]]))
        if address[0] == "127.0.0.1":
            return connect(self, address)
        raise ConnectionRefusedError("nobody is there")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        patch.setattr(socket.socket, "connect", connecting)
        yield net
