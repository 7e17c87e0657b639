"""What a build has embedded and not published yet: one that goes on after it does not embed it again.

An SQLite file in the store, a transaction a batch; it is removed when a build has published. It holds no text: all
stands under its wording, a digest of its passage's words.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from zlib import crc32

from index.store.encoded import Encoded

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

    def find(self, wordings: Iterable[str]) -> dict[str, Encoded]:
        """What was made of those of the wordings that are known."""
        found: dict[str, Encoded] = {}
        if self._file is None and not self._path.is_file():
            return found
        keys = list(wordings)
        try:
            for i in range(0, len(keys), _BATCH):
                some = keys[i : i + _BATCH]
                marks = ",".join("?" * len(some))
                rows = self._open().execute(f"SELECT * FROM vectors WHERE wording IN ({marks})", some)  # noqa: S608  (only marks)
                found.update((wording, _read(*data)) for wording, *data, seal in rows if seal == _seal(wording, *data))
        except sqlite3.DatabaseError:
            self.remove()
            return {}
        return found

    def keep(self, made: Mapping[str, Encoded]) -> None:
        """Keeps what was made of these wordings; it is on the disk when this returns. A shortcut that cannot be kept is
        done without.
        """
        rows = [
            (wording, *(data := (one.vector.tobytes(), one.signs.tobytes())), _seal(wording, *data))
            for wording, one in made.items()
        ]
        try:
            with self._open() as file:
                file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)
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
                    "CREATE TABLE IF NOT EXISTS vectors (wording TEXT PRIMARY KEY, vector BLOB, signs BLOB, seal INT)"
                )
                file.execute("INSERT INTO built SELECT ? WHERE NOT EXISTS (SELECT * FROM built)", [self._embedder])
        return self._file

    def _is_ours(self) -> bool:
        try:
            with closing(sqlite3.connect(self._path)) as file:
                return file.execute("SELECT embedder FROM built").fetchall() == [(self._embedder,)]
        except sqlite3.DatabaseError:
            return False


def _read(vector: bytes, signs: bytes) -> Encoded:
    import numpy as np

    numbers = np.frombuffer(vector, dtype=np.float32)
    return Encoded(numbers, np.frombuffer(signs, dtype=np.uint8).reshape(-1, (len(numbers) + 7) // 8))


def _seal(wording: str, vector: bytes, signs: bytes) -> int:
    """SQLite does not look whether what it gives is what it was given."""
    return crc32(signs, crc32(vector, crc32(wording.encode())))
