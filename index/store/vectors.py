"""Vectors in Chroma's embedded client, one for each wording: passages of the same words share it.

The only room of chromadb.

A graph of neighbours loses what has many doubles, and its nearest hundred would be a hundred copies of one. Texts are
not kept here: they stand in the lexical index. Chroma would index them a second time, letter by letter, which
takes most of its disk and of the time to add, and would keep what was deleted.
"""

import shutil
import sqlite3
import struct
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from index.errors import StoreBroken
from index.store.batches import batches
from index.store.disk import copy_tree
from index.store.faults import first_line

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection
    from chromadb.config import Settings

    from index.types import Vectors

_COLLECTION = "passages"
FEW = 2000
"""The graph of so many vectors or fewer is laid anew at every deletion, and written out at every change."""
_DATABASE = "chroma.sqlite3"
GRAPH = {"space": "cosine", "ef_search": 400, "ef_construction": 200, "max_neighbors": 16}
"""How a graph is laid. Chroma's default `ef_search` of 100 agrees with the exact ten nearest to 0.926, 400 to 0.992."""
# Else Chroma writes a graph out after every thousand changes.
_AT_ONCE = {"sync_threshold": 2, "batch_size": 2}
# Of Chroma's header of a graph: how many vectors stand in it is the fourth number.
_HEADER = struct.Struct("<i3Q")
# Chroma takes at most 5,461 rows at once, and SQLite a limited number of values in one query.
_BATCH = 1000
# Chroma keeps a vector scaled to its norm and gives it back a rounding error off. On a grid far coarser than that error
# and far finer than what tells two passages apart, what comes back is what was put in, however often it is taken over.
_GRID = 2**16
# Clients of one folder share what lies beneath them, in a table that is not safe to change from two threads.
_opening = Lock()


class VectorIndex:
    """The passages' vectors in one folder.

    Args:
        path: folder of the Chroma database.
        create: make it if it is not there.
        few: whether it is made for so few vectors that the graph can be written out at each change.

    Raises:
        StoreBroken: the folder holds no such database, or a damaged one.
    """

    def __init__(self, path: Path, *, create: bool = False, few: bool = False) -> None:
        import chromadb
        from chromadb.errors import ChromaError

        self._client: Any = None
        if not create and not (path / _DATABASE).is_file():
            raise StoreBroken(f"{path} is missing or empty")
        try:
            with _opening:
                self._client = chromadb.PersistentClient(str(path), settings=_settings().model_copy())
            open_ = self._client.get_or_create_collection if create else self._client.get_collection
            told: dict[str, Any] = {"configuration": {"hnsw": GRAPH | (_AT_ONCE if few else {})}} if create else {}
            self._rows: Collection = open_(_COLLECTION, embedding_function=None, **told)
        except (ChromaError, ValueError, RuntimeError, AttributeError) as error:
            # AttributeError: its clearing up after a database that it could not open fails in its turn.
            self.close()
            raise StoreBroken(f"{path} cannot be opened ({first_line(error)})") from error

    def __len__(self) -> int:
        return self._rows.count()

    def add(self, vectors: "Mapping[str, Vectors]") -> None:
        """Adds vectors of unit length under their wordings."""
        import numpy as np

        for batch in batches(vectors, _BATCH):
            self._rows.add(ids=batch, embeddings=on_grid(np.stack([vectors[wording] for wording in batch])))

    def delete(self, wordings: Iterable[str]) -> None:
        """Takes out the vectors of these wordings."""
        for batch in batches(wordings, _BATCH):
            self._rows.delete(ids=batch)

    def get(self, wordings: Iterable[str]) -> "dict[str, Vectors]":
        """The vectors of those of the wordings that are there."""
        vectors: dict[str, Vectors] = {}
        for batch in batches(wordings, _BATCH):
            rows = self._rows.get(ids=batch, include=["embeddings"])
            vectors.update(zip(rows["ids"], _vectors(rows["embeddings"]), strict=True))
        return vectors

    def wordings(self) -> set[str]:
        """All that have a vector."""
        return set(self._rows.get(include=[])["ids"])

    def nearest(self, vector: "Vectors", k: int) -> dict[str, float]:
        """The k wordings nearest to a vector of unit length, nearest first, with their cosine in -1..1."""
        some = self._rows.query(query_embeddings=vector[None], n_results=k, include=["distances"])
        found = sorted(zip((some["distances"] or [[]])[0], some["ids"][0], strict=True))
        return {wording: 1.0 - distance for distance, wording in found}

    def cosines(self, vector: "Vectors", wordings: Iterable[str]) -> dict[str, float]:
        """The cosine of each of these wordings to a vector of unit length."""
        return {wording: float(vector @ found) for wording, found in self.get(wordings).items()}

    def close(self) -> None:
        """Lets go of the files."""
        if self._client is not None:
            with _opening:
                self._client.close()
            self._client = None


@cache
def _settings() -> "Settings":
    """Made once: Chroma looks for each of them in the environment, which takes as long as to open a small folder."""
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _vectors(found: Any) -> "list[Vectors]":  # noqa: ANN401  (Chroma gives any of five types)
    import numpy as np

    return [] if found is None or not len(found) else list(on_grid(np.asarray(found, dtype=np.float32)))


def on_grid(vectors: "Vectors") -> "Vectors":
    """Vectors as they come back from Chroma, whatever their rounding."""
    import numpy as np

    snapped: Vectors = np.rint(vectors * np.float32(_GRID)) / np.float32(_GRID)
    return snapped


def duplicate(old: Path, new: Path) -> None:
    """Copies a folder of vectors that readers may have open.

    A reader that opens it writes a few bytes into the database: SQLite's own copy waits for that, one of the bare file
    could be torn. The other files stand still once they hold anything.
    """
    try:
        copy_tree(old, new, but=_DATABASE)
        # "rw": what is not there is not made, and what a reader left half written when it was killed is rolled back.
        source = sqlite3.connect(f"{(old / _DATABASE).as_uri()}?mode=rw", uri=True)
        with _opening, closing(source), closing(sqlite3.connect(new / _DATABASE)) as copy:
            source.backup(copy)
    except (OSError, sqlite3.Error, shutil.Error) as error:
        raise StoreBroken(f"{old} cannot be copied ({first_line(error)})") from error


def lay_anew(path: Path) -> None:
    """Lays the graph of a folder anew from its vectors, so that nothing is left of what was deleted. Nobody may have
    the folder open.
    """
    fresh = path.with_name(f"{path.name}.new")
    with closing(VectorIndex(path)) as old:
        wordings = sorted(old.wordings())
        with closing(VectorIndex(fresh, create=True, few=len(wordings) <= FEW)) as new:
            for batch in batches(wordings, _BATCH):
                new.add(old.get(batch))
    if not is_written(fresh):  # One vector alone.
        for file in (*fresh.rglob("data_level0.bin"), *fresh.rglob("length.bin")):
            file.write_bytes(bytes(file.stat().st_size))
    shutil.rmtree(path)
    fresh.rename(path)


def reaches_all(path: Path) -> bool:
    """Whether the graph of a folder leads to each of its vectors. It is an approximate one, and once in a while nothing
    leads to a vector: whoever asks for all of them, near anything, gets fewer.
    """
    with closing(VectorIndex(path)) as index:
        some = index.get(sorted(index.wordings())[:1])
        return all(len(index.nearest(vector, len(index))) == len(index) for vector in some.values())


def is_written(path: Path) -> bool:
    """Whether the graph of a folder stands in its files. Of one that does not, Chroma fills them with whatever its
    memory holds, which may be text that was removed, and every reader does so again.
    """
    headers = (file.read_bytes() for file in path.rglob("header.bin"))
    return any(_HEADER.unpack_from(header)[3] for header in headers if len(header) >= _HEADER.size)


def compact(path: Path) -> None:
    """Gives the space of deleted rows back, and with it what they still hold. Nobody may have the folder open."""
    with closing(sqlite3.connect(path / _DATABASE)) as file:
        file.execute("VACUUM")
