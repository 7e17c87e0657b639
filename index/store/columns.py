"""What is read of many passages at once, as arrays in files: ids, vectors, and the signs of their tokens' vectors.

Chroma finds the nearest wordings of all; the cosines of passages that words or filters found are taken from here, where
they cost microseconds. Each bucket of the lexical index has its own files, written with it and shared with it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import StoreBroken
from index.store.row import Row, wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.types import Vectors

    Numbers = NDArray[np.int64]
    """Numbers of passages: their places in the columns."""

FILES = ("ids", "vectors", "signs", "ends", "sources")
"""What stands behind the first dot of its files' names."""

_ID = 40
_BEYOND = "g"  # Sorts behind all digits of an id.


class Encoded(NamedTuple):
    """What the embedder made of one wording: its vector, float32 of unit length, and the signs of its tokens' vectors,
    one bit each, uint8 of shape (tokens, dimension / 8); no rows if the embedder gives none.
    """

    vector: "Vectors"
    signs: "NDArray[np.uint8]"


def signs(tokens: "Vectors") -> "NDArray[np.uint8]":
    """The signs of token vectors. One bit a number keeps what late interaction needs (measured: the right paragraph first
    for 0.886 of the questions, for 0.887 with the numbers whole), in a thirty-second of the space.
    """
    import numpy as np

    return np.packbits(tokens > 0, axis=1)


def write(path: Path, rows: Sequence[Row], encoded: Mapping[str, Encoded]) -> None:
    """Writes the columns of a bucket.

    Args:
        path: what the names of its files begin with.
        rows: its passages, those of one source in a row; at least one.
        encoded: what was made of each wording.
    """
    import numpy as np

    made = [encoded[row.wording] for row in rows]
    np.save(f"{path}.ids.npy", np.array([row.id for row in rows], dtype=f"S{_ID}"))
    np.save(f"{path}.vectors.npy", np.stack([one.vector for one in made]).astype(np.float16))
    np.save(f"{path}.signs.npy", np.concatenate([one.signs for one in made]))
    np.save(f"{path}.ends.npy", np.cumsum([len(one.signs) for one in made], dtype=np.int64))
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.source] = counts.get(row.source, 0) + 1
    Path(f"{path}.sources.json").write_text(json.dumps(counts), encoding="utf-8")


class Columns:
    """The columns of all buckets in a folder. A passage is named by its number, its place in them.

    Args:
        folder: of the lexical index.

    Raises:
        StoreBroken: files are missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        import numpy as np

        stems = sorted(str(path).removesuffix(".ids.npy") for path in folder.glob("*.ids.npy"))
        try:
            ids = [np.load(f"{stem}.ids.npy") for stem in stems]
            self._vectors = [np.load(f"{stem}.vectors.npy", mmap_mode="r") for stem in stems]
            self._signs = [np.load(f"{stem}.signs.npy", mmap_mode="r") for stem in stems]
            self._ends = [np.load(f"{stem}.ends.npy") for stem in stems]
            counts = [json.loads(Path(f"{stem}.sources.json").read_text(encoding="utf-8")) for stem in stems]
        except (OSError, ValueError) as error:
            raise StoreBroken(f"{folder} has damaged columns ({error})") from error
        self._firsts = np.array([0, *accumulate(map(len, ids))])
        self._ids = np.concatenate(ids) if ids else np.array([], dtype=f"S{_ID}")
        self._order = np.argsort(self._ids, kind="stable")
        self._sorted = self._ids[self._order]
        self._sources: dict[str, tuple[int, int]] = {}
        for first, own in zip(self._firsts, counts, strict=False):
            ends = accumulate(own.values(), initial=int(first))
            self._sources |= {source: (end, end + size) for end, (source, size) in zip(ends, own.items(), strict=False)}

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self, numbers: "Numbers") -> list[str]:
        """The ids of passages."""
        return [id_.decode() for id_ in self._ids[numbers]]

    def numbers(self, ids: Sequence[str]) -> "Numbers":
        """The numbers of passages, all of which must be there."""
        import numpy as np

        return self._order[np.searchsorted(self._sorted, np.array(ids, dtype=f"S{_ID}"))]

    def of_wordings(self, wordings: Sequence[str], most: int) -> "list[Numbers]":
        """For each wording the passages that say it, at most so many of each."""
        import numpy as np

        keys = np.array([*wordings, *(w + _BEYOND for w in wordings)], dtype=f"S{_ID}")
        first, end = np.searchsorted(self._sorted, keys).reshape(2, -1)
        return [self._order[a : min(b, a + most)] for a, b in zip(first, end, strict=True)]

    def of_sources(self, sources: Iterable[str]) -> "Numbers":
        """All passages of these sources."""
        import numpy as np

        spans = [self._sources[source] for source in sources if source in self._sources]
        return np.concatenate([np.arange(*span) for span in spans]) if spans else np.array([], dtype=np.int64)

    def cosines(self, vector: "Vectors", numbers: "Numbers") -> "Vectors":
        """The cosines of passages to a vector of unit length, shape (len(numbers),)."""
        import numpy as np

        found = np.empty(len(numbers), dtype=np.float32)
        for bucket, here, local in self._parted(numbers):
            # Not by matrix product: that rounds a row in another way where it stands among others.
            found[here] = np.einsum("ij,j->i", self._vectors[bucket][local].astype(np.float32), vector)
        return found

    def signs(self, numbers: "Numbers") -> "list[NDArray[np.uint8]]":
        """The signs of each passage's tokens."""
        import numpy as np

        found = [np.empty((0, 0), dtype=np.uint8)] * len(numbers)
        for bucket, here, local in self._parted(numbers):
            ends = self._ends[bucket]
            for place, i in zip(np.flatnonzero(here), local, strict=True):
                found[place] = self._signs[bucket][ends[i - 1] if i else 0 : ends[i]]
        return found

    def encoded(self, wordings: Iterable[str]) -> dict[str, Encoded]:
        """What is kept of those of the wordings that are there; the vectors are rounded to float16."""
        import numpy as np

        wanted = list(wordings)
        some = [numbers[0] for numbers in self.of_wordings(wanted, 1) if len(numbers)]
        numbers = np.array(some, dtype=np.int64)
        vectors = np.empty((len(numbers), 0), dtype=np.float32)
        for bucket, here, local in self._parted(numbers):
            if not vectors.size:
                vectors = np.empty((len(numbers), self._vectors[bucket].shape[1]), dtype=np.float32)
            vectors[here] = self._vectors[bucket][local]
        names = [wording(id_) for id_ in self.ids(numbers)]
        made = zip(vectors, self.signs(numbers), strict=True)
        return {name: Encoded(vector, np.asarray(bits)) for name, (vector, bits) in zip(names, made, strict=True)}

    def _parted(self, numbers: "Numbers") -> "Iterable[tuple[int, NDArray[np.bool_], Numbers]]":
        """For each bucket that has any of the passages: which of them, and their places in it."""
        import numpy as np

        buckets = np.searchsorted(self._firsts, numbers, side="right") - 1
        for bucket in np.unique(buckets):
            here = buckets == bucket
            yield int(bucket), here, numbers[here] - self._firsts[bucket]
