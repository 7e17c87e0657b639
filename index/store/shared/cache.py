"""What a machine keeps of a shared index: the folder of a store without vectors.

Others of this user may use it too.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import portalocker

from index.errors import StoreError
from index.store.shared.address import Address
from index.store.store import Store

VECTORS = "vectors"
"""The file in a snapshot's folder that names the collection of its vectors."""
_OF_CLOUD = ("CHROMA_TENANT", "CHROMA_DATABASE")


def cache_of(address: Address) -> Store:
    """The cache of a shared index. Nothing is written before it is needed."""
    told = [str(address), *(os.environ.get(name, "") for name in _OF_CLOUD if address.cloud)]
    return Store(_base() / hashlib.sha256("\n".join(told).encode()).hexdigest()[:32])


def _base() -> Path:
    if given := os.environ.get("ONRECORD_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "onrecord"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "onrecord"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"


def make(cache: Store) -> None:
    """Makes the folder, for this user alone.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        cache.path.parent.mkdir(parents=True, exist_ok=True)
        cache.path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{cache.path} cannot be written ({error.strerror})", "Set ONRECORD_CACHE.") from error


@contextmanager
def alone(cache: Store) -> Iterator[None]:
    """Waits until no other process brings the cache up to date, and keeps it so until the context is left."""
    make(cache)
    with (cache.path / "CATCHING").open("wb") as file:
        portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE)
        yield


def seat(cache: Store) -> str:
    """Names the cache among those of all machines; its writer's lock must be held."""
    file = cache.path / "SEAT"
    if not file.is_file():
        file.write_text(uuid4().hex, encoding="utf-8")
    return file.read_text(encoding="utf-8")


def forget(cache: Store) -> None:
    """Throws away what is kept; the documents that are as they should be stay."""
    with alone(cache):
        (cache.path / "CURRENT").unlink(missing_ok=True)
        shutil.rmtree(cache.path / "snapshots", ignore_errors=True)
        cache.documents.drop_damaged()
