"""Where passwords are checked: slowly, beside the page's own work, and not for somebody who guesses."""

import asyncio
from math import ceil

from bot.web.access.limits import Limit
from bot.web.access.users import Users

# Wrong passwords in ten minutes: for one name from one address, and for all names from one address.
_SLIPS, _TRIES, _WINDOW = 5, 20, 600
# Logins that wait for their password to be checked, which is slow by design.
_WAITING = 32


class Door:
    """Checks passwords.

    Args:
        users: who there is.
    """

    def __init__(self, users: Users) -> None:
        self._users = users
        self._slips = Limit(_SLIPS, _WINDOW)
        self._tries = Limit(_TRIES, _WINDOW)
        self._waiting = 0
        # One at a time: answers go on while many log in, and no flood of tries slips past the limits.
        self._one = asyncio.Lock()

    async def knock(self, where: str, name: str, password: str) -> str:
        """Why somebody may not come in; nothing if they may."""
        if self._waiting >= _WAITING:
            return "Wait a moment: too many are logging in."
        self._waiting += 1
        try:
            async with self._one:
                return await self._checked(where, name, password)
        finally:
            self._waiting -= 1

    async def _checked(self, where: str, name: str, password: str) -> str:
        wait = self._slips.wait((where, name)) or self._tries.wait(where)
        if wait:
            return f"Wait {ceil(wait / 60)} min: there were too many wrong tries."
        if await asyncio.to_thread(self._users.check, name, password):
            return ""
        self._slips.take((where, name))
        self._tries.take(where)
        return "That is not the name and password of a user."
