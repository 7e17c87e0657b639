"""Brings the index up to the state of the sources: reads what changed, embeds what is new, publishes all at once."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import NoSources, SourceError
from index.read import read
from index.split import split
from index.store.choice import mismatch
from index.store.manifest import Manifest, Record
from index.store.plan import RULES, Plan, make_plan
from index.store.row import Row
from index.store.snapshot import Snapshot, Store
from index.types import BuildReport, Document, Embedder, Failure, Progress, Source

if TYPE_CHECKING:
    from index.types import Vectors

# Passages embedded in one go: enough for batches of like length, few enough to be held in memory.
_SLAB = 1024
# Passages handed to the embedder at once; after each, the progress is told.
_BATCH = 256


def build(  # noqa: PLR0913  (what to build, with what, and three ways to watch or force it)
    store: Store,
    roots: Sequence[str | Path],
    embedder: Embedder,
    *,
    model: str,
    fresh: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Makes the index hold just the sources under `roots`. If anything stops it, the last index goes on answering.

    Args:
        store: where the index is kept.
        roots: files and folders.
        embedder: makes the vectors.
        model: the embedder's name, kept for the next start.
        fresh: forget what is there and read and embed everything anew.
        progress: called after each file.

    Raises:
        NoSources: there is no file, or not one can be read.
        StoreBusy: another build is running.
        StoreMismatch: the index was built with another embedder, and `fresh` is off.
    """
    began = time.perf_counter()
    with store.lock():
        last = None if fresh else _last(store)
        if last and last[1].embedder != embedder.fingerprint:
            raise mismatch(last[1].embedder, embedder.fingerprint)
        plan = make_plan(roots, last[1] if last else None)
        old = last[1].records if last else {}
        job = _Job(store, embedder, last[0] if last else None, plan)
        try:
            new = job.run(progress, moved=last is not None and last[1].roots != plan.roots)
            if not plan.kept and not new:
                raise _nothing_read(plan.failed)
            records = dict(sorted({**plan.kept, **new}.items()))
            job.publish(Manifest(model, embedder.fingerprint, RULES, plan.roots, records))
        finally:
            job.close()
        return BuildReport(
            added=len(new.keys() - old.keys()),
            changed=len(new.keys() & old.keys()),
            removed=len(old.keys() - records.keys()),
            kept=len(plan.kept),
            passages=sum(record.about.passages for record in records.values()),
            embedded=job.embedded,
            seconds=time.perf_counter() - began,
            failed=tuple(plan.failed),
        )


def _last(store: Store) -> tuple[Path, Manifest] | None:
    """The live snapshot. The writer's lock is held, so nobody sweeps it."""
    if store.current is None:
        return None
    folder = store.path / "snapshots" / store.current
    return folder, Manifest.read(folder)


def _nothing_read(failed: Sequence[Failure]) -> NoSources:
    first = failed[0]
    others = f", and {len(failed) - 1} more like it" if len(failed) > 1 else ""
    return NoSources(f"no source could be read: {first.source}: {first.reason}{others}", first.hint)


class _Parts(NamedTuple):
    """A source that was read, and its passages."""

    document: Document
    rows: list[Row]


class _Job:
    """One build at work on a copy of the live snapshot, which is made when there is something to write."""

    def __init__(self, store: Store, embedder: Embedder, live: Path | None, plan: Plan) -> None:
        self.embedded = 0
        self.done = 0
        self._store, self._embedder, self._live, self._plan = store, embedder, live, plan
        self._folder: Path | None = None
        self._snapshot: Snapshot | None = None
        self._known: dict[str, Vectors] = {}

    def run(self, progress: Progress | None, *, moved: bool) -> dict[str, Record]:
        """Takes out what is gone and puts in what is new; returns what was put in.

        Args:
            progress: told of every step.
            moved: the roots are others than the last time, which has to be kept even if no source changed.
        """
        tell = progress or (lambda *_: None)
        records: dict[str, Record] = {}
        slab: list[_Parts] = []
        if self._plan.gone or moved:
            self._open()
        for parts in self._documents(tell):
            slab.append(parts)
            if sum(len(some.rows) for some in slab) >= _SLAB:
                records |= self._write(slab, tell)
                slab = []
        records |= self._write(slab, tell)
        if records:
            tell(len(self._plan.new), len(self._plan.new), "")
        return records

    def publish(self, manifest: Manifest) -> None:
        """Checks the counts and makes the new snapshot the live one, if there is one."""
        if self._snapshot is None:
            return
        self._snapshot.words.commit()
        self._snapshot.check(manifest.passages)
        self._snapshot.close()
        self._store.publish(self._snapshot.folder, manifest)

    def close(self) -> None:
        """Lets go of the files; a snapshot that was not published is swept."""
        if self._snapshot is not None:
            self._snapshot.close()
        if self._folder is not None:
            self._store.sweep()

    def _open(self) -> Snapshot:
        if self._snapshot is None:
            self._folder = self._store.begin(copy_of=self._live)
            self._snapshot = Snapshot(self._folder, create=self._live is None)
            if self._plan.new:
                self._known = self._snapshot.vectors.known(self._plan.gone)
            self._snapshot.vectors.delete(self._plan.gone)
            self._snapshot.words.delete(self._plan.gone)
        return self._snapshot

    def _rows(self, document: Document) -> list[Row]:
        source, text = document.source, document.text
        pieces = split(document, self._embedder.count, self._embedder.window)
        return [
            Row(p.id, source, p.start, p.end, document.location(p.start, p.end), text[p.start : p.end]) for p in pieces
        ]

    def _documents(self, tell: Progress) -> Iterator[_Parts]:
        """The new sources, read and split; what cannot be read is put on the list of failures."""
        for file in self._plan.new:
            tell(self.done, len(self._plan.new), f"reading {file.source}")
            try:
                for found in read(file):
                    if isinstance(found, Failure):
                        self._plan.failed.append(found)
                    else:
                        yield _Parts(found, self._rows(found))
            except SourceError as error:
                self._plan.failed.append(Failure(file.source, str(error), error.hint))
                self.done += 1

    def _write(self, slab: list[_Parts], tell: Progress) -> dict[str, Record]:
        """Embeds the passages whose words are new, and adds all of them to both indexes."""
        if not slab:
            return {}
        snapshot = self._open()
        rows = [row for parts in slab for row in parts.rows]
        vectors = self._known | self._embed({row.text for row in rows} - self._known.keys(), tell)
        snapshot.vectors.add(rows, [vectors[row.text] for row in rows])
        for document, own in slab:
            snapshot.words.add(own, f"{document.title}\n{document.publisher or ''}")
        self.done += len(slab)
        return {document.source: self._record(document, len(own)) for document, own in slab}

    def _embed(self, texts: set[str], tell: Progress) -> "dict[str, Vectors]":
        # Longest first: each batch holds texts of about one length, and the first one tells whether memory suffices.
        missing = sorted(texts, key=lambda text: (-len(text), text))
        vectors: dict[str, Vectors] = {}
        for i in range(0, len(missing), _BATCH):
            tell(self.done, len(self._plan.new), f"embedding, {i} of {len(missing)} passages")
            batch = missing[i : i + _BATCH]
            vectors.update(zip(batch, self._embedder.embed(batch), strict=True))
        self.embedded += len(missing)
        return vectors

    def _record(self, document: Document, passages: int) -> Record:
        return Record(_about(document, passages), self._store.documents.write(document))


def _about(document: Document, passages: int) -> Source:
    return Source(
        document.source,
        document.title,
        document.author,
        document.publisher,
        document.published,
        document.url,
        passages,
        document.digest,
    )
