"""The rows of one collection on a server, asked and written in as many requests as it wants."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.errors import StoreBroken
from index.store.batches import batches
from index.store.shared.connection import Connection

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

    from index.types import Vectors

# Chroma Cloud takes and gives at most so many rows a request.
BATCH = 300
# Ids alone are given by the hundred thousand.
_PAGE = 100_000
# A value of metadata may have 4,096 bytes there.
_VALUE = 4000


class Rows:
    """A collection, looked up at the first request.

    Args:
        connection: to the server.
        name: of the collection.
    """

    def __init__(self, connection: Connection, name: str) -> None:
        self.name = name
        self._connection = connection
        # With the client that it belongs to.
        self._found: tuple[ClientAPI, Collection] | None = None

    def create(self, graph: dict[str, Any] | None = None) -> None:
        """Makes the collection if it is not there."""
        if self._found is None and self._connection.find(self.name) is None:
            self._connection.create(self.name, {"of": "onrecord"}, graph)

    def add(self, ids: Sequence[str], points: "Vectors", metadata: "Sequence[Mapping[str, Any]]") -> None:
        """Adds rows in one request; those that are there are left."""
        with self._rows() as rows:
            rows.add(ids=list(ids), embeddings=points, metadatas=list(metadata))

    def those(self, ids: Iterable[str]) -> set[str]:
        """Those of the ids that are there."""
        return {id_ for batch in batches(ids, BATCH) for id_ in self._get(ids=batch, include=[])["ids"]}

    def metadata(self, ids: Iterable[str], size: int = BATCH) -> dict[str, dict[str, Any]]:
        """What is kept with those of the rows that are there."""
        found: dict[str, dict[str, Any]] = {}
        for batch in batches(ids, min(size, BATCH)):
            some = self._get(ids=batch, include=["metadatas"])
            found.update(zip(some["ids"], some["metadatas"], strict=True))
        return found

    def points(self, ids: Iterable[str]) -> "dict[str, Vectors]":
        """Where those of the rows stand that are there."""
        import numpy as np

        found: dict[str, Vectors] = {}
        for batch in batches(ids, BATCH):
            some = self._get(ids=batch, include=["embeddings"])
            found.update(zip(some["ids"], np.asarray(some["embeddings"], dtype=np.float32), strict=True))
        return found

    def nearest(self, point: "Vectors", k: int) -> dict[str, float]:
        """The k rows nearest to a point, nearest first, with their distances."""
        with self._rows() as rows:
            some = rows.query(query_embeddings=point[None], n_results=k, include=["distances"])
        return dict(zip(some["ids"][0], (some["distances"] or [[]])[0], strict=True))

    def ids(self) -> set[str]:
        """All ids."""
        page = BATCH if self._connection.address.cloud else _PAGE
        found: set[str] = set()
        while some := self._get(include=[], limit=page, offset=len(found))["ids"]:
            found.update(some)
            if len(some) < page:
                break
        return found

    def __len__(self) -> int:
        with self._rows() as rows:
            return rows.count()

    def delete(self, ids: Iterable[str]) -> None:
        """Removes rows."""
        for batch in batches(ids, BATCH):
            with self._rows() as rows:
                rows.delete(ids=batch)

    def _get(self, **asked: Any) -> Any:  # noqa: ANN401  (Chroma's own types fit no dictionary of arguments)
        with self._rows() as rows:
            return rows.get(**asked)

    @contextmanager
    def _rows(self) -> "Iterator[Collection]":
        with self._connection.ask() as client:
            if self._found is None or self._found[0] is not client:
                rows = self._connection.find(self.name)
                if rows is None:
                    raise StoreBroken(f"{self._connection.address} has no collection {self.name}")
                self._found = client, rows
            yield self._found[1]


def cut(text: str) -> list[str]:
    """A text in parts that a value of metadata can hold; one empty part of an empty text."""
    return [text[i : i + _VALUE] for i in range(0, len(text), _VALUE)] or [""]


def joined(metadata: Mapping[str, Any], name: str) -> str:
    """A text that stands in parts under a name and their numbers."""
    parts: list[str] = []
    while (part := metadata.get(f"{name}{len(parts)}")) is not None:
        parts.append(part)
    return "".join(parts)
