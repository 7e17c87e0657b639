"""All that watches a page, and ends it, put together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.web.access import Access
from bot.web.ops.doors import Doors, Listener
from bot.web.ops.logs import Log, tell
from bot.web.ops.metrics import Metrics
from bot.web.ops.operation import Operation
from bot.web.ops.ready import Ready
from bot.web.ops.stop import Stop
from index import Index


class Watch:
    """What watches a page.

    Args:
        index: what is asked.
        access: says who may ask.
        operation: what is told, and where.
    """

    def __init__(self, index: Index, access: Access, operation: Operation) -> None:
        self.stop = Stop()
        self.ready = Ready(index)
        self._at = operation.metrics
        self._waiting: Callable[[], int] = int
        self._metrics = Metrics(index, self._now) if operation.metrics else None
        listeners: list[Listener] = [Log(words=operation.words)] if operation.log else []
        self.doors = Doors(access, index, [*listeners, self._metrics] if self._metrics else listeners)

    @contextmanager
    def open(self, waiting: Callable[[], int]) -> Iterator[None]:
        """Shows the figures, where they are wanted, until the context is left.

        Args:
            waiting: tells how many questions wait in line.

        Raises:
            QuestionError: they cannot be shown there.
        """
        self._waiting = waiting
        end = self._metrics.serve(*self._at) if self._metrics and self._at else None
        try:
            yield
        finally:
            if end:
                end()

    def until_the_end(self) -> bool:
        """Waits until somebody wishes the page to end, and then a while for what is being answered; gives whether all
        of it was.
        """
        self.stop.wait()
        tell("stopping", {"running": self.doors.running, "waiting": self._waiting()})
        whole = self.stop.drain(lambda: not (self.doors.running or self._waiting()))
        tell("stopped", {"cut": self.doors.running + self._waiting()})
        return whole

    def _now(self) -> tuple[int, int, bool]:
        return self.doors.running, self._waiting(), not (self.stop.begun or self.ready.why_not())
