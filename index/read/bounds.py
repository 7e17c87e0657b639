"""How long a fetch may take in all, and how many bytes may come: a server that sends one now and then gains nothing."""

from collections.abc import Callable
from ssl import SSLContext
from time import monotonic
from typing import Any

import httpcore

from index.errors import UnreadableSource


class Bounds:
    """What is left of the time and the bytes of one fetch, its redirects and headers included.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._until = 0.0
        self._bytes = 0

    def begin(self, seconds: float, most: int) -> None:
        """A new fetch begins, which may take so many seconds and bytes."""
        self._until, self._bytes = self._clock() + seconds, most

    def left(self, timeout: float | None = None) -> float:
        """Seconds that are left, or the timeout if that is sooner.

        Raises:
            UnreadableSource: none are left.
        """
        left = self._until - self._clock()
        if left <= 0:
            raise UnreadableSource("the server takes too long", "Try again later, or save it by hand.")
        return left if timeout is None else min(left, timeout)

    def take(self, length: int) -> None:
        """Counts bytes that came.

        Raises:
            UnreadableSource: there were too many.
        """
        self._bytes -= length
        if self._bytes < 0:
            raise UnreadableSource("the server sends too much", "Save it by hand, in parts.")


class BoundedStream(httpcore.NetworkStream):
    """A connection that is read and written within the bounds of the fetch that goes on."""

    def __init__(self, stream: httpcore.NetworkStream, bounds: Bounds) -> None:
        self._stream, self._bounds = stream, bounds

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come. Errors as for `Bounds.left` and `Bounds.take`."""
        data = self._stream.read(max_bytes, self._bounds.left(timeout))
        self._bounds.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends. Errors as for `Bounds.left`."""
        self._stream.write(buffer, self._bounds.left(timeout))

    def close(self) -> None:
        """Hangs up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypts what follows. Errors as for `Bounds.left`."""
        return BoundedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._bounds.left(timeout)), self._bounds
        )

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  (httpcore's seam)
        """What httpcore asks of a connection."""
        return self._stream.get_extra_info(info)
