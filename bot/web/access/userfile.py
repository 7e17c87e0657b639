"""A file of users: a line for each, with the name and the password's bcrypt hash, as `htpasswd -B` writes it."""

import os
import re
import tempfile
from pathlib import Path

from bot.web.access.entrance import EVERYONE
from index.errors import UsersError

LONGEST = 72
"""Bytes of a password, at most: bcrypt reads no more."""
SHORTEST = 8
_HASH = re.compile(r"\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}")
_NAME = re.compile(r"[^\s:#][^:\x00-\x1f\x7f]{0,63}(?<!\s)")
_COST = 12
# Below, a stolen file is soon guessed; above, a login takes longer than anybody waits.
_LEAST, _WEAK, _SLOW = 4, 10, 15


def read(file: Path) -> dict[str, str]:
    """Names and hashes of a file.

    Raises:
        UsersError: it cannot be read, a line is broken or of another kind, or nobody is in it.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise UsersError(
            f"the users in {file} cannot be read: {reason}", f"Make one: onrecord user NAME --auth {file}"
        ) from error
    users: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            name, kept = _parsed(line.strip(), file, number)
            if name in users:
                raise UsersError(f"{file}, line {number}: {name} is there already", "Leave one of the two lines.")
            users[name] = kept
    if not users:
        raise UsersError(f"{file} names no users", f"Name one: onrecord user NAME --auth {file}")
    return users


def write(file: Path, name: str, password: str) -> bool:
    """Writes somebody's line, in the place of the one before; gives whether there was one.

    Raises:
        UsersError: name or password will not do, or the file cannot be read or written.
    """
    import bcrypt

    _check_new(name, password)
    kept = bcrypt.hashpw(password.encode(), bcrypt.gensalt(_COST)).decode()
    return _replace(file, name, f"{name}:{kept}")


def remove(file: Path, name: str) -> None:
    """Takes somebody's line away.

    Raises:
        UsersError: nobody of that name is there, or the file cannot be read or written.
    """
    if name not in read(file):
        raise UsersError(f"{file} has no user {name}", "Names are told apart by case.")
    _replace(file, name, None)


def weak(users: dict[str, str]) -> list[str]:
    """Whose hash was made with too little work to withstand guessing."""
    return [name for name, kept in users.items() if _cost(kept) < _WEAK]


def open_to_others(file: Path) -> bool:
    """Whether others on this machine may read the file."""
    return os.name == "posix" and bool(file.stat().st_mode & 0o077)


def _parsed(line: str, file: Path, number: int) -> tuple[str, str]:
    place = f"{file}, line {number}"
    name, colon, kept = line.partition(":")
    if not colon or not _NAME.fullmatch(name):
        raise UsersError(f"{place} is not NAME:HASH", f"Write users with: onrecord user NAME --auth {file}")
    anew = f"Write it anew: onrecord user {name} --auth {file}, or htpasswd -B -C {_COST} {file} {name}"
    if not _HASH.fullmatch(kept):
        raise UsersError(f"{place}: the password of {name} is not kept as a bcrypt hash", anew)
    if not _LEAST <= _cost(kept) <= _SLOW:
        raise UsersError(f"{place}: a hash of cost {_cost(kept)} cannot be checked in time", anew)
    return name, kept


def _check_new(name: str, password: str) -> None:
    if not _NAME.fullmatch(name) or name == EVERYONE:
        raise UsersError(
            f"{name!r} cannot be a name",
            "Up to 64 letters: no colon, no # before them, no space at an end, and not 'everyone'.",
        )
    if len(password) < SHORTEST:
        raise UsersError("the password is too short", f"It needs {SHORTEST} characters or more.")
    if len(password.encode("utf-8", "replace")) > LONGEST or "\0" in password:
        raise UsersError(
            "the password is too long", f"It may have {LONGEST} bytes: as many plain letters, fewer with accents."
        )


def _replace(file: Path, name: str, line: str | None) -> bool:
    """Puts a line in the place of somebody's, or at the end; the file is the old or the new one, never half."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        mine = [number for number, old in enumerate(lines) if old.partition(":")[0].strip() == name]
        there = mine[0] if mine else len(lines)
        kept = [old for number, old in enumerate(lines) if number not in mine]
        _write(file, kept[:there] + ([line] if line else []) + kept[there:])
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise UsersError(f"{file} cannot be written: {reason}", "Name a file in a folder of your own.") from error
    return bool(mine)


def _write(file: Path, lines: list[str]) -> None:
    # mkstemp makes a file that nobody else may read.
    handle, name = tempfile.mkstemp(dir=file.resolve().parent, prefix=".users-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in lines)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file.resolve())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _cost(kept: str) -> int:
    return int(kept.split("$")[2])
