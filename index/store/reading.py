"""The new files of a plan, read and split one after the other; what cannot be used is put on its list of failures."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from index.errors import SourceError
from index.read import File, read
from index.split import Piece, split
from index.split.language import is_english
from index.split.said import Said
from index.split.statements import statements
from index.store.documents import Documents
from index.store.manifest import Record
from index.store.plan import Plan
from index.types import Document, Embedder, Failure, Progress, Source, Step


class Parts(NamedTuple):
    """A source, its passages and its statements."""

    document: Document
    pieces: list[Piece]
    said: list[Said]

    def about(self, file: File) -> Source:
        """Its line in the list of sources, read from that file."""
        document = self.document
        return Source(
            source=document.source,
            title=document.title,
            author=document.author,
            publisher=document.publisher,
            published=document.published,
            url=document.url,
            passages=len(self.pieces),
            digest=document.digest,
            origins=document.origins,
            statements=len(self.said),
            file=file.source,
            english=is_english(document.text),
        )


def parts_of(file: File, fields: Mapping[str, str], embedder: Embedder) -> Iterator[Parts | Failure]:
    """What stands in a file, in order. A member or a record that cannot be used is a Failure; if all of it cannot,
    that is the last one.

    Args:
        file: what to read.
        fields: names of the fields of records.
        embedder: counts tokens.
    """
    try:
        for found in read(file, fields):
            if isinstance(found, Failure):
                yield found
            else:
                yield Parts(found, split(found, embedder.count, embedder.window), statements(found))
    except SourceError as error:
        yield Failure(file.source, str(error), error.hint)


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
            for found in parts_of(file, self._plan.fields, self._embedder):
                if isinstance(found, Failure):
                    self._plan.failed.append(found)
                elif self._is_free(found.document.source):
                    self._add(passages=len(found.pieces))
                    if self._is_new(Record(found.about(file), self._documents.write(*found))):
                        yield found
            self._end(file, faults)
            self.count(file)

    def take(self, file: File, found: Iterable[Record | Failure]) -> Iterator[str]:
        """Notes what was read elsewhere, and gives the sources of it that are new or changed.

        Args:
            file: one that is to be read; they come in the order of the plan.
            found: what stands in it. The documents of its records are kept already, and it has been counted.
        """
        faults = len(self._plan.failed)
        for one in found:
            if isinstance(one, Failure):
                self._plan.failed.append(one)
            elif self._is_free(one.about.source) and self._is_new(one):
                yield one.about.source
        self._end(file, faults)

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

    def count(self, file: File, passages: int = 0) -> None:
        """Counts a file that has been read, and passages, for the progress."""
        self._add(files=1, size=self._sizes.get(file.source, 0), passages=passages)

    def _is_free(self, source: str) -> bool:
        if source in self.records:
            hint = "Rename one of them, and build again."
            self._plan.failed.append(Failure(source, "another file has a source of this name", hint))
            return False
        return True

    def _add(self, files: int = 0, size: int = 0, passages: int = 0) -> None:
        self._read = (self._read[0] + files, self._read[1] + size, self._read[2] + passages)

    def _is_new(self, record: Record) -> bool:
        """Keeps the record, and says whether its document is other than the last time."""
        self.records[record.about.source] = record
        last = self._plan.open.get(record.about.source)
        return last is None or last.document != record.document

    def _end(self, file: File, faults: int) -> None:
        """A file has been read; so many faults were known before."""
        if len(self._plan.failed) == faults and file.source in self._plan.digests:
            self.files[file.source] = self._digest(file)

    def _digest(self, file: File) -> str:
        """Of the bytes that were read, should the file have changed since the plan was made."""
        record = self.records.get(file.source)
        return file.seal(record.about.digest) if record else self._plan.digests[file.source]


def _size(file: File) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0
