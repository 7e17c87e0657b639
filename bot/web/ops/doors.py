"""What comes in by any door is let in, clocked, and told of when it is over."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from threading import Lock
from typing import Any, Protocol

from bot.web.access import Access
from bot.web.ops.asked import Asked, Asking, Changed, Door, Outcome
from bot.web.ops.requests import id_of
from index import Index

Admit = Callable[[], AbstractContextManager[Asking]]
"""Lets a question in or refuses it with an error; how it ends is told to what it gives."""


class Listener(Protocol):
    """Is told of what is over, in the thread that did it."""

    def asked(self, asked: Asked, /) -> None:
        """Of a question."""

    def changed(self, changed: Changed, /) -> None:
        """Of a change of the library."""


class Doors:
    """All doors of a page.

    Args:
        access: says who may ask.
        index: what is asked.
        listeners: told of all that is over.
    """

    def __init__(self, access: Access, index: Index, listeners: Sequence[Listener] = ()) -> None:
        self.access = access
        self.running = 0
        self._index = index
        self._listeners = listeners
        # Questions are answered in threads.
        self._lock = Lock()

    @contextmanager
    def admit(self, door: Door, what: str, request: Any, words: Mapping[str, Any]) -> Iterator[Asking]:  # noqa: ANN401  (gradio's request or Starlette's)
        """Lets a question in, for as long as it is being answered.

        Raises:
            TooOften: whoever asks has asked too often.
        """
        asking, began = Asking(), time.perf_counter()
        outcome: Outcome = "stopped"
        error: Exception | None = None
        self._run(1)
        try:
            self.access.admit(request)
            yield asking
            outcome = "answered" if asking.found else "declined"
        except Exception as failed:  # Whatever it is, it is told of and goes on
            outcome, error = "failed", failed
            raise
        finally:
            self._run(-1)
            asked = Asked(
                door=door,
                what=what,
                request=id_of(request),
                user=self.access.user(request),
                seconds=time.perf_counter() - began,
                outcome=outcome,
                kind=asking.kind,
                passages=asking.passages,
                generation=self._index.generation,
                error=error,
                words=words,
            )
            for listener in self._listeners:
                listener.asked(asked)

    @contextmanager
    def change(self, request: Any) -> Iterator[None]:  # noqa: ANN401  (gradio's request or Starlette's)
        """Lets a change of the library in, for as long as it is at work.

        Raises:
            NotAllowed: the library is kept to others.
        """
        began = time.perf_counter()
        error: Exception | None = None
        self._run(1)
        try:
            self.access.check_edit(request)
            yield
        except Exception as failed:  # As above
            error = failed
            raise
        finally:
            self._run(-1)
            changed = Changed(id_of(request), self.access.user(request), time.perf_counter() - began, error)
            for listener in self._listeners:
                listener.changed(changed)

    def _run(self, more: int) -> None:
        with self._lock:
            self.running += more
