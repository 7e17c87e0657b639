"""The next snapshot while it is written.

What is new is embedded, its vectors go into a draft of the store's kind, and words and statements are laid beside
them.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from index.store.columns import Columns
from index.store.documents import rows
from index.store.draft import Last
from index.store.encode import Encoder, Tell
from index.store.laying import lay_all
from index.store.lexical import LexicalIndex
from index.store.manifest import Manifest
from index.store.place import AnyStore
from index.store.reading import Parts
from index.store.shared.draft import SharedDraft
from index.types import Embedder


class Next:
    """A snapshot in the making. It is begun when there is something to write.

    Args:
        store: where it will stand.
        embedder: makes the vectors.
        last: the live snapshot, which it follows; None to begin empty.
        salvage: a snapshot of which nothing is taken over but what was embedded.
    """

    def __init__(self, store: AnyStore, embedder: Embedder, last: Last | None, salvage: Last | None = None) -> None:
        self._store, self._last, self._salvage = store, last, salvage
        self._draft = store.draft(embedder.fingerprint, last)
        self._embedder = embedder
        self._folder: Path | None = None
        self._begun: _Begun | None = None
        self._elsewhere = 0

    @property
    def embedded(self) -> int:
        """Wordings whose vector was computed."""
        return (self._begun.encoder.embedded if self._begun else 0) + self._elsewhere

    @contextmanager
    def elsewhere(self) -> Iterator[str]:
        """Names the collection on the server of a shared store into which others put vectors, inside it."""
        self._begin()
        assert isinstance(self._draft, SharedDraft)  # noqa: S101  (`cluster.building.shared` sees to that)
        vectors = self._draft.vectors
        before = len(vectors)
        yield vectors.name
        # Counted there: what a machine made of which nobody heard, as it died, was made all the same.
        self._elsewhere = len(vectors) - before

    def write(self, slab: Sequence[Parts], tell: Tell) -> None:
        """Puts in the vectors of all wordings that are new."""
        begun = self._begin()
        new = {row.wording: row.text for parts in slab for row in rows(parts.document, parts.pieces)}
        found = begun.encoder.encode({w: text for w, text in new.items() if w not in self._draft.there}, tell)
        tell("writing", 1.0)
        self._draft.add(found)

    def publish(self, manifest: Manifest, changed: Collection[str]) -> None:
        """Lays words and statements, takes out the vectors of what is gone, checks that all is there, and makes the
        snapshot the live one.

        Args:
            manifest: what the snapshot is to hold.
            changed: sources that were added, changed or removed.

        Raises:
            StoreBroken: a vector is missing, or not as many passages or statements were laid as were read.
        """
        folder, encoder = self._begin()
        last = self._last.folder if self._last else None
        lay_all(folder, last, manifest, changed, self._store.documents, encoder.encode)
        stale = self._draft.settle(LexicalIndex(folder / "lexical").wordings())
        self._draft.publish(folder, replace(manifest, stale=stale))

    def discard(self) -> None:
        """Gives up: there is nothing to publish."""
        self._draft.forget()

    def close(self) -> None:
        """Lets go of the files; a snapshot that was not published is swept."""
        self._draft.close()
        if self._folder is not None:
            self._store.sweep()

    def _begin(self) -> "_Begun":
        if self._begun is None:
            folder = self._folder = self._store.begin()
            self._draft.begin(folder)
            known = self._last or self._salvage
            encoder = Encoder(self._embedder, self._draft, Columns(known.folder / "lexical") if known else None)
            self._begun = _Begun(folder, encoder)
        return self._begun


class _Begun(NamedTuple):
    """The folder of the next snapshot, and what finds or makes vectors."""

    folder: Path
    encoder: Encoder
