"""A store that many machines share: a Chroma server keeps it, and each machine has a cache of all but the vectors."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.errors import StoreBroken, StoreError, StoreMissing
from index.store.columns import Columns
from index.store.draft import Last
from index.store.manifest import Manifest
from index.store.shared.cache import VECTORS, alone, cache_of, forget, make, seat
from index.store.shared.catching import catch_up, manifest_of
from index.store.shared.draft import SharedDraft
from index.store.shared.fetched import FetchedDocuments
from index.store.shared.lease import Lease
from index.store.shared.pinned import PinnedVectors
from index.store.shared.pointer import Pointer
from index.store.shared.server import Server

# How often it is looked again, where a build has published another state while one was fetched.
_TRIES = 10


class SharedStore:
    """A store on a server; its methods are those of `Store`, and may raise StoreUnreachable besides.

    Args:
        address: as `Server` takes it; it may hold a password.

    Raises:
        StoreError: it is no such address.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._server = Server(address)
        self._cache = cache_of(self._server.address)
        self._lease: Lease | None = None
        self.path = self._cache.path
        self.documents = FetchedDocuments(self.path / "documents", self._server)

    def __str__(self) -> str:
        return str(self._server.address)

    @property
    def current(self) -> str | None:
        """The name of the live snapshot; None before the first build."""
        pointer = self._server.live()
        return pointer.snapshot if pointer else None

    @contextmanager
    def hold(self) -> Iterator[Path]:
        """The live snapshot's folder in the cache, fetched if it is not there, and kept until the context is left.

        Raises:
            StoreMissing: no index has been built there.
            StoreBroken: the server has not all of it.
        """
        for _ in range(_TRIES):
            if not self._caught_up(pointer := self._live()):
                continue
            # Another process may have swept it between the two.
            if lock := self._cache.keep(pointer.snapshot):
                with lock:
                    yield Path(lock.name).parent
                return
        raise StoreError(f"{self} changes faster than it can be read", "Ask again.")

    def manifest(self) -> Manifest:
        """What the live snapshot holds.

        Raises:
            StoreMissing: no index has been built there.
            StoreBroken: the server does not tell.
        """
        return Manifest.parse(manifest_of(self._server, self._live()))

    def newest(self) -> Manifest | None:
        """The newest manifest that the server or else the cache has."""
        with suppress(StoreBroken, StoreMissing):
            return self.manifest()
        return self._cache.newest()

    def last(self) -> Last | None:
        """The live snapshot, for the one who holds the writer's lock."""
        pointer = self._server.live()
        if pointer is None:
            return None
        catch_up(self._server, self._cache, pointer)
        folder = self.path / "snapshots" / pointer.snapshot
        return Last(folder, Manifest.read(folder))

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the writer's lease, renewed until the context is left.

        Raises:
            StoreBusy: another build holds it.
            StoreError: the cache cannot be written.
        """
        make(self._cache)
        with self._cache.lock():
            self._lease = Lease(self._server, seat(self._cache))
            with self._lease.hold():
                yield

    def begin(self) -> Path:
        """A new folder for a snapshot in the cache; nobody reads it before it is published."""
        pointer = self._server.live()
        generation = max(self._server.clock(), pointer.generation + 1 if pointer else 0)
        return self._cache.begin(f"{generation:020d}")

    def draft(self, embedder: str, last: Last | None) -> SharedDraft:
        """The vectors of the next snapshot; the writer's lease must be held."""
        if self._lease is None:
            raise StoreError(f"{self} is written to by who holds its lease", "Build by Index.build.")
        return SharedDraft(self._server, self._cache, self._lease, embedder, last)

    def vectors(self, folder: Path, columns: Columns) -> PinnedVectors:
        """The vectors of a snapshot."""
        try:
            name = (folder / VECTORS).read_text(encoding="utf-8")
        except OSError as error:
            raise StoreBroken(f"{folder / VECTORS} cannot be read ({error.strerror})") from error
        return PinnedVectors(self._server, name, int(folder.name), columns)

    def sweep(self) -> None:
        """Removes snapshots in the cache that are neither live nor held by a reader, and their documents."""
        with alone(self._cache):
            self._cache.sweep()

    def renew(self) -> bool:
        """Throws the cache away, for it may be damaged; whether there is anything of the live snapshot in it."""
        current = self.current
        if current is None or not self._cache.is_whole(current):
            return False
        forget(self._cache)
        return True

    def close(self) -> None:
        """Lets go of the connection; a later question makes it again."""
        self._server.close()

    def _live(self) -> Pointer:
        pointer = self._server.live()
        if pointer is None:
            raise StoreMissing(f"there is no index in {self}")
        return pointer

    def _caught_up(self, pointer: Pointer) -> bool:
        """Lays a state in the cache; whether it could be, or has been deleted since."""
        try:
            catch_up(self._server, self._cache, pointer)
        except StoreBroken:
            if self._live() == pointer:
                raise
            return False
        return True
