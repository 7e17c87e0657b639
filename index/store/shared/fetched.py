"""The documents in a cache; one that is missing or damaged there is fetched anew."""

from collections.abc import Collection, Iterable
from pathlib import Path

from index.errors import StoreBroken
from index.store.batches import batches
from index.store.documents import Documents
from index.store.shared.server import Server

# Fetched in one go.
_BATCH = 60


class FetchedDocuments(Documents):
    """The documents of a shared index.

    Args:
        path: the folder of the cache that holds them.
        server: that has them all.
    """

    def __init__(self, path: Path, server: Server) -> None:
        super().__init__(path)
        self._server = server

    def lost(self, names: Collection[str]) -> set[str]:
        """Those of the names under which the server keeps nothing."""
        return set(names) - self._server.texts.names()

    def fetch(self, names: Iterable[str]) -> None:
        """Fetches those that are missing here.

        Raises:
            StoreUnreachable: the server does not answer.
            StoreBroken: it does not have them all.
        """
        for batch in batches(sorted(set(names) - self.names()), _BATCH):
            found = self._server.texts.get(batch)
            for name, data in found.items():
                self.put(name, data)
            if len(found) < len(batch):
                raise StoreBroken(f"{self._server.address} has lost {len(batch) - len(found)} document(s)")

    def data(self, name: str) -> bytes:
        """The bytes kept under that name.

        Raises:
            StoreUnreachable: the server does not answer.
            StoreBroken: it does not have them either.
        """
        try:
            return super().data(name)
        except StoreBroken:
            found = self._server.texts.get([name])
            if name not in found:
                raise
            self.put(name, found[name])
            return found[name]
