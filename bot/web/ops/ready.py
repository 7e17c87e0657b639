"""Whether the page can answer: the index is there and open, and its model is loaded."""

import time
from collections.abc import Callable
from threading import Lock

from index import Index
from index.errors import OnRecordError

LOADING = "The model is being loaded."
SLOW = "The index takes long to answer."
PATIENCE = 5.0
"""Seconds after which a look takes long."""
# Told to anybody who asks, so that nothing of paths, sources or addresses may be in them.
_REASONS = {
    "StoreMissing": "No index has been built yet.",
    "StoreMismatch": "The index was built with another model.",
    "StoreBroken": "The index is damaged.",
    "StoreBusy": "The index is being built.",
    "StoreUnreachable": "The store cannot be reached.",
    "ModelError": "The model cannot be loaded.",
}
_OTHER = "The index cannot be asked."
# However often it is asked, the index is looked at no more often than this, in seconds.
_HOLDS = 1.0


class Ready:
    """Whether an index can be asked.

    Args:
        index: what is asked.
        clock: seconds that only grow.
    """

    def __init__(self, index: Index, clock: Callable[[], float] = time.monotonic) -> None:
        self._index = index
        self._clock = clock
        self._lock = Lock()
        self._warm = False
        self._known = LOADING
        self._until = clock()

    def why_not(self) -> str:
        """Why it cannot be asked; nothing if it can. While somebody else is looking, what was known before."""
        if self._clock() >= self._until and self._lock.acquire(blocking=False):
            try:
                self._known = self._looked()
                self._until = self._clock() + _HOLDS
            finally:
                self._lock.release()
        hangs = self._clock() > self._until + PATIENCE
        return SLOW if hangs and not self._known else self._known

    def _looked(self) -> str:
        try:
            if not self._warm:
                self._index.warm()
                self._warm = True
            # Opens what a build has published since, and sees whether the model is still the one that is wanted.
            self._index.tokens("ready")
        except OnRecordError as error:
            return _REASONS.get(type(error).__name__, _OTHER)
        return ""
