"""The new files of a plan, read and split one after the other; what cannot be used is put on its list of failures."""

from collections.abc import Iterator
from typing import NamedTuple

from index.errors import SourceError
from index.read import File, read
from index.split import Piece, split
from index.split.language import is_english
from index.split.statements import statements
from index.store.documents import Documents
from index.store.manifest import Record
from index.store.plan import Plan
from index.types import Document, Embedder, Failure, Progress, Source, Step


class Parts(NamedTuple):
    """A source that is new or changed, and its passages."""

    document: Document
    pieces: list[Piece]


class Reading:
    """Reads what is new, keeps its texts, and tells how far it is.

    Args:
        plan: what to read.
        documents: where texts are kept.
        embedder: counts tokens.
        progress: called as it goes on.

    Attributes:
        records: of all sources that will stand in the index, those that stay and those read so far.
        files: digests of the files that were read without a fault.
    """

    def __init__(self, plan: Plan, documents: Documents, embedder: Embedder, progress: Progress | None) -> None:
        new = {file.source for file in plan.new}
        self.records = dict(plan.kept)
        self.files = {name: digest for name, digest in plan.digests.items() if name not in new}
        self._plan, self._documents, self._embedder, self._progress = plan, documents, embedder, progress
        self._sizes = {file.source: _size(file) for file in plan.new} if progress else {}
        self._in_all = sum(self._sizes.values())
        # Files, bytes, passages.
        self._saved = self._read = (0, 0, 0)

    def parts(self) -> Iterator[Parts]:
        """The sources that are new or changed."""
        for file in self._plan.new:
            self.tell(f"reading {file.source}")
            faults = len(self._plan.failed)
            try:
                yield from self._of(file)
            except SourceError as error:
                self._plan.failed.append(Failure(file.source, str(error), error.hint))
            if len(self._plan.failed) == faults and file.source in self._plan.digests:
                self.files[file.source] = self._digest(file)
            self._add(files=1, size=self._sizes.get(file.source, 0))

    def tell(self, what: str, share: float = 0.0) -> None:
        """Tells how far it is.

        Args:
            what: it is doing now.
            share: how much is done of what was read and not saved yet, in 0..1.
        """
        if self._progress is not None:
            now = tuple(round(a + (b - a) * share) for a, b in zip(self._saved, self._read, strict=True))
            self._progress(Step(now[0], len(self._plan.new), now[1], self._in_all, now[2], what))

    def saved(self) -> None:
        """What was read so far stands in the next snapshot."""
        self._saved = self._read
        self.tell("")

    def _of(self, file: File) -> Iterator[Parts]:
        for found in read(file, self._plan.fields):
            if isinstance(found, Failure):
                self._plan.failed.append(found)
            elif found.source in self.records:
                hint = "Rename one of them, and build again."
                self._plan.failed.append(Failure(found.source, "another file has a source of this id", hint))
            else:
                pieces = split(found, self._embedder.count, self._embedder.window)
                self._add(passages=len(pieces))
                if self._is_new(found, pieces, file):
                    yield Parts(found, pieces)

    def _add(self, files: int = 0, size: int = 0, passages: int = 0) -> None:
        self._read = (self._read[0] + files, self._read[1] + size, self._read[2] + passages)

    def _is_new(self, document: Document, pieces: list[Piece], file: File) -> bool:
        """Keeps the text and its record, and says whether it is other than the last time."""
        said = statements(document)
        about = _about(document, len(pieces), len(said), file)
        record = Record(about, self._documents.write(document, pieces, said))
        self.records[document.source] = record
        last = self._plan.open.get(document.source)
        return last is None or last.document != record.document

    def _digest(self, file: File) -> str:
        """Of the bytes that were read, should the file have changed since the plan was made."""
        record = self.records.get(file.source)
        return file.seal(record.about.digest) if record else self._plan.digests[file.source]


def _size(file: File) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _about(document: Document, passages: int, said: int, file: File) -> Source:
    return Source(
        source=document.source,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        passages=passages,
        digest=document.digest,
        origins=document.origins,
        statements=said,
        file=file.source,
        english=is_english(document.text),
    )
