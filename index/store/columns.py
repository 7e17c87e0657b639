"""What is read of many passages at once, as arrays in files: ids, vectors, signs of their tokens' vectors, speakers.

Chroma finds the nearest wordings of all; the cosines of passages that words or filters found are taken from here, where
they cost microseconds. Each bucket of the lexical index has its own files, written with it and shared with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from tokenize import TokenError
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.errors import StoreBroken
from index.split import WORDING
from index.store.encoded import Encoded
from index.store.row import Row, serial

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.types import Vectors

    Numbers = NDArray[np.int64]
    """Numbers of passages: their places in the columns."""

FILES = ("ids", "serials", "vectors", "signs", "ends", "speech")
"""What stands behind the first dot of their files' names."""
_LARGE = ("vectors", "signs", "speech")

_ID = 40
_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")
# Passages nearer to each other than this may be copies; even a copy of a half is.
_LIKE = 0.6
_ROWS = 16  # of a table of cosines that are held at once: so few that no threads are started for them


def write(
    path: Path, rows: Sequence[Row], encoded: Mapping[str, Encoded], speech: Sequence[Mapping[str, float]]
) -> None:
    """Writes the columns of a bucket.

    Args:
        path: what the names of its files begin with.
        rows: its passages, at least one.
        encoded: what was made of each wording.
        speech: for each passage, by the keys of names, how surely their bearers speak in it, in 0..1.
    """
    import numpy as np

    made = [encoded[row.wording] for row in rows]
    np.save(f"{path}.ids.npy", np.array([row.id for row in rows], dtype=f"S{_ID}"))
    np.save(f"{path}.vectors.npy", np.stack([one.vector for one in made]).astype(np.float16))
    np.save(f"{path}.signs.npy", np.concatenate([one.signs for one in made]))
    np.save(f"{path}.ends.npy", np.cumsum([len(one.signs) for one in made], dtype=np.int64))
    told = sorted((serial(name), i, sure) for i, names in enumerate(speech) for name, sure in names.items())
    np.save(f"{path}.speech.npy", np.array(told, dtype=[("name", np.int64), ("place", np.int32), ("sure", np.float32)]))
    np.save(f"{path}.serials.npy", np.array([row.serial for row in rows], dtype=np.int64))


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
            buckets = [_open(stem) for stem in stems]
        except (OSError, ValueError, EOFError, TokenError) as error:
            # EOFError is of an empty file, TokenError of a head that numpy takes for one of its older versions.
            raise StoreBroken(f"{folder} has damaged columns ({error})") from error
        ids, serials = [one.ids for one in buckets], [one.serials for one in buckets]
        self._vectors, self._signs = [one.vectors for one in buckets], [one.signs for one in buckets]
        self._ends, self._speech = [one.ends for one in buckets], [one.speech for one in buckets]
        self._firsts = np.array([0, *accumulate(map(len, ids))])
        self._ids = np.concatenate(ids) if ids else np.array([], dtype=f"S{_ID}")
        all_serials = np.concatenate(serials) if serials else np.array([], dtype=np.int64)
        self._order = np.argsort(all_serials, kind="stable")
        self._sorted = all_serials[self._order]

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self, numbers: "Numbers") -> list[str]:
        """The ids of passages."""
        return [id_.decode() for id_ in self._ids[numbers]]

    def numbers(self, serials: Sequence[int]) -> "Numbers":
        """The numbers of passages, all of which must be there, by their ids' serials."""
        import numpy as np

        return self._order[np.searchsorted(self._sorted, np.array(serials, dtype=np.int64))]

    def of_wordings(self, wordings: Iterable[str]) -> "Numbers":
        """The numbers of all passages of these wordings."""
        import numpy as np

        keys = np.array(list(wordings), dtype=self._wordings.dtype)
        first, end = (np.searchsorted(self._wordings, keys, side, sorter=self._by_wording) for side in _SIDES)
        return np.concatenate([self._by_wording[:0], *(self._by_wording[a:b] for a, b in zip(first, end, strict=True))])

    def cosines(self, vector: "Vectors", numbers: "Numbers") -> "Vectors":
        """The cosines of passages to a vector of unit length, shape (len(numbers),)."""
        import numpy as np

        # Not by matrix product: that rounds a row in another way where it stands among others.
        found: Vectors = (
            np.einsum("ij,j->i", self._gathered(numbers), vector) if len(numbers) else np.empty(0, np.float32)
        )
        return found

    def near(self, numbers: "Numbers") -> dict[int, list[int]]:
        """Which of some passages are near to which others of them, as places in `numbers`: those whose words are nearly
        the same are, and hardly any others.
        """
        import numpy as np

        vectors = self._gathered(numbers)
        found: dict[int, list[int]] = {}
        for start in range(0, len(vectors), _ROWS):
            near = np.argwhere(vectors[start : start + _ROWS] @ vectors.T > _LIKE).tolist()
            for place, other in near:
                if start + place != other:
                    found.setdefault(start + place, []).append(other)
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

    def speech(self, name: str) -> dict[int, float]:
        """How surely the bearers of a name speak, by the name's key: the passages' numbers, with a figure in 0..1."""
        import numpy as np

        found: dict[int, float] = {}
        for first, speech in zip(self._firsts.tolist(), self._speech, strict=False):
            start, end = np.searchsorted(speech["name"], [serial(name), serial(name) + 1])
            own = speech[start:end]
            found |= dict(zip((own["place"] + first).tolist(), own["sure"].tolist(), strict=True))
        return found

    def encoded(self, wordings: Iterable[str]) -> dict[str, Encoded]:
        """What is kept of those of the wordings that are there; the vectors are rounded to float16."""
        import numpy as np

        numbers = self.of_wordings(wordings)
        names, firsts = np.unique(self._wordings[numbers], return_index=True)
        numbers = numbers[firsts]
        if not len(numbers):
            return {}
        made = zip(self._gathered(numbers), self.signs(numbers), strict=True)
        return {name.decode(): Encoded(vector, bits) for name, (vector, bits) in zip(names, made, strict=True)}

    @cached_property
    def wordings(self) -> frozenset[str]:
        """The wordings of all passages."""
        import numpy as np

        return frozenset(name.decode() for name in np.unique(self._wordings).tolist())

    def nearest(self, vector: "Vectors", k: int) -> dict[str, float]:
        """The k wordings nearest to a vector of unit length, nearest first, with their cosine: found by looking at all
        of them.
        """
        import numpy as np

        cosines = self.cosines(vector, np.arange(len(self)))
        names, firsts = np.unique(self._wordings, return_index=True)
        best = np.argsort(-cosines[firsts], kind="stable")[:k]
        return {name.decode(): cosine for name, cosine in zip(names[best], cosines[firsts][best].tolist(), strict=True)}

    @cached_property
    def _wordings(self) -> "NDArray[np.bytes_]":
        return self._ids.astype(f"S{WORDING}")

    @cached_property
    def _by_wording(self) -> "Numbers":
        import numpy as np

        return np.argsort(self._wordings, kind="stable")

    def _gathered(self, numbers: "Numbers") -> "Vectors":
        """The vectors of passages, of which there is at least one."""
        import numpy as np

        found = np.empty((len(numbers), self._vectors[0].shape[1]), dtype=np.float32)
        for bucket, here, local in self._parted(numbers):
            found[here] = self._vectors[bucket][local]
        return found

    def _parted(self, numbers: "Numbers") -> "Iterator[tuple[int, NDArray[np.bool_], Numbers]]":
        """For each bucket that has any of the passages: which of them, and their places in it."""
        import numpy as np

        buckets = np.searchsorted(self._firsts, numbers, side="right") - 1
        for bucket in np.unique(buckets):
            here = buckets == bucket
            yield int(bucket), here, numbers[here] - self._firsts[bucket]


class _Bucket(NamedTuple):
    """The arrays of one bucket, a passage a row; a passage's signs end at its `ends`, where those of the next begin."""

    ids: "NDArray[np.bytes_]"
    serials: "NDArray[np.int64]"
    vectors: "NDArray[np.float16]"
    signs: "NDArray[np.uint8]"
    ends: "NDArray[np.int64]"
    speech: "NDArray[np.void]"


def _open(stem: str) -> _Bucket:
    """The columns of a bucket, of which the large ones stay on the disk; ValueError if they do not fit each other."""
    import numpy as np

    bucket = _Bucket(*(np.load(f"{stem}.{name}.npy", mmap_mode="r" if name in _LARGE else None) for name in FILES))
    shapes = {bucket.ids.shape, bucket.serials.shape, bucket.vectors.shape[:1], bucket.ends.shape}
    if len(shapes) > 1 or bucket.ends[-1:].tolist() != [*bucket.signs.shape[:1]]:
        raise ValueError(f"those of {Path(stem).name} do not fit each other")
    return bucket
