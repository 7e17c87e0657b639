"""A server that speaks OpenAI's protocol, asked within limits. The only room of the `openai` client."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bot.write.events import words
from index.errors import QuestionError, ServerError

if TYPE_CHECKING:
    from httpx2 import Response  # The client's own httpx.
    from openai import Omit, OpenAI

MOST_BYTES, MOST_CHARACTERS = 4 * 2**20, 20_000
"""What is read of an answer, and how many characters of words are taken from it."""
# So many times the longest silence may all of an answer take.
_TIMES = 4

Said = str | Exception | None
"""A piece of the answer, what went wrong, or None for its end."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is served, and under which name.

    Attributes:
        url: as in http://127.0.0.1:11434/v1; nothing else is ever asked over the network.
        model: its name there.
        key: for servers that want one; never shown.
        patience: seconds without a word after which it is given up; all of an answer may take four times as long.

    Raises:
        QuestionError: the address is none.
        ServerError: the client is not installed.
    """

    url: str = field(repr=False)  # It may hold a password.
    model: str
    key: str | None = field(default=None, repr=False)
    patience: float = 60.0

    def __post_init__(self) -> None:
        if not _is_address(self.url):
            hint = "Write it as http://127.0.0.1:11434/v1"
            raise QuestionError(f"{self.place!r} is no address of a language model's server", hint)
        if find_spec("openai") is None:
            raise ServerError(
                "a language model cannot be asked without the package openai", "Run: pip install 'onrecord[llm]'"
            )

    @property
    def place(self) -> str:
        """The address, a password in it left out."""
        return self.url.rpartition("@")[2]

    def stream(self, system: str, user: str) -> Iterator[str]:
        """The words that answer, as they come.

        Raises:
            ServerError: it cannot be reached, refuses, is silent for too long, breaks off, sends something else than
                an answer, or too much of it.
        """
        said, gone = SimpleQueue[Said](), Event()
        Thread(target=self._listen, args=(system, user, said, gone), daemon=True).start()
        until, length = time.monotonic() + _TIMES * self.patience, 0
        try:
            while (piece := self._next(said, until)) is not None:
                length += len(piece)
                if length > MOST_CHARACTERS:
                    raise ServerError("did not come to an end")
                yield piece
        finally:
            gone.set()

    def _next(self, said: "SimpleQueue[Said]", until: float) -> str | None:
        """The next piece. It is waited for here and not in the socket, where a server that sends a byte now and then,
        and never a word, would keep one waiting.
        """
        left = until - time.monotonic()
        try:
            piece = said.get(timeout=max(min(self.patience, left), 0))
        except Empty:
            raise ServerError("was silent for too long" if left > self.patience else "took too long") from None
        if isinstance(piece, Exception):
            raise ServerError(_told(piece)) from piece
        return piece

    def _listen(self, system: str, user: str, said: "SimpleQueue[Said]", gone: Event) -> None:
        """Puts the pieces into the queue, and at last how it ended; stops when nobody takes them any more."""
        try:
            for piece in self._pieces(system, user, gone):
                said.put(piece)
            said.put(None)
        except Exception as error:  # noqa: BLE001  (told to the one who waits, who would wait for ever)
            said.put(error)

    def _pieces(self, system: str, user: str, gone: Event) -> Iterator[str]:
        """The pieces of the answer. Some of OpenAI's models refuse a temperature: they are asked once more, without."""
        from openai import omit

        try:
            yield from self._asked(system, user, 0.0, gone)
        except _Refused as refused:
            if refused.status != HTTPStatus.BAD_REQUEST:
                raise
            yield from self._asked(system, user, omit, gone)

    def _asked(self, system: str, user: str, temperature: "float | Omit", gone: Event) -> Iterator[str]:
        told = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        with self._client() as client:
            ask = client.chat.completions.with_streaming_response.create
            # The two roles are what the client's types ask for.
            with ask(model=self.model, messages=told, stream=True, temperature=temperature) as response:  # type: ignore[arg-type]
                yield from words(_bounded(response.http_response.iter_raw(), gone))

    def _client(self) -> "OpenAI":
        """Goes nowhere but to the address: not where a redirect points, not through a proxy of the environment. A name
        and a password in the address are told beside it: its log tells all addresses.
        """
        from openai import DefaultHttpxClient, OpenAI

        told = urlsplit(self.url)
        auth = (unquote(told.username), unquote(told.password or "")) if told.username is not None else None
        hooks = {"response": [_accepted]}
        http = DefaultHttpxClient(follow_redirects=False, trust_env=False, event_hooks=hooks, auth=auth)
        # A server of one's own wants no key; the client wants some.
        key = self.key or "none"
        url = f"{told.scheme}://{self.place}" if auth else self.url
        client = OpenAI(base_url=url, api_key=key, timeout=self.patience, max_retries=0, http_client=http)
        # It takes them from the environment, where they are meant for OpenAI and not for any server.
        client.organization = client.project = None
        return client


class _Refused(ServerError):
    """It answers with a status that promises no answer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered with status {status}")
        self.status = status


def _accepted(response: "Response") -> None:
    """Looks at the status before the client does, which would read all that a server tells of a refusal, be it without
    end.

    Raises:
        _Refused: it is none of success.
    """
    if not response.is_success:
        raise _Refused(response.status_code)


def _is_address(url: str) -> bool:
    try:
        told = urlsplit(url)
        return told.scheme in {"http", "https"} and bool(told.hostname) and told.port != 0
    except ValueError:  # No port, or half a bracket.
        return False


def _bounded(chunks: Iterable[bytes], gone: Event) -> Iterator[bytes]:
    """As they came over the wire, which may be packed: what unpacks to more than it is would have no bound."""
    length = 0
    for chunk in chunks:
        length += len(chunk)
        if gone.is_set() or length > MOST_BYTES:
            raise ServerError("did not come to an end")
        yield chunk


def _told(error: Exception) -> str:
    """What went wrong, in none of the server's words: they may hold the key."""
    if isinstance(error, ServerError):
        return str(error)
    name = type(error).__name__
    return "was silent for too long" if "Timeout" in name else "cannot be reached" if "Connect" in name else "broke off"
