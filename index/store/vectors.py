"""Vectors in Chroma's embedded client: cosine, with texts and metadata beside them. The only room of chromadb."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.errors import StoreBroken
from index.store.row import Row

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

    from index.types import Vectors

_COLLECTION = "passages"
# Chroma's default of 100 agrees with the exact ten nearest to 0.926, 400 to 0.992.
_GRAPH = {"hnsw": {"space": "cosine", "ef_search": 400, "ef_construction": 200, "max_neighbors": 16}}
# Chroma takes at most 5,461 rows at once, and SQLite a limited number of values in one query.
_BATCH = 1000
_SOURCES = 10_000
# Clients of one folder share what lies beneath them, in a table that is not safe to change from two threads.
_opening = Lock()


class VectorIndex:
    """The passages' vectors in one folder.

    Args:
        path: folder of the Chroma database.
        create: make it if it is not there.

    Raises:
        StoreBroken: the folder holds no such database, or a damaged one.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        self._client: Any = None
        if not create and not (path / "chroma.sqlite3").is_file():
            raise StoreBroken(f"{path} is missing or empty", "Build anew: onrecord build --fresh")
        try:
            with _opening:
                self._client = chromadb.PersistentClient(str(path), settings=Settings(anonymized_telemetry=False))
            open_ = self._client.get_or_create_collection if create else self._client.get_collection
            told: dict[str, Any] = {"configuration": _GRAPH} if create else {}
            self._rows: Collection = open_(_COLLECTION, embedding_function=None, **told)
        except (ChromaError, ValueError, RuntimeError) as error:
            self.close()
            raise StoreBroken(
                f"{path} cannot be opened ({_first(error)})", "Build anew: onrecord build --fresh"
            ) from error

    def __len__(self) -> int:
        return self._rows.count()

    def add(self, rows: Sequence[Row], vectors: "Sequence[Vectors]") -> None:
        """Adds passages, each with its vector."""
        import numpy as np

        for i in range(0, len(rows), _BATCH):
            some = rows[i : i + _BATCH]
            self._rows.add(
                ids=[row.id for row in some],
                embeddings=np.stack(vectors[i : i + _BATCH]),
                documents=[row.text for row in some],
                metadatas=[
                    {"source": row.source, "start": row.start, "end": row.end, "location": row.location} for row in some
                ],
            )

    def delete(self, sources: Iterable[str]) -> None:
        """Takes out all passages of these sources."""
        for batch in _batches(sources, _BATCH):
            self._rows.delete(where=_of(batch))

    def known(self, sources: Iterable[str]) -> "dict[str, Vectors]":
        """The vector of each text among the passages of these sources."""
        import numpy as np

        vectors: dict[str, Vectors] = {}
        for batch in _batches(sources, _BATCH):
            rows = self._rows.get(where=_of(batch), include=["documents", "embeddings"])
            found = rows["embeddings"] if rows["embeddings"] is not None else []
            for text, vector in zip(rows["documents"] or [], found, strict=True):
                vectors[text] = np.asarray(vector, dtype=np.float32)
        return vectors

    def nearest(self, vector: "Vectors", k: int, sources: Sequence[str] | None = None) -> dict[str, float]:
        """Ids of the k passages nearest to a vector, nearest first, with their cosine in -1..1.

        Args:
            vector: of unit length.
            k: how many.
            sources: only passages of these; None for all.
        """
        found: list[tuple[float, str]] = []
        for where in [None] if sources is None else map(_of, _batches(sources, _SOURCES)):
            some = self._rows.query(
                query_embeddings=vector[None], n_results=max(k, 1), where=where, include=["distances"]
            )
            found.extend(zip((some["distances"] or [[]])[0], some["ids"][0], strict=True))
        return {id_: 1.0 - distance for distance, id_ in sorted(found)[:k]}

    def cosines(self, vector: "Vectors", ids: Sequence[str]) -> dict[str, float]:
        """The cosine of each of these passages to a vector."""
        cosines: dict[str, float] = {}
        for batch in _batches(ids, _BATCH):
            rows = self._rows.get(ids=batch, include=["embeddings"])
            found = rows["embeddings"] if rows["embeddings"] is not None else []
            cosines.update((id_, float(vector @ row)) for id_, row in zip(rows["ids"], found, strict=True))
        return cosines

    def close(self) -> None:
        """Lets go of the files."""
        if self._client is not None:
            with _opening:
                self._client.close()
            self._client = None


def _of(sources: Sequence[str]) -> Any:  # noqa: ANN401  (Chroma's type for a filter knows no plain list)
    return {"source": {"$in": list(sources)}}


def _batches(things: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


def _first(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
