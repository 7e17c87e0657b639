"""Vectors that a build has computed and not published yet: one that goes on after it does not compute them again.

An SQLite file in the store, a transaction a batch; it is removed when a build has published. It holds no text: a vector
stands under its wording, a digest of its passage's words.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from index.types import Vectors

_BATCH = 500


class Computed:
    """The vectors that interrupted builds left behind.

    Args:
        path: the file; made by the first vector, and again if it is damaged.
        embedder: fingerprint of the embedder; what another one has computed is thrown away.
    """

    def __init__(self, path: Path, embedder: str) -> None:
        self._path = path
        self._embedder = embedder
        self._file: sqlite3.Connection | None = None

    def find(self, wordings: Iterable[str]) -> "dict[str, Vectors]":
        """The vectors of those of the wordings that are known."""
        import numpy as np

        found: dict[str, Vectors] = {}
        if self._file is None and not self._path.is_file():
            return found
        keys = list(wordings)
        try:
            for i in range(0, len(keys), _BATCH):
                some = keys[i : i + _BATCH]
                marks = ",".join("?" * len(some))
                rows = self._open().execute(f"SELECT * FROM vectors WHERE wording IN ({marks})", some)  # noqa: S608  (only marks)
                whole = ((wording, data) for wording, data, seal in rows if seal == _seal(wording, data))
                found.update((wording, np.frombuffer(data, dtype=np.float32)) for wording, data in whole)
        except sqlite3.DatabaseError:
            self.remove()
            return {}
        return found

    def keep(self, vectors: "Mapping[str, Vectors]") -> None:
        """Keeps the vectors of these wordings; they are on the disk when this returns. A shortcut that cannot be kept
        is done without.
        """
        rows = [(wording, data := vector.tobytes(), _seal(wording, data)) for wording, vector in vectors.items()]
        try:
            with self._open() as file:
                file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError:
            self.remove()

    def close(self) -> None:
        """Lets go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def remove(self) -> None:
        """Throws all of it away."""
        self.close()
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            path.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection:
        if self._file is None:
            if not self._is_ours():
                self.remove()
            self._file = sqlite3.connect(self._path)
            with self._file as file:
                file.execute("CREATE TABLE IF NOT EXISTS built (embedder TEXT)")
                file.execute(
                    "CREATE TABLE IF NOT EXISTS vectors (wording TEXT PRIMARY KEY, vector BLOB, seal INT) WITHOUT ROWID"
                )
                file.execute("INSERT INTO built SELECT ? WHERE NOT EXISTS (SELECT * FROM built)", [self._embedder])
        return self._file

    def _is_ours(self) -> bool:
        try:
            with closing(sqlite3.connect(self._path)) as file:
                return file.execute("SELECT embedder FROM built").fetchall() == [(self._embedder,)]
        except sqlite3.DatabaseError:
            return False


def _seal(wording: str, data: bytes) -> int:
    """SQLite does not look whether what it gives is what it was given."""
    return crc32(data, crc32(wording.encode()))
