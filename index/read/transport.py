"""What carries the requests of httpx over connections of `reach`.

It goes past all proxies: what one connects to would not be known.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx

from index.read.reach import Reach


class Transport(httpx.BaseTransport):
    """Asks servers by HTTP/1.1.

    Args:
        reach: opens the connections.
    """

    def __init__(self, reach: Reach) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=reach)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, its body not read yet.

        Raises:
            httpx.TransportError: the server cannot be asked, or does not speak HTTP.
            UnreadableSource: it must not be asked, or the bounds are reached.
        """
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        with _as_httpx():
            answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Hangs up."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        with _as_httpx():
            self._answer.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
        raise httpx.TransportError(str(error) or type(error).__name__) from error
