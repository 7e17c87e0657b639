"""Figures for Prometheus: on a port of their own, which whoever may see the page need not reach."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from bot.web.ops.asked import Asked, Changed
from index import Index
from index.errors import OnRecordError, QuestionError

# In seconds: from an answer out of memory to one that a language model writes.
_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """What is counted of a page.

    Args:
        index: whose state is told.
        now: gives how many questions are being answered, how many wait in line, and whether the page is ready. Asked
            whenever somebody looks.
    """

    def __init__(self, index: Index, now: Callable[[], tuple[int, int, bool]]) -> None:
        from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, ProcessCollector

        self._questions = Counter(
            "onrecord_questions", "Questions that are over.", ("door", "what", "outcome"), registry=None
        )
        self._errors = Counter("onrecord_errors", "Questions that failed.", ("door", "kind"), registry=None)
        self._seconds = Histogram(
            "onrecord_question_seconds", "Until it was over.", ("door", "what"), buckets=_BUCKETS, registry=None
        )
        self._builds = Counter("onrecord_builds", "Changes of the library from the page.", ("outcome",), registry=None)
        self._registry = CollectorRegistry()
        own = (self._questions, self._errors, self._seconds, self._builds)
        GCCollector(self._registry)
        for collector in (*own, _Now(index, now), ProcessCollector(registry=None)):
            self._registry.register(collector)

    def asked(self, asked: Asked) -> None:
        """Counts a question that is over."""
        self._questions.labels(asked.door, asked.what, asked.outcome).inc()
        self._seconds.labels(asked.door, asked.what).observe(asked.seconds)
        if asked.error is not None:
            kind = type(asked.error).__name__ if isinstance(asked.error, OnRecordError) else "Fault"
            self._errors.labels(asked.door, kind).inc()

    def changed(self, changed: Changed) -> None:
        """Counts a change of the library."""
        self._builds.labels("failed" if changed.error else "done").inc()

    def serve(self, host: str, port: int) -> Callable[[], None]:
        """Shows the figures at http://HOST:PORT/metrics; gives what ends that.

        Raises:
            QuestionError: one cannot listen there.
        """
        from prometheus_client import start_http_server

        try:
            server, thread = start_http_server(port, host, self._registry)
        except OSError as error:
            raise QuestionError(
                f"metrics cannot be shown on {host}:{port} ({error.strerror})", "Name another port: --metrics PORT"
            ) from error

        def end() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return end


class _Now:
    """What is so at the moment, looked up whenever somebody asks."""

    def __init__(self, index: Index, now: Callable[[], tuple[int, int, bool]]) -> None:
        self._index = index
        self._now = now

    def collect(self) -> Iterator[Any]:
        """The figures; those of the index only where it can be asked."""
        running, waiting, ready = self._now()
        yield _gauge("questions_running", "Questions that are being answered.", running)
        yield _gauge("questions_waiting", "Questions that wait in line.", waiting)
        yield _gauge("ready", "Whether the page can answer.", int(ready))
        with suppress(OnRecordError), self._index.steady() as generation:
            sources = self._index.sources()
            yield _gauge("index_generation", "Grows with every build that is published.", int(generation))
            yield _gauge("index_sources", "Sources in the index.", len(sources))
            yield _gauge("index_passages", "Passages in the index.", sum(one.passages for one in sources))


def _gauge(name: str, told: str, value: int) -> Any:  # noqa: ANN401  (what prometheus_client calls a metric)
    from prometheus_client.core import GaugeMetricFamily

    return GaugeMetricFamily(f"onrecord_{name}", told, value)
