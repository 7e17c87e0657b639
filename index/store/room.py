"""Room to write in: where it is wanting, what goes wrong is told as that.

The libraries that write there tell of it in words of their own, or not at all.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from index.errors import OnRecordError, StoreBroken, StoreError

# Bytes. Chroma and SQLite may want as many at once; a disk that has fewer is full.
_LEAST = 16 * 2**20


@contextmanager
def room(folder: Path) -> Iterator[None]:
    """Inside it, a store's folder is written to; readers touch its files too.

    Raises:
        StoreError: something went wrong, and the disk is full or the folder cannot be written.
    """
    try:
        yield
    except Exception as error:  # Whatever a library makes of a full disk; it goes on, told as that or as it is.
        if isinstance(error, StoreBroken) or not isinstance(error, OnRecordError):
            _look(folder, error)
        raise


def _look(folder: Path, error: Exception) -> None:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not os.access(there, os.R_OK | os.W_OK | os.X_OK):
        hint = "See that you may read and write it: readers write there too. --store names another folder."
        raise StoreError(f"{folder} cannot be written", hint) from error
    if disk_usage(there).free < _LEAST:
        hint = "Free some space, and try again: the last index is whole, and a build goes on where it stopped."
        raise StoreError(f"the disk that holds {folder} is full", hint) from error
