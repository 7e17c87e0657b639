"""How often one may do something: so many times in so many seconds, counted for each in memory."""

import time
from collections import deque
from collections.abc import Callable, Hashable
from threading import Lock

_MOST = 10_000
"""Those counted, at most; the one who came longest ago is forgotten first."""


class Limit:
    """So many times in any so many seconds.

    Args:
        times: 0 for no limit.
        seconds: in which that many are allowed.
        clock: seconds that only grow.
    """

    def __init__(self, times: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.times = times
        self.seconds = seconds
        self._clock = clock
        # Questions are answered in threads.
        self._lock = Lock()
        self._taken: dict[Hashable, deque[float]] = {}

    def take(self, who: Hashable) -> float:
        """Counts it for somebody, if that is allowed now. Gives the seconds to wait until it is; 0 if it is counted."""
        with self._lock:
            wait = self._wait(who)
            if not wait and self.times:
                taken = self._taken.pop(who, deque())
                taken.append(self._clock())
                self._taken[who] = taken
                if len(self._taken) > _MOST:
                    del self._taken[next(iter(self._taken))]
            return wait

    def wait(self, who: Hashable) -> float:
        """Seconds until somebody may do it again; 0 if now."""
        with self._lock:
            return self._wait(who)

    def _wait(self, who: Hashable) -> float:
        now = self._clock()
        taken = self._taken.get(who, deque())
        while taken and taken[0] <= now - self.seconds:
            taken.popleft()
        full = self.times and len(taken) >= self.times
        # Sums of floats may come out a little more than all of it.
        return min(taken[0] + self.seconds - now, self.seconds) if full else 0.0
