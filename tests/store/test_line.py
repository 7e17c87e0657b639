"""How long a service is left alone before it is asked again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Event

import pytest

from index.errors import ModelError
from index.store.line import BUILDING, Line
from tests.services import Service, send, served


class Clock(Event):
    """Nobody waits: it remembers for how long."""

    def __init__(self) -> None:
        super().__init__()
        self.waited: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout or 0.0)
        return self.is_set()


@pytest.fixture
def service() -> Iterator[Service]:
    with served() as service:
        yield service


def ask(service: Service, clock: Clock) -> object:
    return Line(service.here).ask(
        f"{service.address}/v1/embeddings", {"model": "words", "input": ["one"]}, BUILDING, clock
    )


def refuses(service: Service, times: int, **headers: str) -> None:
    service.tricks.extend([lambda handler, body: send(handler, {}, 429, **headers)] * times)


def test_it_is_asked_again_when_it_said(service: Service) -> None:
    clock = Clock()
    refuses(service, 2, Retry_After="17")
    assert ask(service, clock)
    assert clock.waited == [17.0, 17.0]


def test_or_on_the_day_that_it_said(service: Service) -> None:
    clock = Clock()
    refuses(service, 1, Retry_After=format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True))
    refuses(service, 1, Retry_After=format_datetime(datetime.now(UTC) - timedelta(seconds=40), usegmt=True))
    refuses(service, 1, Retry_After="soon")
    assert ask(service, clock)
    assert 20 < clock.waited[0] <= 40
    assert clock.waited[1] == 0.0
    assert 0 < clock.waited[2] < 2


def test_not_if_that_is_too_long(service: Service) -> None:
    clock = Clock()
    refuses(service, 1, Retry_After="3600")
    with pytest.raises(ModelError, match="status 429") as caught:
        ask(service, clock)
    assert "3600 s" in caught.value.hint
    assert clock.waited == []


def test_the_pauses_grow_and_stay_bounded(service: Service) -> None:
    clock = Clock()
    refuses(service, 99)
    with pytest.raises(ModelError):
        ask(service, clock)
    assert len(clock.waited) == BUILDING.tries - 1
    assert clock.waited[0] < clock.waited[3] < clock.waited[-1] < 25


def test_nobody_waits_for_it_any_more(service: Service) -> None:
    clock = Clock()
    clock.set()
    refuses(service, 99)
    with pytest.raises(ModelError):
        ask(service, clock)
    assert len(service.asked) == 1
