"""Who is logged in: kept in memory, so that a restart logs everybody out."""

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.web.access.users import Users

LASTS = 7 * 24 * 3600
"""Seconds that a login holds."""
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in, with the hash of the password that was given, until when."""

    user: str
    kept: str
    until: float


class Sessions:
    """The logins to a page. Those of a user end when the password changes or the user is removed.

    Args:
        users: who there is.
        clock: seconds that only grow.
    """

    def __init__(self, users: Users, clock: Callable[[], float] = time.monotonic) -> None:
        self._users = users
        self._clock = clock
        # By a digest, so that no token lies about in memory.
        self._open: dict[bytes, Session] = {}

    def begin(self, user: str, token: str | None = None) -> str:
        """Logs somebody in; gives the token that tells so, a new one unless it is given."""
        token = token or secrets.token_urlsafe(32)
        self._open[_digest(token)] = Session(user, self._users.hash_of(user) or "", self._clock() + LASTS)
        if len(self._open) > _MOST:
            del self._open[next(iter(self._open))]
        return token

    def user(self, token: str) -> str | None:
        """Who has that token; None if nobody is logged in by it any more."""
        session = self._open.get(_digest(token))
        if session is None:
            return None
        if session.until > self._clock() and session.kept == self._users.hash_of(session.user):
            return session.user
        self.end(token)
        return None

    def end(self, token: str) -> None:
        """Logs out."""
        self._open.pop(_digest(token), None)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
