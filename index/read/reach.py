"""Connections to servers of the web, to the very address that was looked at.

The name of a server is looked up once: a name whose answer changes meanwhile gains nothing.
"""

import socket
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore

from index.errors import UnreadableSource
from index.read.address import is_public
from index.read.bounds import BoundedStream, Bounds

# Addresses of one name that are tried.
_TRIED = 4
# Ports of the web, and the first that a program may take without leave. Behind the others listen mail and the like,
# which might do what a line of a request says.
_WEB, _FREE = frozenset((80, 443)), 1024
_OWN = "If it is on your own network and you trust it: onrecord add --private URL"


class Reach(httpcore.NetworkBackend):
    """Opens connections within bounds, and to public addresses alone.

    Args:
        bounds: of the fetch that goes on.
        private: whether this machine and its networks are reached too, on any port.
    """

    def __init__(self, bounds: Bounds, *, private: bool) -> None:
        self._bounds = bounds
        self._private = private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connects to the first address of a name that takes it.

        Raises:
            UnreadableSource: its port or any of its addresses is not for everybody, or it takes too long.
            httpcore.NetworkError: there is no such name, or nobody takes the connection.
            httpcore.TimeoutException: nobody answers.
        """
        if not (self._private or port in _WEB or port >= _FREE):
            raise UnreadableSource(f"port {port} is none of the web", _OWN)
        addresses = _addresses(host, port, self._bounds.left(timeout))
        if not (self._private or all(map(is_public, addresses))):
            raise _inside()
        fault: Exception = httpcore.ConnectError("its name has no address")
        for address in addresses[:_TRIED]:
            try:
                left = self._bounds.left(timeout)
                stream = self._backend.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                fault = error
            else:
                return BoundedStream(self._guarded(stream, address), self._bounds)
        raise fault

    def _guarded(self, stream: httpcore.NetworkStream, address: str) -> httpcore.NetworkStream:
        """What listens on this machine's own public address may trust who comes from the machine itself."""
        if not self._private and stream.get_extra_info("client_addr")[0] == address:
            stream.close()
            raise _inside()
        return stream


def _addresses(host: str, port: int, seconds: float) -> list[str]:
    """Those of a name, or the one that stands in its place, however its numbers are written. Looked up in a thread: the
    system's resolver knows no limit but its own.
    """
    told = SimpleQueue[list[str] | Exception]()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            told.put(list(dict.fromkeys(str(one[4][0]) for one in found)))
        except Exception as error:  # noqa: BLE001  (told to the one who waits, who would wait in vain)
            told.put(error)

    Thread(target=look_up, daemon=True).start()
    try:
        found = told.get(timeout=seconds)
    except Empty:
        raise httpcore.ConnectTimeout("its name is not found in time") from None
    if isinstance(found, Exception):
        raise httpcore.ConnectError(str(found)) from found
    return found


def _inside() -> UnreadableSource:
    return UnreadableSource("it leads to this machine or to a private network", _OWN)
