"""Who may log in: names and passwords are checked against a file that may change meanwhile."""

import hashlib
import hmac
import logging
import secrets
from pathlib import Path

from bot.web.access.userfile import LONGEST, read, weak
from index.errors import UsersError


class Users:
    """The users of a file, read again whenever it changes.

    Args:
        file: as `htpasswd -B` or `onrecord user` writes it.

    Raises:
        UsersError: the file is missing, broken or names nobody.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._seen = _state(file)
        self._hashes = read(file)
        self._secret = secrets.token_bytes(32)

    def hash_of(self, name: str) -> str | None:
        """The password's hash, by which it is known whether a login still holds; None for nobody of that name."""
        self._follow()
        return self._hashes.get(name)

    def check(self, name: str, password: str) -> bool:
        """Whether that is the password. Takes as long for a name that is not there; a fraction of a second."""
        import bcrypt

        known = self.hash_of(name)
        given = password.encode("utf-8", "replace")
        # bcrypt takes neither; what is too long was never somebody's password.
        sound = given[:LONGEST].replace(b"\0", b"")
        right = bcrypt.checkpw(sound, (known or self._decoy(name)).encode())
        return right and known is not None and sound == given

    def weak(self) -> list[str]:
        """Whose hash was made with too little work to withstand guessing."""
        return weak(self._hashes)

    @property
    def names(self) -> list[str]:
        """All of them."""
        return list(self._hashes)

    def _decoy(self, name: str) -> str:
        # Somebody else's hash, and for the same name always the same: its cost then tells nothing about who is there.
        kept = list(self._hashes.values())
        drawn = hmac.digest(self._secret, name.encode("utf-8", "replace"), hashlib.sha256)
        return kept[int.from_bytes(drawn) % len(kept)]

    def _follow(self) -> None:
        state = _state(self.file)
        if state != self._seen:
            self._seen = state
            try:
                self._hashes = read(self.file)
            except UsersError as error:
                # Somebody is at it: those who were there go on, and nobody new comes in.
                logging.getLogger(__name__).warning("%s; the users before are kept", error)


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        told = file.stat()
    except OSError:
        return None
    return told.st_ino, told.st_mtime_ns, told.st_size
