"""The vectors of the next snapshot of a store in a folder: a copy of the last one's that is brought up to date."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Protocol

from index.errors import StoreBroken
from index.store.computed import Computed
from index.store.encoded import Encoded
from index.store.lexical import LexicalIndex
from index.store.manifest import Manifest
from index.store.vectors import FEW, VectorIndex, compact, duplicate, is_written, lay_anew, reaches_all

STALE = 0.25
"""A graph is laid anew when more vectors were deleted from it than this share of those that are there."""
# How often a small graph is laid anew at most, until all of it is reached.
_TRIES = 3


class Last(NamedTuple):
    """The snapshot that a build begins with."""

    folder: Path
    manifest: Manifest


class Draft(Protocol):
    """What a kind of store does of its own for the next snapshot: its vectors, and how it becomes the live one.

    Attributes:
        there: wordings that have a vector, once it is begun.
    """

    there: set[str]

    def begin(self, folder: Path) -> None:
        """Begins, beside a snapshot's folder that is empty."""

    def find(self, wordings: Iterable[str]) -> dict[str, Encoded]:
        """What interrupted builds made of those of the wordings that they came to."""

    def keep(self, made: Mapping[str, Encoded]) -> None:
        """Keeps what was made of wordings, for a build that follows should this one be interrupted."""

    def add(self, made: Mapping[str, Encoded]) -> None:
        """Puts in the vectors of wordings."""

    def settle(self, wordings: set[str]) -> int:
        """Looks whether just these wordings have vectors, as far as readers see, and returns how many were deleted
        since their graph was laid.
        """

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Makes the snapshot the live one."""

    def forget(self) -> None:
        """There is nothing to publish: what interrupted builds left belongs to nothing."""

    def close(self) -> None:
        """Lets go of the files."""


class LocalDraft:
    """The draft in a folder.

    Args:
        computed: what interrupted builds made, and where what is new is kept.
        last: the live snapshot, of which it begins as a copy; None to begin empty.
        publish: makes a snapshot the live one.
    """

    def __init__(self, computed: Computed, last: Last | None, publish: Callable[[Path, Manifest], None]) -> None:
        self.there: set[str] = set()
        self._computed, self._last, self._publish = computed, last, publish
        self.find, self.keep, self.forget = computed.find, computed.keep, computed.remove
        self._chroma: Path | None = None
        self._vectors: VectorIndex | None = None
        self._before = 0

    def begin(self, folder: Path) -> None:
        """Begins with a copy of the last vectors."""
        self._chroma = folder / "chroma"
        if self._last:
            duplicate(self._last.folder / "chroma", self._chroma)
            self.there = LexicalIndex(self._last.folder / "lexical").wordings()
        self._before = len(self.there)
        self._vectors = VectorIndex(self._chroma, create=self._last is None)

    def add(self, made: Mapping[str, Encoded]) -> None:
        """Puts in the vectors of wordings."""
        if self._vectors is not None:
            self._vectors.add({wording: one.vector for wording, one in made.items()})
        self.there.update(made)

    def settle(self, wordings: set[str]) -> int:
        """Takes out the vectors of what is gone, and rids the files of them.

        Raises:
            StoreBroken: a vector is missing.
        """
        if self._vectors is None or self._chroma is None:
            return 0
        gone = self.there - wordings
        self._vectors.delete(gone)
        self._vectors.close()
        stale = self._clean(self._chroma, len(gone), len(wordings))
        if len(wordings) <= FEW:
            _reach_all(self._chroma)
        with closing(VectorIndex(self._chroma)) as vectors:
            if len(vectors) != len(wordings):
                raise StoreBroken(f"the build made {len(vectors)} vectors where {len(wordings)} were to be written")
        return stale

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Makes the snapshot the live one; then what was kept for the next build is not needed any more."""
        self._publish(folder, manifest)
        self._computed.remove()

    def close(self) -> None:
        """Lets go of the files."""
        self._computed.close()
        if self._vectors is not None:
            self._vectors.close()

    def _clean(self, chroma: Path, gone: int, left: int) -> int:
        """Rids the vectors of what was deleted, as far as it pays; returns how many are left of those."""
        stale = gone + (self._last.manifest.stale if self._last else 0)
        few = left <= FEW and (gone > 0 or not is_written(chroma))
        if few or 0 < self._before <= FEW < left or stale > STALE * left:
            lay_anew(chroma)
            return 0
        if gone:
            compact(chroma)
        return stale


def _reach_all(chroma: Path) -> None:
    """Lays a graph anew where it does not lead to each of its vectors: it falls out otherwise every time."""
    for _ in range(_TRIES):
        if reaches_all(chroma):
            return
        lay_anew(chroma)
