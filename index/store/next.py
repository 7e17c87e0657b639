"""The next snapshot while it is written: a copy of the last one's vectors that is brought up to date, and words laid
beside them.
"""

from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from index.errors import StoreBroken
from index.store.columns import Columns
from index.store.computed import Computed
from index.store.documents import Kept, rows
from index.store.encode import Encoder, Tell
from index.store.lexical import LexicalIndex
from index.store.manifest import Manifest
from index.store.passage_bucket import contents as passage_contents
from index.store.passage_bucket import schema as passage_schema
from index.store.reading import Parts
from index.store.row import Beside
from index.store.segments import Contents, lay
from index.store.snapshot import Store
from index.store.statement_bucket import contents as statement_contents
from index.store.statement_bucket import schema as statement_schema
from index.store.statements import StatementIndex
from index.store.vectors import FEW, VectorIndex, compact, duplicate, is_written, lay_anew, reaches_all
from index.types import Embedder

# A graph is laid anew when more vectors were deleted from it than this share of those that are there.
_STALE = 0.25
# How often a small graph is laid anew at most, until all of it is reached.
_TRIES = 3


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
        salvage: a snapshot of which nothing is taken over but what was embedded.
    """

    def __init__(self, store: Store, embedder: Embedder, last: Last | None, salvage: Last | None = None) -> None:
        self._store, self._last, self._salvage = store, last, salvage
        self._computed = Computed(store.path / "computed.sqlite3", embedder.fingerprint)
        self._embedder = embedder
        self._folder: Path | None = None
        self._begun: _Begun | None = None

    @property
    def embedded(self) -> int:
        """Wordings whose vector was computed."""
        return self._begun.encoder.embedded if self._begun else 0

    def write(self, slab: Sequence[Parts], tell: Tell) -> None:
        """Puts in the vectors of all wordings that are new."""
        begun = self._begin()
        new = {row.wording: row.text for parts in slab for row in rows(parts.document, parts.pieces)}
        found = begun.encoder.encode({w: text for w, text in new.items() if w not in begun.there}, tell)
        tell("writing", 1.0)
        begun.vectors.add({wording: made.vector for wording, made in found.items()})
        begun.there.update(found)

    def publish(self, manifest: Manifest, changed: Collection[str]) -> None:
        """Lays words and statements, takes out the vectors of what is gone, checks that all is there, and makes the
        snapshot the live one.

        Args:
            manifest: what the snapshot is to hold.
            changed: sources that were added, changed or removed.

        Raises:
            StoreBroken: a vector is missing, or not as many passages or statements were laid as were read.
        """
        begun = self._begin()
        self._lay(begun, manifest, changed)
        words = LexicalIndex(begun.folder / "lexical")
        wordings = words.wordings()
        gone = begun.there - wordings
        begun.vectors.delete(gone)
        begun.vectors.close()
        stale = self._clean(begun, len(gone), len(wordings))
        if len(wordings) <= FEW:
            _reach_all(begun.folder / "chroma")
        _check_counts(begun.folder, manifest, len(wordings))
        self._store.publish(begun.folder, replace(manifest, stale=stale))
        self._computed.remove()

    def discard(self) -> None:
        """Gives up: there is nothing to publish, and what an interrupted build had computed belongs to nothing."""
        self._computed.remove()

    def close(self) -> None:
        """Lets go of the files; a snapshot that was not published is swept."""
        self._computed.close()
        if self._begun is not None:
            self._begun.close()
        if self._folder is not None:
            self._store.sweep()

    def _begin(self) -> "_Begun":
        if self._begun is None:
            folder = self._folder = self._store.begin()
            if self._last:
                duplicate(self._last.folder / "chroma", folder / "chroma")
            known = self._last or self._salvage
            encoder = Encoder(self._embedder, self._computed, Columns(known.folder / "lexical") if known else None)
            there = LexicalIndex(self._last.folder / "lexical").wordings() if self._last else set[str]()
            # Opened last, when nothing else can fail: only what was begun is closed.
            vectors = VectorIndex(folder / "chroma", create=self._last is None)
            self._begun = _Begun(folder, vectors, len(there), there, encoder)
        return self._begun

    def _clean(self, begun: "_Begun", gone: int, left: int) -> int:
        """Rids the vectors of what was deleted, as far as it pays; returns how many are left of those."""
        chroma = begun.folder / "chroma"
        stale = gone + (self._last.manifest.stale if self._last else 0)
        few = left <= FEW and (gone > 0 or not is_written(chroma))
        if few or 0 < begun.before <= FEW < left or stale > _STALE * left:
            lay_anew(chroma)
            return 0
        if gone:
            compact(chroma)
        return stale

    def _lay(self, begun: "_Begun", manifest: Manifest, changed: Collection[str]) -> None:
        def kept(source: str) -> tuple[Beside, Kept]:
            about, document = manifest.records[source].about, manifest.records[source].document
            return Beside(about.title, about.publisher, about.published), self._store.documents.kept(document)

        def passages(sources: Sequence[str]) -> Contents:
            own = ((beside._replace(speakers=some.speakers), some.rows) for beside, some in map(kept, sources))
            return passage_contents(own, begun.encoder.encode)

        def statements(sources: Sequence[str]) -> Contents:
            return statement_contents((beside, some.statements) for beside, some in map(kept, sources))

        abouts = {source: record.about for source, record in manifest.records.items()}
        numbers = {source: about.passages for source, about in abouts.items()}
        lay(*self._between(begun, "lexical"), numbers, changed, passage_schema(), passages)
        numbers = {source: about.statements for source, about in abouts.items()}
        lay(*self._between(begun, "statements"), numbers, changed, statement_schema(), statements)

    def _between(self, begun: "_Begun", name: str) -> tuple[Path, Path | None]:
        """A folder of the next snapshot, and the one of the last snapshot that it follows."""
        return begun.folder / name, self._last.folder / name if self._last else None


class _Begun(NamedTuple):
    """The folder of the next snapshot, its vectors, how many it had and their wordings, and what finds or makes new
    ones.
    """

    folder: Path
    vectors: VectorIndex
    before: int
    there: set[str]
    encoder: Encoder

    def close(self) -> None:
        """Lets go of the files."""
        self.vectors.close()


def _reach_all(chroma: Path) -> None:
    """Lays a graph anew where it does not lead to each of its vectors: it falls out otherwise every time."""
    for _ in range(_TRIES):
        if reaches_all(chroma):
            return
        lay_anew(chroma)


def _check_counts(folder: Path, manifest: Manifest, wordings: int) -> None:
    """Looks whether as much was written as was read."""
    with closing(VectorIndex(folder / "chroma")) as vectors:
        made = {
            "vectors": (len(vectors), wordings),
            "texts": (len(LexicalIndex(folder / "lexical")), manifest.passages),
            "columns": (len(Columns(folder / "lexical")), manifest.passages),
            "statements": (len(StatementIndex(folder / "statements")), manifest.statements),
        }
    for what, (number, wanted) in made.items():
        if number != wanted:
            raise StoreBroken(f"the build made {number} {what} where {wanted} were to be written")
