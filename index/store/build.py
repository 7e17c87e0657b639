"""Brings the index up to the state of the sources: reads what changed, embeds what is new, publishes all at once."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from index.errors import NoSources, StoreBroken
from index.store.check import columns_fit
from index.store.choice import mismatch
from index.store.cluster.building import read_on, shared
from index.store.draft import Last
from index.store.failures import keep_failures
from index.store.manifest import Manifest, Record
from index.store.next import Next
from index.store.place import AnyStore
from index.store.plan import RULES, make_plan, pair
from index.store.reading import Parts, Reading
from index.store.room import room
from index.types import BuildPlan, BuildReport, Embedder, Failure, Progress

# Passages embedded in one go: enough for batches of like length, few enough to be held in memory.
_SLAB = 1024


def build(  # noqa: PLR0913  (what to build, with what, and ways to watch, direct or force it)
    store: AnyStore,
    roots: Sequence[str | Path],
    embedder: Embedder,
    *,
    model: str,
    fields: Mapping[str, str] | None = None,
    fresh: bool = False,
    salvage: bool = False,
    progress: Progress | None = None,
    published: Callable[[], None] = lambda: None,
    ray: str | None = None,
) -> BuildReport:
    """Makes the index hold just the sources under `roots`. If anything stops it, the last index goes on answering, and
    the next build takes over the vectors that it had computed.

    Args:
        store: where the index is kept.
        roots: files and folders.
        embedder: makes the vectors.
        model: the embedder's name, kept for the next start.
        fields: names of the fields of records; None for those of the last build.
        fresh: forget what is there and read and embed everything anew.
        salvage: with `fresh`, take over the vectors that are there.
        progress: called as it goes on.
        published: called when the next snapshot is live and before the last one is removed, to let go of that.
        ray: the Ray cluster on which it is read and embedded; None for this machine.

    Raises:
        NoSources: there is no file, or not one can be read.
        StoreBusy: another build is running.
        StoreError: the disk is full, or cannot be written.
        StoreBroken: what is there is damaged, and `fresh` is off.
        StoreMismatch: the index was built with another embedder, and `fresh` is off.
        ClusterError: the cluster cannot be used, or not with this store.
    """
    began = time.perf_counter()
    on = (ray, shared(store)) if ray else None
    with room(store.path), store.lock():
        store.sweep()  # What a build left that was killed.
        saved = _saved(store, embedder) if salvage else None
        last = None if fresh else store.last()
        if last and last.manifest.embedder != embedder.fingerprint:
            raise mismatch(last.manifest.embedder, embedder.fingerprint)
        plan = make_plan(roots, last.manifest if last else None, _fields(store, fields), store.path)
        reading = Reading(plan, store.documents, embedder, progress)
        next_ = Next(store, embedder, last, saved)
        try:
            if on and plan.new:
                with next_.elsewhere() as vectors:
                    changed = read_on(*on, vectors, plan, reading, embedder)
            else:
                changed = _write(reading, next_)
            if not reading.records:
                raise _nothing_read(plan.failed)
            changed |= plan.open.keys() - reading.records.keys()
            records = dict(sorted(reading.records.items()))
            manifest = Manifest(
                model, embedder.fingerprint, RULES, plan.roots, records, reading.files, dict(plan.fields)
            )
            if changed or last is None or not manifest.says_what(last.manifest):
                next_.publish(manifest, changed)
                published()
            else:
                next_.discard()
        finally:
            next_.close()
        keep_failures(store.path, store.current or "", plan.failed)
        old = last.manifest.records if last else {}
        return _report(old, records, next_.embedded, time.perf_counter() - began, plan.failed)


def preview(
    store: AnyStore, roots: Sequence[str | Path], fields: Mapping[str, str] | None = None, *, fresh: bool = False
) -> BuildPlan:
    """What a build would do, found without reading more than bytes; nothing is written.

    Raises:
        NoSources: there is no file under the roots.
        StoreBroken: what is there is damaged, and `fresh` is off.
    """
    last = None if fresh or store.current is None else store.manifest()
    return make_plan(roots, last, _fields(store, fields), store.path).told(last)


def _fields(store: AnyStore, given: Mapping[str, str] | None) -> Mapping[str, str]:
    """Names of the fields of records: those of the last build if none are given, even where all else is laid anew."""
    if given is not None:
        return given
    last = store.newest()
    return last.fields if last else {}


def _saved(store: AnyStore, embedder: Embedder) -> Last | None:
    """The live snapshot, if what was embedded for it is what it should be."""
    with suppress(StoreBroken):
        last = store.last()
        if last and last.manifest.embedder == embedder.fingerprint:
            fit = columns_fit(last.folder / "lexical", last.manifest, store.documents, embedder)
            return last if fit else None
    return None


def _write(reading: Reading, next_: Next) -> set[str]:
    """Writes what is new or changed, a slab at a time, and returns its sources."""
    changed: set[str] = set()
    for slab in _slabs(reading.parts()):
        next_.write(slab, reading.tell)
        reading.saved()
        changed.update(parts.document.source for parts in slab)
    return changed


def _slabs(all_parts: Iterable[Parts]) -> Iterator[list[Parts]]:
    slab: list[Parts] = []
    for parts in all_parts:
        slab.append(parts)
        if sum(len(some.pieces) for some in slab) >= _SLAB:
            yield slab
            slab = []
    if slab:
        yield slab


def _nothing_read(failed: Sequence[Failure]) -> NoSources:
    first = failed[0]
    others = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
    return NoSources(f"no source could be read: {first.source}: {first.reason}{others}", first.hint)


def _report(
    old: Mapping[str, Record], new: Mapping[str, Record], embedded: int, seconds: float, failed: Sequence[Failure]
) -> BuildReport:
    added, removed, both = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys()), new.keys() & old.keys()
    digests = ({name: record.about.digest for name, record in records.items()} for records in (old, new))
    renamed = len(pair(removed, added, *digests))
    kept = sum(new[source].document == old[source].document for source in both)
    return BuildReport(
        added=len(added) - renamed,
        changed=len(both) - kept,
        removed=len(removed) - renamed,
        kept=kept,
        passages=sum(record.about.passages for record in new.values()),
        statements=sum(record.about.statements for record in new.values()),
        not_english=sum(not record.about.english for record in new.values()),
        embedded=embedded,
        seconds=seconds,
        failed=tuple(failed),
        renamed=renamed,
    )
