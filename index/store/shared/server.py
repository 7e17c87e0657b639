"""What a Chroma server keeps of one shared index, in collections whose names begin with its own.

NAME-live                       in its metadata, the pointer to the live state
NAME-texts                      documents and manifests
NAME-vectors-MODEL-GENERATION   what the embedder MODEL made of each wording; GENERATION is when it was laid
NAME-lease-NUMBER               who builds
"""

import hashlib
from dataclasses import asdict

from index.errors import StoreBroken
from index.store.shared.address import parse
from index.store.shared.connection import Connection
from index.store.shared.pointer import FORMAT, Pointer
from index.store.shared.rows import Rows
from index.store.shared.texts import Texts
from index.store.shared.vectors import ServerVectors


class Server:
    """One index on a server. Nothing is asked before the first request; safe to use from several threads.

    Args:
        address: http://host:8000, https://…, or "cloud", each with /NAME behind it for one index of several.

    Attributes:
        texts: its documents and manifests.

    Raises:
        StoreError: it is no such address.
    """

    def __init__(self, address: str) -> None:
        self.address = parse(address)
        self.connection = Connection(self.address)
        self.texts = Texts(self.connection, self._named("texts"))

    def live(self) -> Pointer | None:
        """The pointer; None before the first build.

        Raises:
            StoreUnreachable: the server does not answer. So do all others here.
        """
        found = self.connection.find(self._named("live"))
        told = dict(found.metadata or {}) if found else {}
        if "generation" not in told:
            return None
        try:
            pointer = Pointer(**{name: told[name] for name in Pointer.__slots__})
        except KeyError as error:
            raise StoreBroken(f"{self.address} does not tell its {error.args[0]}") from error
        if pointer.format != FORMAT:
            raise StoreBroken(f"{self.address} is of another version", "Build anew: onrecord build --fresh")
        return pointer

    def set_live(self, pointer: Pointer) -> None:
        """Makes another state the live one, by one write."""
        told = asdict(pointer)
        name = self._named("live")
        if self.connection.create(name, told) is None:
            self.connection.tell(name, told)

    def vectors(self, name: str, *, create: bool = False) -> ServerVectors:
        """A collection of vectors, as a pointer or `vectors_name` names it.

        Args:
            name: of the collection.
            create: make it if it is not there.
        """
        vectors = ServerVectors(Rows(self.connection, name))
        if create:
            vectors.create()
        return vectors

    def vectors_name(self, embedder: str, generation: int) -> str:
        """What a collection of vectors is called.

        Args:
            embedder: fingerprint of what makes them.
            generation: of the state that it is laid for.
        """
        return f"{self._of(embedder)}{generation:020d}"

    def all_vectors(self, embedder: str | None = None) -> list[str]:
        """The collections of vectors, or of those of one embedder, oldest first."""
        prefix = self._of(embedder) if embedder else f"{self._named('vectors')}-"
        return sorted(self.connection.names(prefix), key=lambda name: name.rpartition("-")[2])

    def drop(self, name: str) -> None:
        """Removes a collection, if it is there."""
        self.connection.drop(name)

    def clock(self) -> int:
        """The server's time, in nanoseconds since 1970."""
        with self.connection.ask() as client:
            return client.heartbeat()

    def close(self) -> None:
        """Lets go of the connection; a later request makes it again."""
        self.connection.close()

    def _named(self, what: str) -> str:
        return f"{self.address.name}-{what}"

    def _of(self, embedder: str) -> str:
        return f"{self._named('vectors')}-{hashlib.sha256(embedder.encode()).hexdigest()[:12]}-"
