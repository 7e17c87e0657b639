"""One writer at a time."""

from collections.abc import Iterator
from threading import Event

import pytest

from index.errors import StoreBusy
from index.store.shared import lease as lease_
from index.store.shared.lease import Lease
from index.store.shared.server import Server


@pytest.fixture
def server(address: str) -> Iterator[Server]:
    server = Server(address)
    yield server
    server.close()


def end(lease: Lease) -> None:
    """What the passing of its term does."""
    lease._end(lease._server.clock() - 1)


def test_a_second_writer_is_told_who_writes(server: Server) -> None:
    with Lease(server, "here").hold():
        with pytest.raises(StoreBusy, match="process") as caught:
            Lease(server, "there").take()
        assert "s." in caught.value.hint
    Lease(server, "there").take()


def test_whoever_has_it_may_write(server: Server) -> None:
    lease = Lease(server, "here")
    with lease.hold():
        lease.assure()
        lease.renew()
    with pytest.raises(StoreBusy):
        lease.assure()


def test_one_that_expired_is_taken_over_and_its_holder_loses(server: Server) -> None:
    slept = Lease(server, "here")
    slept.take()
    end(slept)
    other = Lease(server, "there")
    other.take()
    for lost in (slept.assure, slept.renew):
        with pytest.raises(StoreBusy, match="lost"):
            lost()
    other.assure()
    other.release()
    third = Lease(server, "elsewhere")
    third.take()
    with pytest.raises(StoreBusy):
        slept.assure()
    third.assure()


def test_one_that_expired_is_not_renewed_even_if_nobody_took_it(server: Server) -> None:
    slept = Lease(server, "here")
    slept.take()
    end(slept)
    with pytest.raises(StoreBusy):
        slept.renew()


def test_one_that_ends_within_a_request_is_not_enough(server: Server) -> None:
    lease = Lease(server, "here")
    lease.take()
    lease._end(server.clock() + int(lease_.PATIENCE * 0.9e9))
    with pytest.raises(StoreBusy):
        lease.assure()


def test_who_has_the_seat_takes_over_what_a_killed_build_left(server: Server) -> None:
    Lease(server, "here").take()
    Lease(server, "here").take()
    with pytest.raises(StoreBusy):
        Lease(server, "there").take()


def test_of_two_at_once_one_takes_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Lease(server, "there")
    clock = server.clock

    def meanwhile() -> int:
        monkeypatch.setattr(server, "clock", clock)
        other.take()
        return clock()

    monkeypatch.setattr(server, "clock", meanwhile)
    with pytest.raises(StoreBusy, match="just begun"):
        Lease(server, "here").take()
    other.assure()


def test_it_is_renewed_while_it_is_held(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    renewed = Event()
    monkeypatch.setattr(lease_, "TERM", 0.04)
    lease = Lease(server, "here")
    monkeypatch.setattr(lease, "renew", renewed.set)
    with lease.hold():
        assert renewed.wait(30)
