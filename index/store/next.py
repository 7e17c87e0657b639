"""The next snapshot while it is written: a copy of the last one's vectors that is brought up to date, and words laid
beside them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from index.errors import StoreBroken
from index.store.computed import Computed
from index.store.documents import rows
from index.store.encode import Encoder, Tell, key
from index.store.manifest import Manifest, Record
from index.store.reading import Parts
from index.store.row import Row
from index.store.segments import lay
from index.store.snapshot import Snapshot, Store
from index.store.vectors import VectorIndex, compact, duplicate, lay_anew
from index.types import Embedder

# A graph is laid anew when more vectors were deleted from it than this share of those that are there; a small one at
# every deletion, so that nothing of what was deleted is left in it.
_STALE, _SMALL = 0.25, 2000


class Last(NamedTuple):
    """The snapshot that a build begins with."""

    folder: Path
    manifest: Manifest


class Next:
    """A snapshot in the making. It is begun when there is something to write.

    Args:
        store: where it will stand.
        embedder: makes the vectors.
        last: the live snapshot, of which it begins as a copy; None to begin empty.
        open_: records of the last index that may be gone.
        salvage: a snapshot of which nothing is taken over but vectors.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        last: Last | None,
        open_: Mapping[str, Record],
        salvage: Last | None = None,
    ) -> None:
        self._store, self._last, self._open, self._salvage = store, last, open_, salvage
        self._computed = Computed(store.path / "computed.sqlite3", embedder.fingerprint)
        self._embedder = embedder
        self._folder: Path | None = None
        self._begun: _Begun | None = None
        self._stale: set[str] = set()

    @property
    def embedded(self) -> int:
        """Passages whose vector was computed."""
        return self._begun.encoder.embedded if self._begun else 0

    def write(self, slab: Sequence[Parts], tell: Tell) -> None:
        """Puts in the passages of new sources, and those of changed ones that they had not before."""
        begun = self._begin()
        rows = [row for parts in slab for row in self._new(parts)]
        found = begun.encoder.vectors({row.text for row in rows}, tell)
        tell("writing", 1.0)
        begun.vectors.add([row.id for row in rows], [row.source for row in rows], [found[row.text] for row in rows])

    def publish(self, manifest: Manifest, changed: Collection[str]) -> None:
        """Takes out what is gone, lays the words, checks the counts and makes the snapshot the live one.

        Args:
            manifest: what the snapshot is to hold.
            changed: sources that were added, changed or removed.
        """
        begun = self._begin()
        gone = (record for source, record in self._open.items() if source not in manifest.records)
        self._stale.update(row.id for record in gone for row in self._store.documents.rows(record.document))
        begun.vectors.delete(self._stale)
        begun.vectors.close()
        stale = self._clean(begun.folder / "chroma", manifest.passages)
        self._lay(begun.folder / "lexical", manifest, changed)
        whole = Snapshot(begun.folder)
        try:
            whole.check(manifest.passages)
        finally:
            whole.close()
        self._store.publish(begun.folder, replace(manifest, stale=stale))
        self._computed.remove()

    def discard(self) -> None:
        """Gives up: there is nothing to publish, and what an interrupted build had computed belongs to nothing."""
        self._computed.remove()

    def close(self) -> None:
        """Lets go of the files; a snapshot that was not published is swept."""
        self._computed.close()
        if self._begun is not None:
            self._begun.vectors.close()
        if self._folder is not None:
            self._store.sweep()

    def _begin(self) -> "_Begun":
        if self._begun is None:
            folder = self._folder = self._store.begin()
            if self._last:
                duplicate(self._last.folder / "chroma", folder / "chroma")
            vectors = VectorIndex(folder / "chroma", create=self._last is None)
            self._begun = _Begun(folder, vectors, self._with_reuse(vectors))
        return self._begun

    def _with_reuse(self, vectors: VectorIndex) -> Encoder:
        """What finds vectors: in the copy for sources that may be gone, or in a snapshot that is broken elsewhere."""
        records = self._open
        if self._salvage:
            records, vectors = self._salvage.manifest.records, VectorIndex(self._salvage.folder / "chroma")
        known: dict[bytes, str] = {}
        for record in records.values():
            with suppress(StoreBroken):  # What cannot be read is computed anew.
                known.update((key(row.text), row.id) for row in self._store.documents.rows(record.document))
        return Encoder(self._embedder, self._computed, known, vectors)

    def _new(self, parts: Parts) -> Iterator[Row]:
        """The passages that a source had not before; those that it has no more are noted."""
        source, document = parts.document.source, parts.document
        before: set[str] = set()
        if source in self._open:
            before.update(row.id for row in self._store.documents.rows(self._open[source].document))
        self._stale.update(before.difference(piece.id for piece in parts.pieces))
        return (row for row in rows(document, parts.pieces) if row.id not in before)

    def _clean(self, chroma: Path, passages: int) -> int:
        """Rids the vectors of what was deleted, as far as it pays; returns how many are left of those."""
        if not self._stale:
            return self._last.manifest.stale if self._last else 0
        stale = len(self._stale) + (self._last.manifest.stale if self._last else 0)
        if passages <= _SMALL or stale > _STALE * passages:
            lay_anew(chroma)
            return 0
        compact(chroma)
        return stale

    def _lay(self, folder: Path, manifest: Manifest, changed: Collection[str]) -> None:
        sources = {source: record.about.passages for source, record in manifest.records.items()}

        def words(source: str) -> tuple[str, list[Row]]:
            record = manifest.records[source]
            return f"{record.about.title}\n{record.about.publisher or ''}", self._store.documents.rows(record.document)

        lay(folder, self._last.folder / "lexical" if self._last else None, sources, changed, words)


class _Begun(NamedTuple):
    """The folder of the next snapshot, its vectors, and what finds or computes new ones."""

    folder: Path
    vectors: VectorIndex
    encoder: Encoder
