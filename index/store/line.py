"""Asks an embedding service: again where it may yet answer, never where it points on. One of the rooms of httpx."""

import json
import time
import weakref
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from http import HTTPStatus
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from index.errors import ModelError
from index.store.service import EmbeddingService

if TYPE_CHECKING:
    import httpx
    from tenacity import RetryCallState

_MOST_BYTES = 64 * 2**20
# Seconds before the second try, and before a later one at most.
_FIRST, _LONGEST = 0.2, 20.0
# So many times the longest silence may all of an answer take.
_TIMES = 4
_START = "Start it, or correct its address (--embedder, ONRECORD_EMBEDDER)."
_LOOK = "Look at what it logs, and at its address (--embedder, ONRECORD_EMBEDDER)."
_KEY = "Put its key into ONRECORD_EMBEDDER_KEY."
_HINTS: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Correct the model's name (--model), or tell how much it reads (ONRECORD_EMBEDDER_WINDOW).",
    HTTPStatus.UNAUTHORIZED: _KEY,
    HTTPStatus.FORBIDDEN: _KEY,
    HTTPStatus.NOT_FOUND: "Correct its address (--embedder) or the model's name (--model).",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Tell how many tokens its model reads: ONRECORD_EMBEDDER_WINDOW.",
}
_BUSY = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)


class Patience(NamedTuple):
    """How long a service is waited for: `silence` seconds without a byte, `tries`, and `seconds` of all tries. One that
    wants to be left alone for longer than `pause` seconds is not asked again.
    """

    silence: float
    tries: int
    seconds: float
    pause: float


BUILDING = Patience(silence=60.0, tries=8, seconds=300.0, pause=60.0)
"""A build goes on when the service was started anew."""
ASKING = Patience(silence=15.0, tries=3, seconds=20.0, pause=5.0)
"""Somebody waits for an answer."""


class Refused(ModelError):
    """It answers, and not what it was asked for."""


class _Passing(Exception):
    """What may be over when it is asked again, and after how many seconds it said that it would."""

    def __init__(self, what: str, after: float | None = None) -> None:
        super().__init__(what)
        self.after = after


class Line:
    """The line to a service. Safe to use from several threads.

    Args:
        service: where it is.
    """

    def __init__(self, service: EmbeddingService) -> None:
        self._service = service
        self._opening = Lock()

    def ask(self, url: str, body: object = None, patience: Patience = ASKING, gone: Event | None = None) -> Any:  # noqa: ANN401  (whatever JSON can hold)
        """What it answers.

        Args:
            url: behind the service's base or root.
            body: sent as JSON; None to send nothing.
            patience: with it.
            gone: set when nobody waits any more.

        Raises:
            Refused: it answers with a status of refusal, or something else than JSON.
            ModelError: it cannot be reached, is silent or overloaded for too long, breaks off, or does not end.
        """
        from tenacity import Retrying, retry_if_exception_type, sleep_using_event, stop_after_attempt, stop_before_delay
        from tenacity import stop_when_event_set as stop_when

        gone = gone or Event()
        often = Retrying(
            retry=retry_if_exception_type(_Passing),
            stop=stop_after_attempt(patience.tries) | stop_before_delay(patience.seconds) | stop_when(gone),
            wait=_pause(),
            sleep=sleep_using_event(gone),
            reraise=True,
        )
        try:
            data: bytes = often(self._once, url, body, patience)
        except _Passing as error:
            raise self.wrong(str(error), _START) from error
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise self.refused("sends something else than JSON") from error

    def wrong(self, what: str, hint: str = _LOOK) -> ModelError:
        """The error of a service that does not do what it should, in none of its words: they may hold the key."""
        return ModelError(self._told(what), hint)

    def refused(self, what: str, hint: str = _LOOK) -> Refused:
        """The error of one that answers something else."""
        return Refused(self._told(what), hint)

    def _told(self, what: str) -> str:
        return f"the embedding service at {self._service.place} {what}"

    def _once(self, url: str, body: object, patience: Patience) -> bytes:
        import httpx

        method, data = ("GET", b"") if body is None else ("POST", json.dumps(body).encode())
        try:
            with self._client.stream(method, url, content=data, timeout=patience.silence) as answer:
                self._look(answer, patience)
                return self._bounded(answer, patience)
        except httpx.TimeoutException as error:
            raise _Passing("is silent for too long") from error
        except httpx.ConnectError as error:
            raise _Passing("cannot be reached") from error
        except httpx.HTTPError as error:
            raise _Passing("breaks off") from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise self.wrong("cannot be asked: that is no address", _START) from error

    def _look(self, answer: "httpx.Response", patience: Patience) -> None:
        """Looks at the status alone: what it tells of a refusal is not read."""
        status = answer.status_code
        if answer.is_success:
            return
        if answer.is_redirect:
            raise self.refused("points to another address", "Give that one (--embedder): redirects are not followed.")
        if not answer.is_server_error and status not in _BUSY:
            raise self.refused(f"answers with status {status}", _HINTS.get(status, _LOOK))
        after = _after(answer.headers.get("retry-after", ""))
        if after is not None and after > patience.pause:
            raise self.wrong(f"answers with status {status}", f"Try again in {after:.0f} s, as it asks.")
        raise _Passing(f"answers with status {status}", after)

    def _bounded(self, answer: "httpx.Response", patience: Patience) -> bytes:
        """All of it. One that sends a byte now and then is given up as one that is silent is."""
        data, until = bytearray(), time.monotonic() + _TIMES * patience.silence
        for chunk in answer.iter_bytes():
            data += chunk
            if len(data) > _MOST_BYTES:
                raise self.wrong("does not come to an end")
            if time.monotonic() > until:
                raise _Passing("takes too long")
        return bytes(data)

    @property
    def _client(self) -> "httpx.Client":
        with self._opening:
            return self._opened

    @cached_property
    def _opened(self) -> "httpx.Client":
        """Goes nowhere but to the address: not where a redirect points, not through a proxy of the environment."""
        import httpx

        key = self._service.key
        client = httpx.Client(
            headers={"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})},
            auth=None if key else self._service.login,
            follow_redirects=False,
            trust_env=False,
        )
        # Connections are kept for the next question, and nobody tells a line that there is none.
        weakref.finalize(self, client.close)
        return client


def _pause() -> "Callable[[RetryCallState], float]":
    """Seconds until the next try: as many as the service said, or else more from try to try."""
    from tenacity import wait_exponential, wait_random

    longer = wait_exponential(multiplier=_FIRST, max=_LONGEST) + wait_random(0, _FIRST)

    def pause(state: "RetryCallState") -> float:
        error = state.outcome.exception() if state.outcome else None
        return error.after if isinstance(error, _Passing) and error.after is not None else longer(state)

    return pause


def _after(told: str) -> float | None:
    """The seconds of a Retry-After, which has a number or a date; None if it has neither."""
    if told.isdigit():
        return float(told)
    try:
        return max((parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
