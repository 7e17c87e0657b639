"""Locks on files of a store: many who read hold one, or a single one who writes; nobody waits for it."""

from pathlib import Path
from typing import IO

import portalocker

from index.errors import StoreError

SHARED = portalocker.LockFlags.SHARED | portalocker.LockFlags.NON_BLOCKING
EXCLUSIVE = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING


def take(file: IO[bytes], flags: portalocker.LockFlags, store: Path) -> None:
    """Locks a file of a store until it is closed, or closes it.

    Raises:
        AlreadyLocked: somebody else has locked it.
        StoreError: no file can be locked there.
    """
    try:
        portalocker.lock(file, flags)
    except portalocker.AlreadyLocked:
        file.close()
        raise
    except portalocker.LockException as error:
        file.close()
        hint = "Keep the index on a disk of this machine: --store FOLDER"
        raise StoreError(f"the drive of {store} cannot lock files", hint) from error
