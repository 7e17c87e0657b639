"""One writer at a time, by a lease on the server that expires.

The lease of the highest number is the one that counts. Taking it is making a collection of the next number, which one
of several succeeds in. When it ends stands in its metadata, by the server's clock, so that no other clock matters.
"""

import os
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any

from index.errors import StoreBroken, StoreBusy, StoreUnreachable
from index.store.shared.connection import PATIENCE
from index.store.shared.server import Server

TERM = 90.0
"""Seconds for which a lease is taken, and renewed while its holder lives."""
_SECOND = 1_000_000_000
_WAIT = "Wait until it has ended, then build again."


class Lease:
    """The right to write to a shared index.

    Args:
        server: that keeps the index.
        seat: names a file that whoever holds the lease holds a lock on: who holds that lock now may take over a lease
            of the same seat at once, as its holder is gone.
    """

    def __init__(self, server: Server, seat: str) -> None:
        self._server, self._seat = server, seat
        self._prefix = f"{server.address.name}-lease-"
        self._name = ""
        self._ended = Event()

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Takes the lease and renews it until the context is left.

        Raises:
            StoreBusy: another one holds it.
        """
        self.take()
        self._ended.clear()
        thread = Thread(target=self._keep, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ended.set()
            thread.join()
            # A server that is away now lets it expire.
            with suppress(StoreUnreachable, StoreBroken):
                self.release()

    def take(self) -> None:
        """Takes the lease.

        Raises:
            StoreBusy: another one holds it.
        """
        leases = self._server.connection.names(self._prefix)
        last = max(leases, default=f"{self._prefix}{0:012d}")
        now = self._server.clock()
        if last in leases and not self._may_follow(leases[last].metadata or {}, now):
            raise self._busy(leases[last].metadata or {}, now)
        name = f"{self._prefix}{int(last.removeprefix(self._prefix)) + 1:012d}"
        if self._server.connection.create(name, self._told(now + int(TERM * _SECOND))) is None:
            raise StoreBusy(f"another build has just begun to write to {self._server.address}", _WAIT)
        self._name = name
        for old in leases:
            self._server.drop(old)

    def assure(self) -> None:
        """Makes sure that the lease is held for longer than any request takes that is made now.

        Raises:
            StoreBusy: it is not.
        """
        leases = self._server.connection.names(self._prefix)
        told: dict[str, Any] = dict(leases[self._name].metadata or {}) if self._name in leases else {}
        left = told.get("ends", 0) - self._server.clock()
        if self._name != max(leases, default="") or left <= PATIENCE * _SECOND:
            raise StoreBusy(
                f"this build has lost its right to write to {self._server.address}: it stood still for too long",
                "Nothing of it was published. Build again.",
            )

    def renew(self) -> None:
        """Makes the lease last for a whole term from now.

        Raises:
            StoreBusy: it is lost.
        """
        self.assure()
        self._end(self._server.clock() + int(TERM * _SECOND))

    def release(self) -> None:
        """Gives the lease up. It stays as the last one, so that no number comes twice."""
        self._end(0)

    def _end(self, ends: int) -> None:
        self._server.connection.tell(self._name, self._told(ends))

    def _keep(self) -> None:
        """Renews the lease until it is given up or lost; whether it is, `assure` tells before anything is written."""
        while not self._ended.wait(TERM / 4):
            try:
                self.renew()
            except StoreUnreachable:
                continue
            except (StoreBusy, StoreBroken):
                return

    def _may_follow(self, told: Mapping[str, Any], now: int) -> bool:
        return bool(told.get("ends", 0) <= now or told.get("seat") == self._seat)

    def _told(self, ends: int) -> dict[str, Any]:
        return {"ends": ends, "seat": self._seat, "host": platform.node()[:100], "pid": os.getpid()}

    def _busy(self, told: Mapping[str, Any], now: int) -> StoreBusy:
        seconds = max(told.get("ends", 0) - now, 0) // _SECOND + 1
        who = f"process {told.get('pid')} on {told.get('host')}"
        return StoreBusy(
            f"another build is writing to {self._server.address}: {who}",
            f"{_WAIT} If it has died, its right to write ends in {seconds} s.",
        )
